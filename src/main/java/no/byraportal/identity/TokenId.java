package no.byraportal.identity;

import java.util.UUID;

/** A program's token; the id may be shown, the token never. */
public record TokenId(UUID value) {

    public static TokenId random() {
        return new TokenId(UUID.randomUUID());
    }

    public static TokenId of(String text) {
        return new TokenId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
