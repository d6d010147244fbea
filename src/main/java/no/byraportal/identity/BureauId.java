package no.byraportal.identity;

import java.util.UUID;

/** An accounting bureau, the tenant that every row belongs to. */
public record BureauId(UUID value) {

    public static BureauId random() {
        return new BureauId(UUID.randomUUID());
    }

    public static BureauId of(String text) {
        return new BureauId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
