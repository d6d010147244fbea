package no.byraportal.settings.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.all;
import static no.byraportal.Browserless.as;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.demo.DemoPerson;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.CurrentUser;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.settings.ToldFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Avgiftskoder: every code with its class, what is proposed and why, and that nothing moves by itself. */
@PortalTest
@Transactional
class VatCodesTest {

    private static final DemoPerson KARI = DemoPerson.of("kari@fjordregnskap.example");
    private static final DemoPerson MONA = DemoPerson.of("leder@fjordregnskap.example");
    private static final ClientNumber CLIENT = new ClientNumber(4125);
    private static final String PAGE = "klienter/4125/avgiftskoder";

    /** The five that the file has, one more in use, one not, one doubtful, raw fish and what is bought. */
    private static final String CODES = """
            {"vatCodes": [
               {"code": "1", "description": "Utgående mva, høy sats", "rate": 25, "standardTaxCode": 3},
               {"code": "9", "description": "Fritatt", "rate": 0, "standardTaxCode": 5},
               {"code": "11", "description": "Salg av tjenester, høy sats", "rate": 25, "standardTaxCode": 3},
               {"code": "21", "description": "Utgående mva, middels sats", "rate": 15, "standardTaxCode": 31},
               {"code": "91", "description": "Utenfor avgiftsområdet", "standardTaxCode": 6},
               {"code": "22", "description": "Salg av næringsmidler, butikk", "rate": 15, "standardTaxCode": 31},
               {"code": "33", "description": "Persontransport", "rate": 12, "standardTaxCode": 33},
               {"code": "34", "description": "Overnatting", "rate": 6, "standardTaxCode": 33},
               {"code": "40", "description": "Noe annet"},
               {"code": "32", "description": "Salg av råfisk", "rate": 11.11, "standardTaxCode": 32},
               {"code": "51", "description": "Inngående mva", "rate": 25, "standardTaxCode": 1},
               {"code": "52", "description": "Inngående mva, middels", "rate": 15, "standardTaxCode": 11}],
             "salesAccounts": [{"vatCode": "22", "account": "3062"}]}""";

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final SettingsService settings;
    private final KnownFactsService facts;
    private final ClientService clients;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;

    VatCodesTest(
            SettingsService settings,
            KnownFactsService facts,
            ClientService clients,
            CurrentUser currentUser,
            JdbcClient jdbc) {
        this.settings = settings;
        this.facts = facts;
        this.clients = clients;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
    }

    private ClientId id() {
        return clients.client(currentUser.scope(), CLIENT).id();
    }

    private ClientSettings stored() {
        return as(KARI, () -> settings.settings(currentUser.scope(), id()));
    }

    private Optional<String> stored(SettingsField field) {
        return field.in(stored().document());
    }

    private void known(String json) {
        as(KARI, () -> {
            facts.tell(currentUser.scope(), id(), ToldFacts.of((ObjectNode)
                    JsonMapper.shared().readTree(json)));
            return "";
        });
    }

    private void open(DemoPerson person) {
        tab.signIn(person);
        tab.open(PAGE);
    }

    private static VatRow row(String code) {
        return all(VatRow.class)
                .filter(row -> text(row).startsWith(code + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + code));
    }

