package no.byraportal.settings;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.ProgramScope;
import no.byraportal.settings.ClientListing.Place;
import no.byraportal.settings.ClientListing.Shown;
import no.byraportal.settings.ClientQuery.Sort;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.ProgramRefused;
import no.byraportal.shared.Sent;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The bureau's clients, for its own programs (contracts.md §4). */
@RestController
@RequestMapping("/api/v1/bureau/clients")
class BureauClientsController {

    /** The database compares numbers as ASCII, and no number has anything else. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{0,10}");

    private final ClientListService list;
    private final ClientService clients;
    private final SettingsService settings;
    private final JsonMapper json;

    BureauClientsController(ClientListService list, ClientService clients, SettingsService settings, JsonMapper json) {
        this.list = list;
        this.clients = clients;
        this.settings = settings;
        this.json = json;
    }

    /** @param next for {@code after}; null: there are no more */
    record Clients(List<ToldClient> clients, @Nullable String next) {}

    @GetMapping
    Clients clients(
            @AuthenticationPrincipal ProgramScope scope,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "active") String status,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") String limit,
            HttpServletRequest request) {
        ClientListing asked = new ClientListing(
                search, choice("status", Shown.values(), status), choice("sort", Sort.values(), sort));
        int most = Sent.limit(limit);
        Optional<Place> place = after.isEmpty() ? Optional.empty() : Optional.of(place(asked, after));
        List<ListedClient> found = list.listed(scope, asked, place, most + 1);
        List<ListedClient> page = found.subList(0, Math.min(most, found.size()));
        return new Clients(
                page.stream()
                        .map(client -> ToldClient.listed(client, Texts.asked(request)))
                        .toList(),
                page.size() == found.size() ? null : cursor(asked, asked.place(page.getLast())));
    }

    @GetMapping("/{clientNumber}")
    ToldClient client(
            @AuthenticationPrincipal ProgramScope scope,
            @PathVariable ClientNumber clientNumber,
            HttpServletRequest request) {
        Client client = clients.client(scope, clientNumber);
        return ToldClient.of(
                client,
                settings.settings(scope, client.id()),
                settings.problems(scope, client.id()),
                Texts.asked(request));
    }

    /** Programs write {@code erpClientNo} for ERP_CLIENT_NO. */
    private static <E extends Enum<E>> E choice(String parameter, E[] choices, String written) {
        return Arrays.stream(choices)
                .filter(choice -> word(choice).equals(written))
                .findFirst()
                .orElseThrow(() -> new FieldRefused(
                        parameter,
                        new InvalidValue(
                                "parameter.choice",
                                Written.quoted(written),
                                String.join(
                                        ", ",
                                        Arrays.stream(choices)
                                                .map(BureauClientsController::word)
                                                .toList()))));
    }

    private static String word(Enum<?> choice) {
        String lower = choice.name().toLowerCase(Locale.ROOT);
        return Pattern.compile("_(.)")
                .matcher(lower)
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    /** Carries the question too, so that it continues that one and no other. */
    private String cursor(ClientListing asked, Place place) {
        String[] parts = {
            asked.search(), asked.shown().name(), asked.sort().name(), place.key(), Long.toString(place.number())
        };
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(parts));
    }

    private Place place(ClientListing asked, String cursor) {
        String[] parts = parts(cursor);
        Place place = new Place(parts[3], Math.max(Written.number(parts[4]), 0));
        boolean sameQuestion = parts[0].equals(asked.search())
                && parts[1].equals(asked.shown().name())
                && parts[2].equals(asked.sort().name());
        if (!sameQuestion
                || (asked.sort() != Sort.NAME && !NUMBER.matcher(place.key()).matches())) {
            throw ProgramRefused.cursor();
        }
        return place;
    }

    private String[] parts(String cursor) {
        try {
            byte[] written = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.UTF_8));
            String[] parts = json.readValue(written, String[].class);
            if (parts != null && parts.length == 5 && Arrays.stream(parts).noneMatch(Objects::isNull)) {
                return parts;
            }
        } catch (IllegalArgumentException | JacksonException e) {
            // Nobody's cursor: told below.
        }
        throw ProgramRefused.cursor();
    }
}
