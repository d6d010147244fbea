package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.byraportal.settings.SettingsDiff.FieldChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsDiffTest {

    private static final SettingsDocument BEFORE = SettingsDocument.judging(
            true,
            Map.of(
                    SettingsField.DUE_DAYS, "14",
                    SettingsField.VAT_PLH, "1;11",
                    SettingsField.SALES_ACCOUNTS, "1=3000"));

    @Test
    void equalDocumentsDoNotDiffer() {
        assertThat(SettingsDiff.between(BEFORE, BEFORE.with(SettingsField.DUE_DAYS, " 014 "))
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DUE_DAYS, 14, 21",
        "DUE_DAYS, 14, 0",
        "VAT_PLH, 1;11, 1",
        "VAT_PLH, 1;11, ''",
        "VAT_PLS, '', 12",
        "SALES_ACCOUNTS, 1=3000, 1=3000;9=3100",
        "CURRENCY, 0, 1",
        "CUSTOMERS_FROM_ERP, 1, 0",
        "MADE_BY, CLIENT, BUREAU",
        "FOOTER, '', Takk for handelen!",
        "ACTIVE, true, false"
    })
    void aChangedValueIsToldOldAndNewAsTheFileWritesIt(SettingsField field, String before, String after) {
        assertThat(SettingsDiff.between(BEFORE, BEFORE.with(field, after)).changes())
                .containsExactly(new FieldChange(field.path(), before, after));
    }

    @Test
    void aValueThatWasNotGivenIsToldAsNothing() {
        SettingsDocument given = BEFORE.with(SettingsField.CUSTOMER_END, "19999");
        assertThat(SettingsDiff.between(BEFORE, given).changes())
                .containsExactly(new FieldChange("numberSeries.customer.end", null, "19999"));
        assertThat(SettingsDiff.between(given, given.with(SettingsField.CUSTOMER_END, ""))
                        .changes())
                .containsExactly(new FieldChange("numberSeries.customer.end", "19999", null));
    }

    @Test
    void anUnjudgedValueIsToldAsItWasWritten() {
        SettingsDocument imported = SettingsDocument.judging(true, Map.of(SettingsField.DUE_DAYS, "fjorten"));
        assertThat(SettingsDiff.between(imported, imported.with(SettingsField.DUE_DAYS, "14"))
                        .changes())
                .containsExactly(new FieldChange("invoicing.dueDays", "fjorten", "14"));
    }

    @Test
    void fieldsAreToldInTheOrderAPersonMeetsThem() {
        SettingsDiff diff = SettingsDiff.between(
                BEFORE,
                BEFORE.with(SettingsField.SWIFT, "DNBANOKK")
                        .with(SettingsField.DUE_DAYS, "15")
                        .with(SettingsField.PLAN, "30")
                        .with(SettingsField.ACTIVE, "false"));
        assertThat(diff.changes())
                .extracting(FieldChange::field)
                .containsExactly("active", "subscription.plan", "invoicing.dueDays", "contact.swift");
        assertThat(diff.of(SettingsField.ACTIVE)).contains(new FieldChange("active", "true", "false"));
    }
}
