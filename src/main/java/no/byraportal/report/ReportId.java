package no.byraportal.report;

import java.util.UUID;

/** A report that somebody has asked for. */
public record ReportId(UUID value) {

    static ReportId random() {
        return new ReportId(UUID.randomUUID());
    }

    public static ReportId of(String text) {
        return new ReportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
