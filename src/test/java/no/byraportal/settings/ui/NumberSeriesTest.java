package no.byraportal.settings.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.all;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.annotation.Transactional;

/** Nummerserier: what is in use, what is ordered, and the proof that no number is given twice. */
@PortalTest
@Transactional
class NumberSeriesTest {

    private static final DemoPerson KARI = DemoPerson.of("kari@fjordregnskap.example");
    private static final DemoPerson MONA = DemoPerson.of("leder@fjordregnskap.example");

    @RegisterExtension
    final Browserless tab = new Browserless();

    private static TextField field(String id) {
        return _get(TextField.class, spec -> spec.withId(id));
    }

    private void open(String client) {
        tab.signIn(KARI);
        tab.open("klienter/" + client + "/nummerserier");
    }

    private void preview() {
        _click(_get(Button.class, spec -> spec.withText("Forhåndsvis endring")));
        tab.roundTrip();
    }

    private void ask(String button, String number, String reason) {
        _click(_get(Button.class, spec -> spec.withId(button)));
        tab.type(field("series-number"), number);
        _get(TextArea.class, spec -> spec.withId("series-reason")).setValue(reason);
        _click(_get(Button.class, spec -> spec.withText(button.contains("order") ? "Bestill" : "Noter")));
        tab.roundTrip();
    }

    @Test
    void aSeriesInUseShowsWhatIsKnownOfItAndItsStartStandsFast() {
        open("4110");
        assertThat(field("numberseries-invoice-start").isReadOnly()).isTrue();
        assertThat(field("numberseries-customer-start").isReadOnly()).isFalse();
        assertThat(text(tab.view()))
                .contains("Serien er i bruk, så startnummeret står fast.")
                .containsPattern("36 215 Høyeste brukte er 36 214\\. Notert av Kari Nordvik .* kl\\.")
                .containsPattern("70 000 er bestilt av Kari Nordvik .* WebFaktura har ikke svart ennå\\.")
                .contains("Kreditnotaene deler serie med fakturaene", "følger fakturaene");
        tab.open("klienter/4106/nummerserier");
        assertThat(text(tab.view()))
                .containsPattern("WebFaktura går videre fra 20 001, svarte .* 20 001 var bestilt av Kari Nordvik\\.")
                .contains("Seriene møtes ikke innen ti år eller 100 000 numre.");
    }

    @Test
    void theProofIsSaidInWordsAndReadAloud() {
        open("4116");
        assertThat(text(tab.view()))
                .contains("10 010 ligger i ERP-systemets egen serie, 10 000–19 999. Neste ledige er 20 000.");
        assertThat(all(NumberLine.class).map(line -> line.getElement().getAttribute("aria-label")))
                .first()
                .isEqualTo("ERP-systemet 10\u00A0000–19\u00A0999. WebFaktura 10\u00A0010–110\u00A0009");
        tab.open("klienter/4108/nummerserier");
        assertThat(text(tab.view())).contains("ERP-systemets kundenummerserier er ikke kjent");
    }

    @Test
    void theSecondSeriesMustStandInTheErpToo() {
        open("4124");
        assertThat(text(tab.view())).contains("Kundenummerserie 2 i Visma DI, under Egenskaper | Kontointervall");
    }

