package no.byraportal.settings;

import no.byraportal.shared.InvalidValue;

/** Who makes the client's products in WebFaktura, as the bureau and the client have agreed (domain.md A10, 148–149). */
public enum MadeBy {
    CLIENT,
    BUREAU;

    static MadeBy of(String written) {
        return switch (written) {
            case "CLIENT" -> CLIENT;
            case "BUREAU" -> BUREAU;
            default -> throw new InvalidValue("madeby.value");
        };
    }
}
