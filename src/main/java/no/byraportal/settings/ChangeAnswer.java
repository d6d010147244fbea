package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import no.byraportal.settings.SettingsDiff.FieldChange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * A change of one field as programs are told it, its values as they stand in the document; what was never judged stands
 * as it was written.
 */
record ChangeAnswer(
        String field,
        @JsonProperty("old") @Nullable JsonNode before,
        @JsonProperty("new") @Nullable JsonNode after,
        @Nullable Owner owner) {

    static List<ChangeAnswer> of(SettingsDiff diff, JsonMapper json) {
        return diff.changes().stream().map(change -> of(change, json)).toList();
    }

    private static ChangeAnswer of(FieldChange change, JsonMapper json) {
        return new ChangeAnswer(
                change.field(),
                value(change.field(), change.before(), json),
                value(change.field(), change.after(), json),
                SettingsField.at(change.field()).map(SettingsField::owner).orElse(null));
    }

    private static @Nullable JsonNode value(String path, @Nullable String written, JsonMapper json) {
        if (written == null) {
            return null;
        }
        return SettingsField.at(path)
                .map(field -> SettingsDocument.judging("true".equals(written), Map.of(field, written)))
                .filter(document -> document.unjudged().isEmpty())
                .map(document -> json.valueToTree(document).at("/" + path.replace('.', '/')))
                .orElseGet(() -> StringNode.valueOf(written));
    }
}
