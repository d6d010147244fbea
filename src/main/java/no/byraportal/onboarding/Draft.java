package no.byraportal.onboarding;

import java.time.Instant;
import java.util.Map;
import no.byraportal.shared.Actor;

/**
 * A registration that somebody has begun.
 *
 * @param holder who types in it now
 * @param typed  what stands in each field, right or wrong, by the field's name
 */
public record Draft(DraftId id, Actor holder, Instant changedAt, Map<String, String> typed) {

    public static final String AGENT = "agentId";
    public static final String ERP = "erpClientNo";
    public static final String ORG_NUMBER = "orgNumber";
    public static final String NAME = "name";
    /** Whose address counts: {@code ERP} or {@code REGISTER}. */
    public static final String ADDRESS = "address";

    public static final String EMAIL = "user.email";
    public static final String PERSON = "user.name";
    /** The client number of the client whose settings are copied. */
    public static final String COPY_OF = "copyOf";
    /** Before each setting's path. */
    public static final String SETTINGS = "settings.";

    public Draft {
        typed = Map.copyOf(typed);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
