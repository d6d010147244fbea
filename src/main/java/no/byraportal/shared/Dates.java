package no.byraportal.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in Norwegian time: {@code 14. okt. kl. 09:12}; the year only when it is another one. */
public final class Dates {

    public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private Dates() {}

    public static String moment(Instant instant, Locale locale) {
        return written(instant, locale, "format.moment");
    }

    /** To the second, as a log has it: {@code 14. okt. kl. 09:12:31}. */
    public static String second(Instant instant, Locale locale) {
        return written(instant, locale, "format.second");
    }

    /** Until when something holds: a whole last day, or a moment of one. */
    public static String until(Instant end, Locale locale) {
        ZonedDateTime at = end.atZone(OSLO);
        return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? Texts.text(locale, "format.until.day", day(at.toLocalDate().minusDays(1), locale))
                : Texts.text(locale, "format.until", moment(end, locale));
    }

    /** {@code 14. okt. 2027} */
    public static String day(LocalDate day, Locale locale) {
        Locale spoken = Texts.spoken(locale);
        return DateTimeFormatter.ofPattern(Texts.text(spoken, "format.day"), spoken)
                .format(day);
    }

    /** {@code oktober 2027} */
    public static String month(YearMonth month, Locale locale) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", Texts.spoken(locale)).format(month);
    }

    private static String written(Instant instant, Locale locale, String pattern) {
        ZonedDateTime at = instant.atZone(OSLO);
        boolean thisYear = at.getYear() == ZonedDateTime.now(OSLO).getYear();
        Locale spoken = Texts.spoken(locale);
        return DateTimeFormatter.ofPattern(Texts.text(spoken, thisYear ? pattern : pattern + "WithYear"), spoken)
                .format(at);
    }

    /** How long something took, in its two weightiest units: {@code 2 min 14 s}. */
    public static String duration(Duration duration, Locale locale) {
        if (duration.toHours() > 0) {
            return Texts.text(locale, "duration.hours", duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0
                ? Texts.text(locale, "duration.minutes", duration.toMinutes(), duration.toSecondsPart())
                : Texts.text(locale, "duration.seconds", duration.toSeconds());
    }
}