    @Test
    void theProofFollowsWhatIsTyped() {
        open("4124");
        assertThat(text(tab.view())).contains("Seriene overlapper ikke de neste 100 000 numrene.");
        tab.type(field("numberseries-customer-start"), "9 400");
        assertThat(text(tab.view())).contains("9 400 ligger i ERP-systemets egen serie, 1 000–9 999.");
        tab.type(field("numberseries-customer-start"), "20000");
        tab.type(field("numberseries-customer-end"), "29999");
        assertThat(text(tab.view())).contains("Seriene overlapper ikke. WebFaktura gir 20 000–29 999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numberseries-customer-start   | 9400   | 9 400 ligger i ERP-systemets egen serie, 1 000–9 999. Neste ledige er 10 000.",
                "numberseries-customer-start   | 1      | Serien når 1 000, som ligger i ERP-systemets egen serie",
                "numberseries-customer-end     | 29999  | Serien går videre fra 30 000, så den kan ikke slutte før det.",
                "numberseries-creditnote-start | 134957 | Faktura og kreditnota kan begge få nummer 134 957 innen ti år"
            })
    void whatWouldGiveANumberTwiceIsRefusedUnderTheField(String id, String typed, String reason) {
        open("4124");
        tab.type(field(id), typed);
        preview();
        assertThat(field(id).isInvalid()).isTrue();
        assertThat(field(id).getErrorMessage().replace('\u00A0', ' ')).startsWith(reason);
        _assertNone(PreviewSheet.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50 500", "50\u00A0500", "50\u2009500", "50\u202F500", "\u00A050500\u2009", "050500"})
    void numbersAreReadAsPeopleWriteAndPasteThem(String typed) {
        open("4124");
        tab.type(field("numberseries-customer-start"), typed);
        preview();
        assertThat(text(_get(PreviewSheet.class))).contains("30 000 50 500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1111111111111111111111111111111111111111",
                "-500",
                "５０５００",
                "50 50",
                "5 0500",
                "50.500",
                "50,500",
                "٥٠٥٠٠",
                "femti tusen",
                "0",
                "1000000000",
                "30000–39999"
            })
    void whatIsNoNumberIsRefusedAndSaysHowToWriteOne(String typed) {
        open("4124");
        tab.type(field("numberseries-customer-start"), typed);
        preview();
        assertThat(field("numberseries-customer-start").getErrorMessage().replace('\u00A0', ' '))
                .startsWith("Skriv et helt tall fra 1 til 999 999 999");
        _assertNone(PreviewSheet.class);
    }

    @Test
    void theSameNumberGroupedOtherwiseIsNoEdit() {
        open("4124");
        assertThat(field("numberseries-customer-start").getValue()).isEqualTo("30\u00A0000");
        tab.type(field("numberseries-customer-start"), "30000");
        assertThat(text(tab.view())).doesNotContain("ikke lagret");
    }

    @Test
    void anOrderIsPlacedAndShown() {
        open("4110");
        ask("numbers-order-invoice", "40 000", "Ny serie fra nyttår.");
        assertThat(tab.text())
                .contains("Ordren på 40 000 er lagt til WebFaktura.")
                .containsPattern("40 000 er bestilt av Kari Nordvik");
        _assertNone(NumberDialog.class);
    }

    @Test
    void aNumberThatIsNotedLocksTheStartAndKeepsWhatElseIsTyped() {
        open("4124");
        tab.type(field("numberseries-customer-end"), "49 999");
        tab.type(field("numberseries-invoice-start"), "35 000");
        ask("numbers-see-invoice", "35 100", "Sett i WebFaktura.");
        assertThat(field("numberseries-invoice-start").isReadOnly()).isTrue();
        assertThat(field("numberseries-invoice-start").getValue()).isEqualTo("34\u00A0958");
        assertThat(field("numberseries-customer-end").getValue()).isEqualTo("49 999");
        assertThat(text(tab.view())).contains("Høyeste brukte er 35 100.", "1 endring er ikke lagret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numbers-order-invoice | 36 214 | Serien er kommet til 36 215, og WebFaktura senker aldri et nummer.",
                "numbers-order-invoice | 36 ００ | Skriv et helt tall",
                "numbers-see-invoice   | 36214  | 36 214 er alt kjent brukt.",
                "numbers-see-customer  | 49 999 | Serien begynner på 50 000"
            })
    void whatCannotBeOrderedOrNotedStandsUnderItsField(String button, String number, String reason) {
        open("4110");
        ask(button, number, "Prøver");
        assertThat(field("series-number").isInvalid()).isTrue();
        assertThat(field("series-number").getErrorMessage().replace('\u00A0', ' '))
                .startsWith(reason);
    }

    @Test
    void withoutAReasonNothingIsOrdered() {
        open("4110");
        ask("numbers-order-invoice", "40000", " ");
        assertThat(_get(TextArea.class, spec -> spec.withId("series-reason")).getErrorMessage())
                .startsWith("Skriv en begrunnelse.");
    }

    @Test
    void aManagerSeesItAllAndOrdersNothing() {
        tab.signIn(MONA);
        tab.open("klienter/4110/nummerserier");
        assertThat(text(tab.view())).contains("Høyeste brukte er 36 214.");
        _assertNone(Button.class, spec -> spec.withId("numbers-order-invoice"));
    }

    @Test
    void theKidIsShownAsItWillBeAndForHowLongItHolds() {
        open("4124");
        KidPanel kid = _get(KidPanel.class);
        assertThat(text(kid))
                .contains("Bredden holder", "030000 Kunde, 6 siffer 034958 Faktura, 6 siffer")
                .contains("Med MOD11 blir kontrollsifferet")
                .contains("Lengde i alt 13 25", "KID settes i WebFaktura under Mitt firma.")
                .containsPattern("Med 500 fakturaer i året blir fakturadelen for smal i \\d{4}\\.");
        tab.type(field("numberseries-invoice-start"), "1 234 567");
        assertThat(text(_get(KidPanel.class))).contains("For smal", "Første nummer får ikke plass i KID.");
        _click(_get(Button.class, spec -> spec.withText("Forkast")));
        tab.open("klienter/4101/nummerserier");
        assertThat(text(_get(KidPanel.class))).contains("kan ikke regnes ut");
    }
}
