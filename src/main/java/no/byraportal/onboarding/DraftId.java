package no.byraportal.onboarding;

import java.util.UUID;

/** A registration that somebody has begun. */
public record DraftId(UUID value) {

    static DraftId random() {
        return new DraftId(UUID.randomUUID());
    }

    public static DraftId of(String text) {
        return new DraftId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
