package no.byraportal.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import no.byraportal.access.PeopleService.Place;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.ProgramScope;
import no.byraportal.identity.UserId;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.ProgramRefused;
import no.byraportal.shared.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clients' people and their grants, for the bureau's own programs (contracts.md §4). */
@RestController
@RequestMapping("/api/v1/bureau/users")
class BureauUsersController {

    private final PeopleService people;
    private final AccessService access;
    private final JsonMapper json;

    BureauUsersController(PeopleService people, AccessService access, JsonMapper json) {
        this.people = people;
        this.access = access;
        this.json = json;
    }

    /** @param next for {@code after}; null: there are no more */
    record Users(List<User> users, @Nullable String next) {}

    record User(
            String id,
            String email,
            String name,
            UserState state,
            @Nullable Instant invitedAt,
            @Nullable Instant linkEndsAt,
            @Nullable Instant activatedAt,
            @Nullable Instant signedInAt,
            List<Grant> grants) {

        static User of(PersonRow person, List<AccessGrant> grants) {
            return new User(
                    person.id().toString(),
                    person.email(),
                    person.name(),
                    person.state(),
                    person.times().invitedAt().orElse(null),
                    person.times().linkEndsAt().orElse(null),
                    person.times().activatedAt().orElse(null),
                    person.times().signedInAt().orElse(null),
                    grants.stream().map(Grant::of).toList());
        }
    }

    /** @param until the last day; null: until it is withdrawn */
    record Grant(
            String id,
            long clientNumber,
            Level level,
            @Nullable LocalDate until,
            Instant at,
            String by,
            @Nullable String reason) {

        static Grant of(AccessGrant grant) {
            return new Grant(
                    grant.id().toString(),
                    grant.client().value(),
                    grant.level(),
                    grant.lastDay().orElse(null),
                    grant.at(),
                    grant.by(),
                    grant.reason().isEmpty() ? null : grant.reason());
        }
    }

    record NewUser(
            @Nullable String email,
            @Nullable String name,
            @Nullable List<@Nullable NewGrant> grants) {}

    record NewGrant(
            @Schema(type = "integer", format = "int32") @Nullable
            JsonNode clientNumber,

            @Schema(allowableValues = {"USER", "ADMIN"}) @Nullable
            String level,

            @Schema(format = "date") @Nullable String until) {}

    @GetMapping
    Users users(
            @AuthenticationPrincipal ProgramScope scope,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") String limit) {
        PeopleQuery asked = PeopleQuery.ALL.searching(search);
        int most = Sent.limit(limit);
        Optional<Place> place = after.isEmpty() ? Optional.empty() : Optional.of(place(asked, after));
        List<PersonRow> found = people.after(scope, asked, place, most + 1);
        List<PersonRow> page = found.subList(0, Math.min(most, found.size()));
        Map<UserId, List<AccessGrant>> grants =
                people.grants(scope, page.stream().map(PersonRow::id).toList());
        return new Users(
                page.stream()
                        .map(person -> User.of(person, grants.getOrDefault(person.id(), List.of())))
                        .toList(),
                page.size() == found.size() ? null : cursor(asked, page.getLast()));
    }

    /** All of it, or nothing. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    User invite(
            @AuthenticationPrincipal ProgramScope scope,
            @RequestHeader(name = "X-Reason", defaultValue = "") String reason,
            @RequestBody NewUser wanted) {
        scope.requireMayKeepUsers();
        Map<String, InvalidValue> refused = new LinkedHashMap<>();
        Optional<EmailAddress> email =
                judged(refused, "email", () -> new EmailAddress(Objects.requireNonNullElse(wanted.email(), "")));
        Optional<String> name =
                judged(refused, "name", () -> Wishes.name(Objects.requireNonNullElse(wanted.name(), "")));
        List<@Nullable NewGrant> grants = Objects.requireNonNullElse(wanted.grants(), List.of());
        if (grants.isEmpty()) {
            refused.put("grants", new InvalidValue("access.nogrants"));
        }
        List<Wish> wishes = new ArrayList<>();
        for (NewGrant grant : grants) {
            String path = "grants[" + wishes.size() + "].";
            NewGrant one = grant == null ? new NewGrant(null, null, null) : grant;
            Optional<ClientNumber> client =
                    judged(refused, path + "clientNumber", () -> ClientNumber.of(Sent.whole(one.clientNumber())));
            Optional<Level> level = judged(refused, path + "level", () -> level(one.level()));
            Optional<Optional<LocalDate>> until = judged(refused, path + "until", () -> until(one.until()));
            wishes.add(new Wish(
                    1,
                    email.orElse(NOBODY),
                    name.orElse(""),
                    client.orElse(NO_CLIENT),
                    level.orElse(Level.USER),
                    until.orElse(Optional.empty())));
        }
        if (!refused.isEmpty()) {
            throw new FieldRefused(refused);
        }
        UserId id = access.give(scope, email.orElseThrow(), wishes, Sent.reason(reason));
        return told(scope, id);
    }

    /** What stands for what was refused, and never goes further. */
    private static final EmailAddress NOBODY = new EmailAddress("nobody@byraportal.example");

    private static final ClientNumber NO_CLIENT = new ClientNumber(1);

    @DeleteMapping("/{userId}/grants/{grantId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @AuthenticationPrincipal ProgramScope scope,
            @PathVariable String userId,
            @PathVariable String grantId,
            @RequestHeader(name = "X-Reason", defaultValue = "") String reason) {
        scope.requireMayKeepUsers();
        UserId user = user(userId);
        ClientNumber client = people.grants(scope, user).stream()
                .filter(grant -> grant.id().toString().equals(grantId))
                .findFirst()
                .orElseThrow(() -> new NotFound("grant " + grantId))
                .client();
        var _ = access.withdraw(scope, user, List.of(client), Sent.reason(reason));
    }

    private static UserId user(String written) {
        try {
            return UserId.of(written);
        } catch (IllegalArgumentException e) {
            throw new NotFound("user " + written);
        }
    }

    private User told(ProgramScope scope, UserId id) {
        return User.of(people.person(scope, id), people.grants(scope, id));
    }

    private static <V> Optional<V> judged(Map<String, InvalidValue> refused, String field, Supplier<V> value) {
        try {
            return Optional.of(value.get());
        } catch (InvalidValue e) {
            refused.put(field, e);
            return Optional.empty();
        }
    }

    private static Level level(@Nullable String sent) {
        return Arrays.stream(Level.values())
                .filter(level -> level.name().equals(Objects.requireNonNullElse(sent, "USER")))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("access.level"));
    }

    private Optional<LocalDate> until(@Nullable String sent) {
        if (sent == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(access.lastDay(LocalDate.parse(sent)));
        } catch (DateTimeParseException e) {
            throw new InvalidValue("access.lastday", Wishes.YEARS);
        }
    }

    /** Carries the question too, so that it continues that one and no other. */
    private String cursor(PeopleQuery asked, PersonRow last) {
        String[] parts = {asked.search(), last.name(), last.id().toString()};
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(parts));
    }

    private Place place(PeopleQuery asked, String cursor) {
        try {
            byte[] written = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.UTF_8));
            String[] parts = json.readValue(written, String[].class);
            if (parts != null
                    && parts.length == 3
                    && Arrays.stream(parts).noneMatch(Objects::isNull)
                    && parts[0].equals(asked.search())) {
                return new Place(parts[1], UserId.of(parts[2]));
            }
        } catch (IllegalArgumentException | JacksonException e) {
            // Nobody's cursor: told below.
        }
        throw ProgramRefused.cursor();
    }
}
