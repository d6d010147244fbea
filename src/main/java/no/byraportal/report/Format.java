package no.byraportal.report;

import java.util.Locale;

/** As what a report is taken away: to be read and printed, to be calculated with, or to be read by programs. */
public enum Format {
    PDF("application/pdf"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv;charset=UTF-8");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** How such a file's name ends. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
