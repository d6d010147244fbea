package no.byraportal.settings;

import java.util.Arrays;
import java.util.Optional;

/** The fields of a client's settings, in the order a person meets them: path, place in the file, owner. */
public enum SettingsField {
    /** Is the client active? Its own action changes it. */
    ACTIVE("active", "VBClientNNN"),
    /** Betalingsfrist, in days. */
    DUE_DAYS("invoicing.dueDays", "CompanyDueDays");

    private final String path;
    private final String tag;

    SettingsField(String path, String tag) {
        this.path = path;
        this.tag = tag;
    }

    /** The dotted path in the document: {@code invoicing.dueDays}. Its texts are {@code field.<path>…}. */
    public String path() {
        return path;
    }

    /** The tag that carries it in variables.xml. */
    public String tag() {
        return tag;
    }

    public Owner owner() {
        return Owner.PORTAL;
    }

    /** The value as written; what an import could not judge stands as it was; empty: not given. */
    public Optional<String> in(SettingsDocument document) {
        Optional<String> judged = switch (this) {
            case ACTIVE -> Optional.of(Boolean.toString(document.active()));
            case DUE_DAYS -> Optional.ofNullable(document.invoicing().dueDays()).map(DueDays::toString);
        };
        return judged.or(() -> Optional.ofNullable(document.unjudged().get(path)));
    }

    public static Optional<SettingsField> at(String path) {
        return Arrays.stream(values()).filter(field -> field.path.equals(path)).findFirst();
    }
}
