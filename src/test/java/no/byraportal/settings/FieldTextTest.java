package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import no.byraportal.settings.SettingsDiff.FieldChange;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "active                          | false           | Inaktiv                    | Inactive",
                "subscription.plan               | 99              | 99 Demo                    | 99 Demo",
                "subscription.plan               | 30              | 30                         | 30",
                "features.payments               | 1               | på                         | on",
                "features.currency               | 0               | av                         | off",
                "features.automaticBatchUpdate   | 1               | på                         | on",
                "numberSeries.invoice.start      | 20001           | 20\u00A0001                | 20\u00A0001",
                "numberSeries.creditNote.start   | 0               | 0, samme serie som fakturaene | 0, the same series as the invoices",
                "numberSeries.customer.end       |                 | ikke satt                  | not set",
                "vatMapping.PLH                  | 1;11            | 1, 11                      | 1, 11",
                "vatMapping.PLS                  | ''              | ingen                      | none",
                "salesAccounts                   | 1=3000;9=3100   | 1: 3000, 9: 3100           | 1: 3000, 9: 3100",
                "products.madeBy                 | BUREAU          | Byrået                     | The bureau",
                "products.levelAccounts          | 3000;3100       | 3000, 3100                 | 3000, 3100",
                "invoicing.dueDays               | 14              | 14 dager                   | 14 days",
                "invoicing.dueDays               | 1               | 1 dag                      | 1 day",
                "invoicing.dueDays               | fjorten         | «fjorten»                  | “fjorten”",
                "invoicing.footer                | 1=2; takk       | 1=2; takk                  | 1=2; takk",
                "invoicing.footer                | ''              | ingen                      | none",
                "contact.mobile                  | +4791234567     | +4791234567                | +4791234567",
                "no.longer.there                 | x=1             | x=1                        | x=1"
            })
    void aValueIsToldInWords(String field, String value, String norwegian, String english) {
        assertThat(FieldText.value(field, value, Texts.BOKMAL)).isEqualTo(norwegian);
        assertThat(FieldText.value(field, value, Texts.ENGLISH)).isEqualTo(english);
    }

    @ParameterizedTest
    @EnumSource(SettingsField.class)
    void everyFieldHasANameAndASentenceThatSaysWhatItDoes(SettingsField field) {
        for (var language : new Locale[] {Texts.BOKMAL, Texts.ENGLISH}) {
            assertThat(FieldText.name(field.path(), language)).doesNotStartWith("field.");
            assertThat(Texts.text(language, "field." + field.path() + ".help"))
                    .doesNotStartWith("field.")
                    .endsWith(".");
        }
    }

    @Test
    void aRateIsNamedBesideItsCode() {
        assertThat(FieldText.name("vatMapping.PLL", Texts.BOKMAL)).contains("middels", "PLL");
        assertThat(FieldText.name("vatMapping.PLS", Texts.BOKMAL)).contains("lav", "PLS");
        assertThat(FieldText.change(new FieldChange("vatMapping.PLL", "21", "21;22"), Texts.BOKMAL))
                .isEqualTo("Avgiftskoder, middels sats (PLL): 21 → 21, 22");
    }
}
