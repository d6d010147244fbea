package no.byraportal.shared.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.byraportal.shared.Texts;

/** Moments as people read them, in Norwegian time: {@code 14. okt. kl. 09:12}; the year only when it is another one. */
public final class Dates {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private Dates() {}

    public static String moment(Instant instant, Locale locale) {
        ZonedDateTime at = instant.atZone(OSLO);
        boolean thisYear = at.getYear() == ZonedDateTime.now(OSLO).getYear();
        Locale spoken = Texts.spoken(locale);
        String pattern = Texts.text(spoken, thisYear ? "format.moment" : "format.momentWithYear");
        return DateTimeFormatter.ofPattern(pattern, spoken).format(at);
    }
}
