package no.byraportal.webfaktura;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.WebFaktura;
import no.byraportal.settings.Applied;
import no.byraportal.settings.NumberService;
import no.byraportal.settings.OrderId;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.ProgramRefused;
import no.byraportal.shared.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** WebFaktura's door: the clients as they change, and what it answers (contracts.md §5). */
@RestController
@RequestMapping("/api/v1/webfaktura/clients")
class WebFakturaController {

    /** What a cursor of the feed says, and no other cursor does. */
    private static final Pattern CURSOR = Pattern.compile("feed ([0-9]{1,18})");

    private final FeedService feed;
    private final ClaimService claims;
    private final SettingsService settings;
    private final NumberService numbers;

    WebFakturaController(FeedService feed, ClaimService claims, SettingsService settings, NumberService numbers) {
        this.feed = feed;
        this.claims = claims;
        this.settings = settings;
        this.numbers = numbers;
    }

    /** @param next for {@code after}, also when there is nothing more yet */
    record Feed(List<FeedClient> clients, String next) {}

    @GetMapping
    Feed clients(
            @AuthenticationPrincipal WebFaktura asking,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "500") String limit) {
        long position = after.isEmpty() ? 0 : position(after);
        List<FeedClient> page = feed.feed(asking, position, Sent.limit(limit));
        return new Feed(page, cursor(page.isEmpty() ? position : page.getLast().position()));
    }

    private static String cursor(long position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("feed " + position).getBytes(StandardCharsets.US_ASCII));
    }

    private static long position(String cursor) {
        try {
            byte[] written = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.UTF_8));
            Matcher found = CURSOR.matcher(new String(written, StandardCharsets.UTF_8));
            if (found.matches()) {
                return Long.parseLong(found.group(1));
            }
        } catch (IllegalArgumentException e) {
            // Nobody's cursor: told below.
        }
        throw ProgramRefused.cursor();
    }

    @GetMapping("/{clientNumber}")
    FeedClient client(@AuthenticationPrincipal WebFaktura asking, @PathVariable ClientNumber clientNumber) {
        return feed.client(asking, clientNumber);
    }

    /** @param orgNumber of the company that it answers for, as the claim told it */
    record ClaimAnswer(@Nullable String orgNumber, @Nullable Boolean confirmed) {}

    @PutMapping(path = "/{clientNumber}/confirmed", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmed(
            @AuthenticationPrincipal WebFaktura asking,
            @PathVariable ClientNumber clientNumber,
            @RequestBody ClaimAnswer answer) {
        boolean confirmed = flag("confirmed", answer.confirmed());
        String said = answer.orgNumber();
        OrgNumber orgNumber = said == null ? null : Sent.at("orgNumber", () -> OrgNumber.of(said));
        claims.answer(asking, clientNumber, orgNumber, confirmed);
    }

    private static boolean flag(String field, @Nullable Boolean sent) {
        if (sent == null) {
            throw new FieldRefused(field, new InvalidValue("patch.flag"));
        }
        return sent;
    }

    /** What WebFaktura runs on for a client; each part is judged by itself. */
    record Proof(
            @Nullable Integer revision,
            @Nullable Boolean active,
            @Nullable String appliedAt) {

        /** @param toldPayments what it had been told of the client's payments */
        Applied judged(Optional<Boolean> toldPayments) {
            if (revision == null || revision < 1) {
                throw new FieldRefused("revision", new InvalidValue("applied.revision.missing"));
            }
            return new Applied(
                    revision,
                    Sent.at("appliedAt", () -> Sent.time(appliedAt, "applied.at")),
                    null,
                    flag("active", active),
                    toldPayments.orElse(null));
        }
    }

    @PutMapping(path = "/{clientNumber}/applied", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void applied(
            @AuthenticationPrincipal WebFaktura asking,
            @PathVariable ClientNumber clientNumber,
            @RequestBody Proof proof) {
        Applied applied = proof.judged(feed.toldPayments(asking, clientNumber));
        Sent.at("revision", () -> {
            settings.acknowledge(asking, clientNumber, applied);
            return applied;
        });
    }

    /** @param next the number that it gives next */
    record Carried(
            @Schema(type = "integer", format = "int32") @Nullable
            JsonNode next) {}

    @PutMapping(path = "/{clientNumber}/orders/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void carriedOut(
            @AuthenticationPrincipal WebFaktura asking,
            @PathVariable ClientNumber clientNumber,
            @PathVariable String id,
            @RequestBody Carried carried) {
        SeriesNumber next = Sent.at("next", () -> SeriesNumber.of(Sent.whole(carried.next())));
        numbers.acknowledge(asking, clientNumber, OrderId.of(id), next);
    }
}
