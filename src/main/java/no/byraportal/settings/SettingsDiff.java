package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs between two documents, field by field. */
public record SettingsDiff(List<FieldChange> changes) {

    /**
     * One field that differs.
     *
     * @param field  its path
     * @param before as written before; null: not given
     * @param after  as written after; null: not given
     */
    public record FieldChange(
            String field, @Nullable String before, @Nullable String after) {}

    public static SettingsDiff between(SettingsDocument before, SettingsDocument after) {
        return new SettingsDiff(Arrays.stream(SettingsField.values())
                .filter(field -> !field.in(before).equals(field.in(after)))
                .map(field -> new FieldChange(
                        field.path(),
                        field.in(before).orElse(null),
                        field.in(after).orElse(null)))
                .toList());
    }

    /** This difference and more. */
    SettingsDiff and(List<FieldChange> more) {
        return new SettingsDiff(Stream.concat(changes.stream(), more.stream()).toList());
    }

    @JsonIgnore
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public Optional<FieldChange> of(SettingsField field) {
        return changes.stream()
                .filter(change -> change.field().equals(field.path()))
                .findFirst();
    }
}