    private static List<String> codes() {
        return all(VatRow.class).map(row -> text(row).split(" ", 2)[0]).toList();
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<String> choice(String code) {
        return all(RadioButtonGroup.class)
                .filter(group -> group.getAriaLabel().equals(Optional.of("Avgiftssats for kode " + code)))
                .findFirst()
                .orElseThrow();
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static String panel() {
        return text(_get(VatPanel.class));
    }

    private void save() {
        _click(button("Forhåndsvis endring"));
        tab.roundTrip();
        _click(button("Lagre revisjon " + (stored().revision() + 1)));
        tab.roundTrip();
    }

    @Test
    void everyCodeOfTheErpStandsInTheTableWithItsClass() {
        known(CODES);
        open(KARI);
        assertThat(codes()).containsExactly("1", "9", "11", "21", "22", "33", "34", "40", "91", "32");
        assertThat(text(row("21"))).contains("Utgående mva, middels sats", "15 %", "31", "3080");
        assertThat(choice("21").getValue()).isEqualTo("PLL");
        assertThat(choice("91").getValue()).isEqualTo("EKS");
        assertThat(choice("22").getValue()).isEqualTo("NONE");
        assertThat(text(row("22")))
                .contains("Ikke knyttet", "3062", "Se forslaget")
                .doesNotContain("ikke i bruk");
        assertThat(row("22").hasClassName("bad")).isTrue();
        assertThat(text(row("33"))).contains("Ikke knyttet, ikke i bruk");
        assertThat(text(tab.view()))
                .contains("Avgiftskoder uten sats: 22.", "Synkronisering av produkter vil feile")
                .containsPattern("Skrevet inn av Kari Nordvik \\d+");
    }

    @Test
    void rawFishHasNoClassAndWhatIsBoughtIsHidden() {
        known(CODES);
        open(KARI);
        assertThat(text(row("32"))).contains("WebFaktura har ingen sats for råfisk, 11,11 %.", "11,11 %");
        assertThat(text(tab.view())).contains("2 koder for inngående avgift kan ikke knyttes og er skjult.");
        _click(button("Vis dem"));
        assertThat(codes()).endsWith("32", "51", "52");
        assertThat(text(row("51"))).contains("Inngående avgift er for kjøp");
        _click(button("Skjul dem"));
        assertThat(codes()).doesNotContain("51");
    }

    @Test
    void aProposalIsShownWithItsReasonsAndDoesNothingByItself() {
        known(CODES);
        open(KARI);
        assertThat(panel())
                .contains(
                        "Forslag for kode 22",
                        "Middels (PLL)",
                        "Standardkode 31 i ERP-systemet",
                        "Satsen er 15 % i ERP-systemet og i loven",
                        "Næringsmidler, 15 % fra 1. jan. 2012",
                        "Beskrivelsen sier det samme",
                        "Har salgskonto 3062 i ERP-systemet");
        assertThat(choice("22").hasClassName("suggests-pll")).isTrue();
        _assertNone(Button.class, spec -> spec.withText("Forhåndsvis endring"));
        _click(button("Knytt 22 til Middels"));
        tab.roundTrip();
        assertThat(choice("22").getValue()).isEqualTo("PLL");
        assertThat(text(tab.view())).contains("1 endring er ikke lagret").doesNotContain("uten sats: 22");
        assertThat(stored(SettingsField.VAT_PLL)).contains("21");
        save();
        assertThat(stored(SettingsField.VAT_PLL)).contains("21;22");
    }

    @Test
    void onlyWhatNothingSpeaksAgainstIsTakenTogether() {
        known(CODES);
        open(KARI);
        assertThat(panel()).contains("Standardkode og sats er enige: 22 → Middels, 33 → Lav.");
        _click(button("Knytt alle sikre (2)"));
        tab.roundTrip();
        assertThat(choice("22").getValue()).isEqualTo("PLL");
        assertThat(choice("33").getValue()).isEqualTo("PLS");
        assertThat(choice("34").getValue()).isEqualTo("NONE");
        assertThat(panel())
                .contains(
                        "Forslag for kode 34",
                        "Satsen i ERP-systemet er 6 %, og det er ikke lovens",
                        "12 % fra 1. okt. 2021");
        assertThat(choice("40").getValue()).isEqualTo("NONE");
    }

    @Test
    void oneLooksAtTheProposalOfAnotherCode() {
        known(CODES);
        open(KARI);
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(
                        button -> button.getAriaLabel().equals(Optional.of("Se forslaget for kode 33")))));
        assertThat(panel()).contains("Forslag for kode 33", "Lav (PLS)");
    }

    @Test
    void aCodeThatMovesStandsInOneClassOnlyAndThereAndBackIsNoChange() {
        known(CODES);
        open(KARI);
        choice("1").setValue("FRI");
        tab.roundTrip();
        assertThat(text(tab.view()))
                .contains(
                        "Avgiftskoder Har et problem 2 endret",
                        "Standardkoden sier Høy",
                        "annen sats enn standardkoden");
        assertThat(panel()).contains("Forslag for kode 22");
        choice("1").setValue("PLH");
        tab.roundTrip();
        assertThat(text(tab.view())).doesNotContain("ikke lagret", "Standardkoden sier");
        choice("9").setValue("NONE");
        choice("91").setValue("NONE");
        tab.roundTrip();
        assertThat(text(tab.view()))
                .contains("ingen kode er knyttet til FRI, EKS. Synkronisering av produkter vil feile.");
    }

