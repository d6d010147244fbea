package no.byraportal.access;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.byraportal.access.Linking.Given;
import no.byraportal.mail.Letter;
import no.byraportal.mail.Letter.Link;
import no.byraportal.mail.Letter.Row;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What people are told of what they were given: in Keycloak's own mail, and in letters to those who can sign in. */
@Component
class AccessLetter {

    /** Longer lists are told by their number. */
    private static final int NAMED = 20;

    private static final int NAMED_IN_ONE_LINE = 3;

    private final String portal;

    AccessLetter(@Value("${byraportal.url}") String portal) {
        this.portal = portal;
    }

    /** What Keycloak's mail says, by the names that the theme and the realm's user profile know. */
    Map<String, String> invitation(List<Given> given, Locale language) {
        Given first = given.getFirst();
        List<Given> theirs = given.stream()
                .filter(each -> each.bureau().equals(first.bureau()))
                .toList();
        Map<String, String> said = new LinkedHashMap<>();
        said.put("bureau", first.bureau());
        said.put("inviter", first.by());
        said.put("companies", companies(theirs, language));
        said.put("level", level(theirs, language));
        said.put("until", until(theirs, language));
        return said;
    }

    private static String companies(List<Given> given, Locale language) {
        String named =
                given.stream().limit(NAMED_IN_ONE_LINE).map(Given::client).collect(Collectors.joining(", "));
        int more = given.size() - NAMED_IN_ONE_LINE;
        return more > 0 ? Texts.text(language, "access.letter.more", named, more) : named;
    }

    private static String level(List<Given> given, Locale language) {
        List<String> levels = given.stream()
                .map(each -> each.level().name())
                .distinct()
                .sorted()
                .toList();
        String key = levels.size() > 1 ? "both" : levels.getFirst().toLowerCase(Locale.ROOT);
        return Texts.text(language, "access.letter.level." + key);
    }

    private static String until(List<Given> given, Locale language) {
        List<String> days = given.stream()
                .map(each -> each.lastDay()
                        .map(day -> day(day, language))
                        .orElseGet(() -> Texts.text(language, "access.letter.noend")))
                .distinct()
                .toList();
        return days.size() > 1 ? Texts.text(language, "access.letter.several") : days.getFirst();
    }

    private static String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofPattern(Texts.text(language, "format.day"), Texts.spoken(language))
                .format(day);
    }

    /** @param given by one bureau */
    Letter letter(EmailAddress to, String name, List<Given> given, Locale language) {
        Given first = given.getFirst();
        List<Row> rows = new ArrayList<>();
        given.stream()
                .limit(NAMED)
                .forEach(each -> rows.add(new Row(
                        each.client(),
                        level(List.of(each), language) + ", "
                                + Texts.text(language, "access.letter.until", until(List.of(each), language)))));
        if (given.size() > NAMED) {
            rows.add(new Row(
                    Texts.text(language, "access.letter.and"),
                    Texts.text(language, "access.letter.others", given.size() - NAMED)));
        }
        boolean named = !name.equals(to.address());
        return new Letter(
                to,
                language.getLanguage(),
                first.bureau(),
                Texts.text(language, "access.letter.subject", companies(given, language)),
                named
                        ? Texts.text(language, "access.letter.heading", name.split(" ", -1)[0])
                        : Texts.text(language, "access.letter.heading.plain"),
                List.of(
                        Texts.text(language, "access.letter.text", first.by(), first.bureau()),
                        Texts.text(language, "access.letter.how", to.address())),
                rows,
                Optional.of(new Link(Texts.text(language, "access.letter.link"), portal + "/")),
                List.of(Texts.text(language, "access.letter.small", first.bureau())));
    }
}
