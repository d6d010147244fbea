package no.byraportal.settings.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.all;
import static no.byraportal.Browserless.as;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Predicate;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.demo.DemoPerson;
import no.byraportal.identity.CurrentUser;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Fact;
import no.byraportal.settings.FactSource;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.annotation.Transactional;

/** Kontoer, Abonnement, Moduler, the footer, and what the bureau types of what it knows. */
@PortalTest
@Transactional
class ClientFieldsTest {

    private static final DemoPerson KARI = DemoPerson.of("kari@fjordregnskap.example");
    private static final DemoPerson MONA = DemoPerson.of("leder@fjordregnskap.example");
    /** Its ERP has accounts of its own, and codes that stand nowhere. */
    private static final ClientNumber FARM = new ClientNumber(4122);
    /** Its ERP has told no more than its name. */
    private static final ClientNumber UNHEARD = new ClientNumber(4120);

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final SettingsService settings;
    private final KnownFactsService facts;
    private final ClientService clients;
    private final CurrentUser currentUser;

    ClientFieldsTest(
            SettingsService settings, KnownFactsService facts, ClientService clients, CurrentUser currentUser) {
        this.settings = settings;
        this.facts = facts;
        this.clients = clients;
        this.currentUser = currentUser;
    }

    private ClientSettings stored(ClientNumber client) {
        return as(
                KARI,
                () -> settings.settings(
                        currentUser.scope(),
                        clients.client(currentUser.scope(), client).id()));
    }

    private Optional<String> stored(ClientNumber client, SettingsField field) {
        return field.in(stored(client).document());
    }

    private KnownFacts known() {
        return as(
                KARI,
                () -> facts.facts(
                        currentUser.scope(),
                        clients.client(currentUser.scope(), UNHEARD).id()));
    }