    @Test
    void aCodeThatAFileHasTwiceSaysSoAndGoesWhereItIsPut() {
        known(CODES);
        ClientSettings now = stored();
        as(
                KARI,
                () -> settings.change(
                        currentUser.scope(), now.revision(), now.with(SettingsField.VAT_FRI, "9;21"), ""));
        open(KARI);
        assertThat(choice("21").getValue()).isNull();
        assertThat(text(row("21"))).contains("Står under to satser: Middels, Fri");
        choice("21").setValue("PLL");
        save();
        assertThat(stored(SettingsField.VAT_PLL)).contains("21");
        assertThat(stored(SettingsField.VAT_FRI)).contains("9");
    }

    @Test
    void whatCannotBeReadStaysUntilSomebodyTypesAndNothingIsPutThere() {
        known(CODES);
        jdbc.sql("""
                        update settings set document = json_set(document, '$.vatMapping.PLL', null,
                            '$.unjudged', json_object('vatMapping.PLL', '21;æ ø')) where client_id = :client""").param("client", as(KARI, this::id).toString()).update();
        open(KARI);
        TextField raw = _get(TextField.class, spec -> spec.withId("vatmapping-pll"));
        assertThat(raw.getValue()).isEqualTo("21, æ ø");
        assertThat(text(tab.view())).contains("står som «21;æ ø» i variables.xml, og det kan ikke forstås");
        assertThat(panel()).doesNotContain("Forslag for kode");
        assertThat(choice("22").getItemEnabledProvider().test("PLL")).isFalse();
        choice("1").setValue("PLS");
        save();
        assertThat(stored(SettingsField.VAT_PLL)).contains("21;æ ø");
        tab.type(_get(TextField.class, spec -> spec.withId("vatmapping-pll")), "21");
        assertThat(choice("22").getItemEnabledProvider().test("PLL")).isTrue();
        assertThat(panel()).contains("Forslag for kode 22");
    }

    @Test
    void withoutTheErpsCodesOneAddsThemByHandAndIsToldWhatIsNotChecked() {
        known("{\"vatCodes\": null}");
        open(KARI);
        assertThat(codes()).containsExactly("1", "9", "11", "21", "91");
        assertThat(text(tab.view()))
                .contains(
                        "Kodene i ERP-systemet er ikke kjent.",
                        "så det kan ikke kontrolleres",
                        "Skriv det inn under Firma");
        TextField another = _get(TextField.class, spec -> spec.withLabel("Avgiftskode"));
        tab.type(another, "2-2");
        _click(button("Legg til kode"));
        assertThat(another.getErrorMessage()).startsWith("«2-2» kan ikke være en avgiftskode.");
        tab.type(another, "22");
        _click(button("Legg til kode"));
        choice("22").setValue("PLL");
        save();
        assertThat(stored(SettingsField.VAT_PLL)).contains("21;22");
    }

    @Test
    void aManagerSeesItAllAndChangesNothing() {
        known(CODES);
        open(MONA);
        assertThat(choice("22").isReadOnly()).isTrue();
        assertThat(panel()).contains("Forslag for kode 22");
        _assertNone(Button.class, spec -> spec.withText("Knytt 22 til Middels"));
        _assertNone(Button.class, spec -> spec.withText("Knytt alle sikre (2)"));
    }

    @Test
    void aThousandCodesAreShownAHundredAtATime() {
        StringBuilder codes = new StringBuilder("{\"vatCodes\": [");
        for (int i = 1000; i < 2000; i++) {
            codes.append(i == 1000 ? "" : ",").append("{\"code\": \"").append(i).append("\", \"standardTaxCode\": 3}");
        }
        known(codes.append("]}").toString());
        open(KARI);
        assertThat(codes()).hasSize(100);
        assertThat(text(tab.view())).contains("Viser 100 av 1 005 koder.");
        _click(button("Vis flere"));
        assertThat(codes()).hasSize(200);
    }
}
