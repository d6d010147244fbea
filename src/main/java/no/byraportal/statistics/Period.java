package no.byraportal.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import no.byraportal.shared.InvalidValue;

/** Whole months, from the first to the last, at most ten years of them; they may be still to come. */
public record Period(YearMonth from, YearMonth to) {

    public static final int MOST_MONTHS = 120;

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;

    public Period {
        if (from.getYear() < EARLIEST || to.getYear() > LATEST) {
            throw new InvalidValue("period.years", Integer.toString(EARLIEST), Integer.toString(LATEST));
        }
        if (to.isBefore(from)) {
            throw new InvalidValue("period.backwards");
        }
        if (length(from, to) > MOST_MONTHS) {
            throw new InvalidValue("period.long", MOST_MONTHS);
        }
    }

    /** The twelve months that end with this one. */
    public static Period year(YearMonth last) {
        return new Period(last.minusMonths(11), last);
    }

    private static int length(YearMonth from, YearMonth to) {
        return (int) from.until(to, ChronoUnit.MONTHS) + 1;
    }

    /** How many months it has. */
    public int months() {
        return length(from, to);
    }

    /** Each of its months, the first one first. */
    public List<YearMonth> all() {
        return Stream.iterate(from, month -> month.plusMonths(1))
                .limit(months())
                .toList();
    }

    /** As long, and just before. */
    public Period before() {
        return moved(-months());
    }

    /** The same months a year earlier. */
    public Period yearBefore() {
        return moved(-12);
    }

    private Period moved(int months) {
        return new Period(from.plusMonths(months), to.plusMonths(months));
    }

    public LocalDate firstDay() {
        return from.atDay(1);
    }

    public LocalDate lastDay() {
        return to.atEndOfMonth();
    }
}
