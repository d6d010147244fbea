package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each value of the settings may be, on both sides of each limit; days to pay have a test of their own. */
class ValuesTest {

    private static final Map<String, Function<String, ?>> VALUES = Map.ofEntries(
            Map.entry("plan", PlanCode::of),
            Map.entry("series", SeriesNumber::of),
            Map.entry("creditNote", CreditNoteStart::of),
            Map.entry("voucherType", VoucherType::of),
            Map.entry("kid", KidDigits::of),
            Map.entry("vatCode", VatCode::new),
            Map.entry("account", AccountNumber::new),
            Map.entry("salesAccount", SalesAccount::of),
            Map.entry("delivery", DeliveryMethod::new),
            Map.entry("mobile", MobileNumber::new),
            Map.entry("swift", SwiftCode::new),
            Map.entry("footer", InvoiceFooter::new),
            Map.entry("madeBy", MadeBy::of),
            Map.entry("flag", Written::flag));

    private static Object value(String kind, String written) {
        return Objects.requireNonNull(VALUES.get(kind)).apply(written);
    }

    @ParameterizedTest
    @CsvSource({
        "plan, 1, 1",
        "plan, 999, 999",
        "plan, 030, 30",
        "series, 1, 1",
        "series, 999999999, 999999999",
        "series, 000000000014, 14",
        "series, ' 10010 ', 10010",
        "creditNote, 0, 0",
        "creditNote, 999999999, 999999999",
        "voucherType, 1, 1",
        "voucherType, 999, 999",
        "kid, 0, 0",
        "kid, 25, 25",
        "vatCode, 1, 1",
        "vatCode, 01, 01",
        "vatCode, HøyÅÆ0123, HøyÅÆ0123",
        "account, 0000, 0000",
        "account, 3000, 3000",
        "account, 9999, 9999",
        "salesAccount, 1=3000, 1=3000",
        "salesAccount, ' 1 = 3000 ', 1=3000",
        "delivery, A, A",
        "delivery, Z, Z",
        "delivery, m, M",
        "mobile, '', ''",
        "mobile, 91234567, 91234567",
        "mobile, +47 912 34 567, +4791234567",
        "mobile, (912)34-567, 91234567",
        "mobile, 912\u00A034\u202F567, 91234567",
        "mobile, 123456789012345, 123456789012345",
        "swift, '', ''",
        "swift, DNBANOKK, DNBANOKK",
        "swift, dnbanokkxxx, DNBANOKKXXX",
        "swift, SPSONO22, SPSONO22",
        "footer, '', ''",
        "footer, ' Takk for handelen! ', Takk for handelen!",
        "footer, '\r\nEn\r\nto\t3\n ', 'En\nto\t3'",
        "madeBy, CLIENT, CLIENT",
        "madeBy, BUREAU, BUREAU",
        "flag, 0, false",
        "flag, 1, true"
    })
    void whatCanBeIsUnderstood(String kind, String written, String value) {
        assertThat(value(kind, written)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "plan, 0, plancode.range",
        "plan, 1000, plancode.range",
        "plan, '', plancode.range",
        "plan, Demo, plancode.range",
        "series, 0, seriesnumber.range",
        "series, 1000000000, seriesnumber.range",
        "series, 99999999999999999999, seriesnumber.range",
        "series, -1, seriesnumber.range",
        "series, +1, seriesnumber.range",
        "series, 1.0, seriesnumber.range",
        "series, 10 010, seriesnumber.range",
        "series, ٢١, seriesnumber.range",
        "series, '', seriesnumber.range",
        "creditNote, -1, creditnotestart.range",
        "creditNote, 1000000000, creditnotestart.range",
        "creditNote, '', creditnotestart.range",
        "voucherType, 0, vouchertype.range",
        "voucherType, 1000, vouchertype.range",
        "voucherType, x, vouchertype.range",
        "kid, -1, kiddigits.range",
        "kid, 26, kiddigits.range",
        "kid, seks, kiddigits.range",
        "vatCode, '', vatcode.characters",
        "vatCode, 12345678901, vatcode.characters",
        "vatCode, 1 1, vatcode.characters",
        "vatCode, 1-1, vatcode.characters",
        "vatCode, ٢, vatcode.characters",
        "account, 300, accountnumber.digits",
        "account, 30000, accountnumber.digits",
        "account, 300x, accountnumber.digits",
        "account, '', accountnumber.digits",
        "salesAccount, 1, salesaccount.form",
        "salesAccount, 1=3000=2, salesaccount.form",
        "salesAccount, =3000, vatcode.characters",
        "salesAccount, 1=300, accountnumber.digits",
        "delivery, '', delivery.letter",
        "delivery, MM, delivery.letter",
        "delivery, 1, delivery.letter",
        "delivery, Ø, delivery.letter",
        "delivery, ı, delivery.letter",
        "mobile, 1234567, mobile.digits",
        "mobile, 1234567890123456, mobile.digits",
        "mobile, 9123456O, mobile.digits",
        "mobile, 47+91234567, mobile.digits",
        "swift, DNBANOK, swift.form",
        "swift, DNBANOKKX, swift.form",
        "swift, DNBANOKKXX, swift.form",
        "swift, DNBANOKKXXXX, swift.form",
        "swift, 1NBANOKK, swift.form",
        "swift, DNBA NOKK, swift.form",
        "footer, 'a\u0000b', footer.characters",
        "footer, 'a\u001Bb', footer.characters",
        "madeBy, client, madeby.value",
        "madeBy, '', madeby.value",
        "flag, '', flag.value",
        "flag, 2, flag.value",
        "flag, true, flag.value"
    })
    void whatCannotBeIsRefusedWithAReasonInBothLanguages(String kind, String written, String key) {
        assertThatThrownBy(() -> value(kind, written)).isInstanceOfSatisfying(InvalidValue.class, refusal -> {
            assertThat(refusal.key()).isEqualTo(key);
            String norwegian = Texts.text(Texts.BOKMAL, key, refusal.arguments());
            String english = Texts.text(Texts.ENGLISH, key, refusal.arguments());
            assertThat(norwegian).isNotEqualTo(key).isNotEqualTo(english).doesNotContain("{");
            assertThat(english).isNotEqualTo(key).doesNotContain("{");
        });
    }

    @Test
    void aFooterHasAtMostAThousandCharactersWhateverTheyTake() {
        assertThat(new InvoiceFooter("🐟".repeat(1000)).text()).hasSize(2000);
        assertThatThrownBy(() -> new InvoiceFooter("å".repeat(1001)))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        e -> assertThat(Texts.text(Texts.BOKMAL, e.key(), e.arguments())
                                        .replace('\u00A0', ' '))
                                .contains("1 000", "1 001"));
        assertThatThrownBy(() -> new InvoiceFooter("\uD83D")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void onlyOneWayOfSendingIsKnown() {
        assertThat(new DeliveryMethod("M").isKnown()).isTrue();
        assertThat(new DeliveryMethod("E").isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vatCode", "account", "salesAccount"})
    void aReasonShowsNoMoreThanTheBeginningOfALongText(String kind) {
        assertThatThrownBy(() -> value(kind, "x".repeat(5000)))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        e -> assertThat(Texts.text(Texts.BOKMAL, e.key(), e.arguments()))
                                .hasSizeLessThan(200)
                                .contains("x".repeat(40) + "…"));
    }
}
