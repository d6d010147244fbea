package no.byraportal.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.shared.Texts;

/** What a report tells; its template is {@code reports/<word>.jrxml}. */
public enum ReportKind {
    /** How much was sent in some months, held against as many months before. */
    STATISTICS("statistics", Asks.PERIOD),
    /** Which clients there were on a day, and with which subscriptions. */
    CLIENTS("clients", Asks.DAY),
    /** What each client sends in a year, held against its plan. */
    USAGE("usage", Asks.NOTHING),
    /** Who could use which service, and for whom, when the last month had ended. */
    USERS("users", Asks.DAY),
    /** All of one client: settings, what changed in a period, who has access, and its agent. */
    CLIENT_FILE("client", Asks.CLIENT);

    /** What one must say to have it. */
    public enum Asks {
        /** It is as of today. */
        NOTHING,
        DAY,
        PERIOD,
        /** A client and a period. */
        CLIENT;

        /** Is it told as of one day? */
        boolean isOfADay() {
            return this == NOTHING || this == DAY;
        }
    }

    private final String word;
    private final Asks asks;

    ReportKind(String word, Asks asks) {
        this.word = word;
        this.asks = asks;
    }

    /** By the word that addresses have for it. */
    public static Optional<ReportKind> at(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    public Asks asks() {
        return asks;
    }

    /** Can it be made each month, without anybody saying of what? */
    public boolean isMonthly() {
        return asks != Asks.CLIENT;
    }

    String template() {
        return word;
    }

    /** The beginning of its texts' keys. */
    String key() {
        return "report." + word;
    }

    public String title(Locale locale) {
        return Texts.text(locale, key());
    }

    /** What it tells, in a sentence. */
    public String about(Locale locale) {
        return Texts.text(locale, key() + ".about");
    }
}
