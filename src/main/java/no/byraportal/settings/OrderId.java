package no.byraportal.settings;

import java.util.UUID;
import no.byraportal.shared.NotFound;

/** One order for a next number. */
public record OrderId(UUID value) {

    static OrderId random() {
        return new OrderId(UUID.randomUUID());
    }

    /** @throws NotFound when it is no id at all, and so no order's */
    public static OrderId of(String written) {
        try {
            return new OrderId(UUID.fromString(written));
        } catch (IllegalArgumentException e) {
            throw new NotFound("order");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
