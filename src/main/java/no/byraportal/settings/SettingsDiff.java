package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * The changes that nobody may make without saying why: whether the client is active, where a series starts, and to or
     * from the demo.
     */
    public List<FieldChange> demandingReason() {
        return changes.stream().filter(SettingsDiff::demandsReason).toList();
    }

    private static boolean demandsReason(FieldChange change) {
        return switch (SettingsField.at(change.field()).orElse(null)) {
            case ACTIVE, CUSTOMER_START, INVOICE_START, CREDIT_NOTE_START -> true;
            case PLAN -> PlanCode.DEMO.equals(change.before()) || PlanCode.DEMO.equals(change.after());
            case null, default -> false;
        };
    }

    /** Whom the difference concerns; what is no setting stands in the agent's file alone. */
    public Set<Consumer> concerns() {
        Set<Consumer> concerned = EnumSet.noneOf(Consumer.class);
        changes.forEach(change -> concerned.addAll(
                SettingsField.at(change.field()).map(SettingsField::consumers).orElse(Set.of(Consumer.AGENT))));
        return concerned;
    }

    public Optional<FieldChange> of(SettingsField field) {
        return changes.stream()
                .filter(change -> change.field().equals(field.path()))
                .findFirst();
    }
}
