package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.byraportal.settings.SettingsDiff.FieldChange;
import no.byraportal.settings.SettingsDocument.Invoicing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsDiffTest {

    @Test
    void equalDocumentsDoNotDiffer() {
        assertThat(SettingsDiff.between(dueIn(14), dueIn(14)).isEmpty()).isTrue();
        assertThat(SettingsDiff.between(dueIn(null), dueIn(null)).isEmpty()).isTrue();
    }

    @Test
    void aChangedValueIsToldOldAndNew() {
        assertThat(SettingsDiff.between(dueIn(14), dueIn(21)).changes())
                .containsExactly(new FieldChange("invoicing.dueDays", "14", "21"));
    }

    @Test
    void aValueThatWasNotGivenIsToldAsNothing() {
        assertThat(SettingsDiff.between(dueIn(null), dueIn(0)).changes())
                .containsExactly(new FieldChange("invoicing.dueDays", null, "0"));
        assertThat(SettingsDiff.between(dueIn(0), dueIn(null)).changes())
                .containsExactly(new FieldChange("invoicing.dueDays", "0", null));
    }

    @Test
    void anUnjudgedValueIsToldAsItWasWritten() {
        SettingsDocument imported =
                new SettingsDocument(true, new Invoicing(null), Map.of("invoicing.dueDays", "fjorten"));
        assertThat(SettingsDiff.between(imported, imported.dueIn(new DueDays(14)))
                        .changes())
                .containsExactly(new FieldChange("invoicing.dueDays", "fjorten", "14"));
        assertThat(imported.dueIn(new DueDays(14)).unjudged()).isEmpty();
    }

    @Test
    void fieldsAreToldInTheOrderAPersonMeetsThem() {
        SettingsDiff diff =
                SettingsDiff.between(dueIn(14), new SettingsDocument(false, new Invoicing(new DueDays(15)), Map.of()));
        assertThat(diff.changes()).extracting(FieldChange::field).containsExactly("active", "invoicing.dueDays");
        assertThat(diff.of(SettingsField.ACTIVE)).contains(new FieldChange("active", "true", "false"));
    }

    private static SettingsDocument dueIn(@Nullable Integer days) {
        return new SettingsDocument(true, new Invoicing(days == null ? null : new DueDays(days)), Map.of());
    }
}