    private void open(ClientNumber client, String page) {
        tab.signIn(KARI);
        tab.open("klienter/" + client + "/" + page);
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static Button labelled(String label) {
        return all(Button.class)
                .filter(button -> button.getAriaLabel().equals(Optional.of(label)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label));
    }

    private static TextField field(String id) {
        return _get(TextField.class, spec -> spec.withId(id));
    }

    private void preview() {
        _click(button("Forhåndsvis endring"));
        tab.roundTrip();
    }

    private void save(ClientNumber client) {
        preview();
        _click(button("Lagre revisjon " + (stored(client).revision() + 1)));
        tab.roundTrip();
    }

    @Test
    void theErpsAccountIsTakenWithAClick() {
        open(FARM, "kontoer");
        assertThat(text(_get(AccountFields.class)))
                .contains("22 Salg av næringsmidler, gårdsbutikk", "3062 i ERP-systemet");
        assertThat(field("salesaccount-22").getValue()).isEmpty();
        _click(labelled("Bruk 3062 for avgiftskode 22"));
        tab.roundTrip();
        assertThat(field("salesaccount-22").getValue()).isEqualTo("3062");
        save(FARM);
        assertThat(stored(FARM, SettingsField.SALES_ACCOUNTS))
                .contains("1=3000;9=3100;11=3060;21=3080;91=3200;22=3062");
    }

    @Test
    void anAccountThatCannotBeIsRefusedInItsOwnField() {
        open(FARM, "kontoer");
        tab.type(field("salesaccount-11"), "30 60");
        preview();
        assertThat(field("salesaccount-11").isInvalid()).isTrue();
        assertThat(field("salesaccount-1").isInvalid()).isFalse();
        assertThat(_get(AccountFields.class).getErrorMessage()).startsWith("«30 60» kan ikke være en konto.");
        _assertNone(Dialog.class);
        tab.type(field("salesaccount-11"), "３０６０");
        preview();
        assertThat(field("salesaccount-11").isInvalid()).isTrue();
        tab.type(field("salesaccount-11"), "3060");
        assertThat(text(tab.view())).doesNotContain("ikke lagret");
    }

    @Test
    void levelsAreNineAndNoneIsLeftOut() {
        open(FARM, "kontoer");
        tab.type(field("level-1"), "3000");
        tab.type(field("level-3"), "3020");
        preview();
        assertThat(_get(LevelFields.class).getErrorMessage()).startsWith("Nivå 2 mangler.");
        tab.type(field("level-2"), "3010");
        tab.type(field("level-9"), "");
        save(FARM);
        assertThat(stored(FARM, SettingsField.LEVEL_ACCOUNTS)).contains("3000;3010;3020");
        assertThat(field("level-3").getValue()).isEqualTo("3020");
    }

    @Test
    void clientMadeProductsOnAnotherAccountAreWarnedOfWhereOneTypes() {
        open(FARM, "kontoer");
        tab.type(field("salesaccount-1"), "3010");
        assertThat(text(tab.view()))
                .contains("høy sats bokføres på 3010, 3060, men produkter som klienten lager selv, havner på 3000");
        group(group -> group.hasClassName("makers")).setValue("BUREAU");
        tab.roundTrip();
        assertThat(text(tab.view())).doesNotContain("havner på 3000");
    }

    @Test
    void eachPlanOfTheCatalogueIsACardAndAnotherCodeCanBeTyped() {
        open(FARM, "abonnement");
        assertThat(text(_get(PlanField.class)))
                .contains(
                        "10 Trinn 1 Inntil 100 fakturaer i året",
                        "Gjelder fra 1. jan. 2020",
                        "99 Demo",
                        "ingenting sendes til kundene");
        _get(PlanField.class).setValue("30");
        tab.type(_get(TextField.class, spec -> spec.withLabel("Annen kode")), "12");
        assertThat(text(_get(PlanField.class))).contains("Koden står ikke i listen over");
        assertThat(text(tab.view())).contains("Abonnement 12 finnes ikke blant abonnementene");
        save(FARM);
        assertThat(stored(FARM, SettingsField.PLAN)).contains("12");
        tab.type(_get(TextField.class, spec -> spec.withLabel("Annen kode")), "tolv");
        preview();
        assertThat(_get(PlanField.class).getErrorMessage()).startsWith("Skriv abonnementets kode");
    }

    @Test
    void whatAnotherPlanMeansIsSaidBeforeItIsSaved() {
        open(FARM, "abonnement");
        choose("40");
        assertThat(text(_get(PlanField.class))).contains("Mer plass: fra 100 til 1 000 fakturaer i året.");
        choose("10");
        assertThat(text(_get(PlanField.class))).doesNotContain("Mer plass");
        choose("99");
        assertThat(text(_get(PlanField.class)))
                .contains("Fra virkelig til demo: WebFaktura slutter å sende fakturaer til kundene");
        preview();
        _click(button("Lagre revisjon 2"));
        TextArea reason = _get(TextArea.class, spec -> spec.withLabel("Begrunnelse"));
        assertThat(reason.getErrorMessage()).startsWith("Skriv en begrunnelse.");
        reason.setValue("Prøves først.");
        _click(button("Lagre revisjon 2"));
        tab.roundTrip();
        choose("40");
        assertThat(text(_get(PlanField.class)))
                .contains("Fra demo til virkelig: fra neste faktura sender WebFaktura til klientens kunder.");
    }

    private void choose(String plan) {
        group(group -> group.hasClassName("plans")).setValue(plan);
        tab.roundTrip();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static RadioButtonGroup<String> group(Predicate<RadioButtonGroup> which) {
        return _get(RadioButtonGroup.class, spec -> spec.withPredicate(which));
    }

    @Test
    void theErpsPropertyStandsBesideThePayments() {
        open(FARM, "moduler");
        assertThat(text(tab.view()))
                .contains(
                        "WebFaktura-integrasjon er «Integrert med DI-Regnskap» i ERP-systemet. ERP-systemet, meldt av")
                .contains("Ikke i bruk ennå: Visma DI kan det ikke");
        open(UNHEARD, "moduler");
        assertThat(text(tab.view())).contains("Om den er det, er ikke kjent.");
        open(new ClientNumber(4114), "moduler");
        assertThat(text(tab.view())).contains("WebFaktura-integrasjon er ikke «Integrert med DI-Regnskap»");
    }

    @Test
    void whatSomebodyTypesIsKnownAndChangesNoSetting() {
        ClientSettings before = stored(UNHEARD);
        open(UNHEARD, "nummerserier");
        assertThat(text(tab.view())).contains("kundeseriene der er ikke kjent", "Skriv det inn under Firma");
        tab.type(field("numberseries-customer-start"), "10500");
        tab.open("klienter/4120/firma");
        _click(labelled("Skriv inn Kundeserier i ERP-systemet"));
        _get(TextArea.class).setValue("10\u00a0000 – 19 999\n\n40000-49999");
        _click(button("Noter"));
        tab.roundTrip();
        _assertNone(Dialog.class);
        assertThat(text(_get(FactsPanel.class)))
                .containsPattern("10 000–19 999, 40 000–49 999 Skrevet inn av Kari Nordvik \\d+");
        assertThat(known().of(Fact.CUSTOMER_RANGES).orElseThrow().source()).isEqualTo(FactSource.PERSON);
        tab.open("klienter/4120/nummerserier");
        assertThat(field("numberseries-customer-start").getValue())
                .as("what was typed stays")
                .isEqualTo("10500");
        assertThat(text(tab.view()))
                .contains("WebFaktura kan gi nummer 10 500 (10 000–19 999)")
                .doesNotContain("er ikke kjent");
        assertThat(stored(UNHEARD)).isEqualTo(before);
    }

    @Test
    void whatCannotBeAFactIsRefusedWithItsLine() {
        open(UNHEARD, "firma");
        _click(labelled("Skriv inn Avgiftskoder i ERP-systemet"));
        TextArea area = _get(TextArea.class);
        refused(area, "1; Høy; 25; 3\n\n2-2; Rar; 25; 3", "Linje 3: «2-2» kan ikke være en avgiftskode.");
        refused(area, "1; Høy; mye; 3", "Linje 1: Skriv en prosent fra 0 til 100");
        refused(area, "1; Høy; 25; tre", "Linje 1: Skriv standardkoden fra SAF-T");
        refused(area, "1; Høy\n1; Igjen", "Linje 2: «1» står to ganger.");
        area.setValue("1; Utgående mva, høy sats; 25 %; 3\n32\tRåfisk\t11,11\t32\n91");
        _click(button("Noter"));
        tab.roundTrip();
        assertThat(known().vatCodes().orElseThrow())
                .extracting(code ->
                        code.code() + " " + code.rate().map(Object::toString).orElse("-"))
                .containsExactly("1 25", "32 11.11", "91 -");
        _click(labelled("Skriv inn Avgiftskoder i ERP-systemet"));
        assertThat(_get(TextArea.class).getValue())
                .isEqualTo("1; Utgående mva, høy sats; 25; 3\n32; Råfisk; 11,11; 32\n91");
        _get(TextArea.class).setValue("");
        _click(button("Noter"));
        assertThat(known().of(Fact.VAT_CODES)).isEmpty();
    }

    private void refused(TextArea area, String typed, String reason) {
        area.setValue(typed);
        _click(button("Noter"));
        assertThat(area.isInvalid()).isTrue();
        assertThat(area.getErrorMessage()).startsWith(reason);
        assertThat(known().of(Fact.VAT_CODES)).isEmpty();
    }

    @Test
    void everyFactThatCanBeTypedComesBackAsItWasTyped() {
        open(UNHEARD, "firma");
        type("Salgskontoer i ERP-systemet", "21; 3060");
        type("Avdelinger", "1; Salg\n2");
        type("Adresse", "Bryggen 1\n5003 Bergen");
        assertThat(text(_get(FactsPanel.class))).contains("21: 3060", "1 Salg, 2", "Bryggen 1, 5003 Bergen");
        _click(labelled("Skriv inn Neste fakturanummer i ERP-systemet"));
        tab.type(_get(TextField.class), "1234567890".repeat(4));
        _click(button("Noter"));
        assertThat(_get(TextField.class).getErrorMessage()).startsWith("Skriv et helt tall");
        tab.type(_get(TextField.class), "18211");
        _click(button("Noter"));
        tab.roundTrip();
        _click(labelled("Skriv inn WebFaktura-integrasjon"));
        group(group -> true).setValue("true");
        _click(button("Noter"));
        tab.roundTrip();
        assertThat(text(_get(FactsPanel.class))).contains("18 211", "Integrert med DI-Regnskap");
        assertThat(known().isIntegrated()).contains(true);
    }

    private void type(String fact, String typed) {
        _click(labelled("Skriv inn " + fact));
        _get(TextArea.class).setValue(typed);
        _click(button("Noter"));
        tab.roundTrip();
        _assertNone(Dialog.class);
    }

    @Test
    void whoMayNotChangeTheClientSeesWhatIsKnownAndTypesNothing() {
        tab.signIn(MONA);
        tab.open("klienter/4122/firma");
        assertThat(text(_get(FactsPanel.class))).contains("Dette vet vi", "18 211", "Skrevet inn av Kari Nordvik");
        _assertNone(Button.class, spec -> spec.withText("Skriv inn …"));
    }

    @Test
    void theFooterKeepsEmojiAndRefusesWhatIsTooLongOrTurnsTheTextAround() {
        open(FARM, "fakturaoppsett");
        TextArea footer = _get(TextArea.class, spec -> spec.withId("invoicing-footer"));
        footer.setValue("x".repeat(10_000));
        preview();
        assertThat(footer.getErrorMessage().replace('\u00A0', ' '))
                .isEqualTo("Bunnteksten kan ha høyst 1 000 tegn, og denne har 10 000. Kort den ned.");
        footer.setValue("Takk \u202Eklat");
        preview();
        assertThat(footer.getErrorMessage()).startsWith("Bunnteksten har et tegn som ikke kan skrives ut.");
        footer.setValue("Takk for handelen! 😀👩‍🌾\nمرحبا <b>&amp;");
        save(FARM);
        assertThat(stored(FARM, SettingsField.FOOTER)).contains("Takk for handelen! 😀👩‍🌾\nمرحبا <b>&amp;");
    }
}
