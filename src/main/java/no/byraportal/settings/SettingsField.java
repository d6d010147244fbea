package no.byraportal.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a client's settings, in the order a person meets them: path, place in the file, owner. */
public enum SettingsField {
    /** Is the client active? Its own action changes it. */
    ACTIVE("active", "VBClientNNN", document -> Boolean.toString(document.active())),
    /** Betalingsfrist, in days. */
    DUE_DAYS(
            "invoicing.dueDays",
            "CompanyDueDays",
            document -> Optional.ofNullable(document.invoicing().dueDays())
                    .map(DueDays::toString)
                    .orElse(null));

    private final String path;
    private final String tag;
    private final Function<SettingsDocument, @Nullable String> value;

    SettingsField(String path, String tag, Function<SettingsDocument, @Nullable String> value) {
        this.path = path;
        this.tag = tag;
        this.value = value;
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
        return Optional.ofNullable(value.apply(document))
                .or(() -> Optional.ofNullable(document.unjudged().get(path)));
    }

    public static Optional<SettingsField> at(String path) {
        return Arrays.stream(values()).filter(field -> field.path.equals(path)).findFirst();
    }
}
