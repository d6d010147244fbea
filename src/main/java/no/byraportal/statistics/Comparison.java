package no.byraportal.statistics;

import java.util.Optional;

/** What a period is held against. */
public enum Comparison {
    NONE,
    /** As many months, just before. */
    BEFORE,
    YEAR_BEFORE;

    public Optional<Period> of(Period period) {
        return switch (this) {
            case NONE -> Optional.empty();
            case BEFORE -> Optional.of(period.before());
            case YEAR_BEFORE -> Optional.of(period.yearBefore());
        };
    }
}
