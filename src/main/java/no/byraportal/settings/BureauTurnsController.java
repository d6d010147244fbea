package no.byraportal.settings;

import java.time.Instant;
import java.util.List;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.ProgramScope;
import no.byraportal.shared.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deactivates and reactivates clients, for the bureau's own programs (contracts.md §4). */
@RestController
@RequestMapping("/api/v1/bureau/clients/{clientNumber}")
class BureauTurnsController {

    private final ClientService clients;
    private final TurnService turns;

    BureauTurnsController(ClientService clients, TurnService turns) {
        this.clients = clients;
        this.turns = turns;
    }

    record Why(@Nullable String reason) {}

    enum State {
        WAITING,
        DONE
    }

    /** @param at null while it is waited for */
    record Standing(Party party, State state, @Nullable Instant at) {}

    record Turned(boolean active, List<Standing> parties) {

        static Turned of(Turn turn) {
            return new Turned(
                    turn.on(),
                    turn.answers().stream()
                            .map(answer -> new Standing(
                                    answer.party(),
                                    answer.done().isPresent() ? State.DONE : State.WAITING,
                                    answer.done().orElse(null)))
                            .toList());
        }
    }

    @PostMapping(path = "/deactivate", consumes = MediaType.APPLICATION_JSON_VALUE)
    Turned deactivate(
            @AuthenticationPrincipal ProgramScope scope,
            @PathVariable ClientNumber clientNumber,
            @RequestBody Why why) {
        return turned(scope, clientNumber, why, turns::deactivate);
    }

    @PostMapping(path = "/reactivate", consumes = MediaType.APPLICATION_JSON_VALUE)
    Turned reactivate(
            @AuthenticationPrincipal ProgramScope scope,
            @PathVariable ClientNumber clientNumber,
            @RequestBody Why why) {
        return turned(scope, clientNumber, why, turns::reactivate);
    }

    private interface Turning {
        Turn carryOut(ProgramScope scope, ClientId client, String reason);
    }

    private Turned turned(ProgramScope scope, ClientNumber number, Why why, Turning turning) {
        scope.requireMayChangeClients();
        Client client = clients.client(scope, number);
        String reason = why.reason() == null ? "" : why.reason();
        return Turned.of(Sent.at("reason", () -> turning.carryOut(scope, client.id(), reason)));
    }
}
