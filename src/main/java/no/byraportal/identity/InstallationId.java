package no.byraportal.identity;

import java.util.UUID;

/** A sync agent's installation beside an ERP. */
public record InstallationId(UUID value) {

    public static InstallationId random() {
        return new InstallationId(UUID.randomUUID());
    }

    public static InstallationId of(String text) {
        return new InstallationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
