package no.byraportal.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.ProgramScope;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The bureau's agents, for its own programs (contracts.md §4). */
@RestController
@RequestMapping("/api/v1/bureau/agents")
class BureauAgentsController {

    private final InstallationService installations;

    BureauAgentsController(InstallationService installations) {
        this.installations = installations;
    }

    record Agents(List<Agent> agents) {}

    /** @param lastSeenAt null: never heard from */
    record Agent(
            String id,
            String name,
            Instant createdAt,
            @Nullable Instant lastSeenAt) {

        static Agent of(Installation installation) {
            return new Agent(
                    installation.id().toString(),
                    installation.name(),
                    installation.createdAt(),
                    installation.lastSeenAt());
        }
    }

    @GetMapping
    Agents agents(@AuthenticationPrincipal ProgramScope scope) {
        return new Agents(
                installations.installations(scope).stream().map(Agent::of).toList());
    }

    record NewAgent(@JsonProperty("name") @Nullable String name) {}

    /** @param token shown here and nowhere else */
    record InstalledAgent(String id, String name, String token) {

        @Override
        public String toString() {
            return "agent " + id;
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    InstalledAgent install(@AuthenticationPrincipal ProgramScope scope, @RequestBody NewAgent wanted) {
        try {
            InstallationService.Equipped born = installations.equip(scope, wanted.name() == null ? "" : wanted.name());
            return new InstalledAgent(
                    born.installation().id().toString(),
                    born.installation().name(),
                    born.token().secret());
        } catch (InvalidValue e) {
            throw new FieldRefused("name", e);
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal ProgramScope scope, @PathVariable InstallationId id) {
        installations.remove(scope, id);
    }
}
