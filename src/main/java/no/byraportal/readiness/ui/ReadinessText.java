package no.byraportal.readiness.ui;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.byraportal.agent.AgentStatus.Product;
import no.byraportal.readiness.Finding;
import no.byraportal.readiness.Rung;
import no.byraportal.readiness.Step;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;

/** What is found at a step in words: its name, what is known and from whom, and what to do and where. */
final class ReadinessText {

    private ReadinessText() {}

    /** A step in a word or two, as one filters by it. */
    static String at(Step step, Locale locale) {
        return Texts.text(locale, "readiness.at." + word(step));
    }

    /** What is done by its step's name, what is not by its own. */
    static String title(Rung rung, Locale locale) {
        Finding finding = rung.finding();
        return Texts.text(locale, finding.isBehind() ? "readiness.step." + word(finding.step()) : finding.key());
    }

    /** «OPG 4.12 svarer · Server i Bergen, 14. okt. kl. 09:11». */
    static String evidence(Rung rung, Locale locale) {
        Finding finding = rung.finding();
        boolean other = finding == Finding.NUMBER_SHARED || finding == Finding.ID_SHARED;
        String unnamed = other ? Texts.text(locale, "readiness.hidden") : "";
        Object[] known = rung.evidence().stream()
                .map(each -> each.equals("") ? unnamed : argument(each, locale))
                .toArray();
        String text = Texts.text(locale, finding.key() + ".evidence", known).replaceAll(" {2,}", " ");
        return rung.at()
                .map(at ->
                        Texts.text(locale, "readiness.from", text, rung.source().orElse(""), Dates.moment(at, locale)))
                .orElse(text);
    }

    private static Object argument(Object each, Locale locale) {
        return switch (each) {
            case Integer number -> number;
            case LocalDate day -> Dates.day(day, locale);
            case Product product -> product(product, locale);
            default -> each.toString();
        };
    }

    static String product(Product product, Locale locale) {
        return Texts.text(locale, "agent.product." + word(product));
    }

    /** What to do where one ERP differs from another, or everywhere. */
    record How(Optional<Product> where, List<String> clicks) {}

    /** In the client's own ERP; in each where nobody knows which it is. */
    static List<How> how(Rung rung, Optional<Product> product, Locale locale) {
        String key = rung.finding().key() + ".how";
        List<How> own = product.map(Stream::of)
                .orElseGet(() -> Arrays.stream(Product.values()))
                .flatMap(each ->
                        clicks(key + "." + word(each), locale)
                                .map(clicks -> new How(Optional.of(each), clicks))
                                .stream())
                .toList();
        return own.isEmpty()
                ? clicks(key, locale).map(clicks -> new How(Optional.empty(), clicks)).stream()
                        .toList()
                : own;
    }

    private static Optional<List<String>> clicks(String key, Locale locale) {
        String text = Texts.text(locale, key);
        return text.equals(key) ? Optional.empty() : Optional.of(text.lines().toList());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
