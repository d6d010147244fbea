package no.byraportal.onboarding.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.Optional;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.client.ClientName;
import no.byraportal.client.ErpClientNo;
import no.byraportal.demo.RegisterStub;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.Programs;
import no.byraportal.onboarding.DraftService;
import no.byraportal.onboarding.Registration;
import no.byraportal.onboarding.Registration.FirstUser;
import no.byraportal.onboarding.RegistrationService;
import no.byraportal.onboarding.SuggestionService;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.ToldFacts;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.OrgNumber;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PortalTest
class RegistrationViewTest {

    private static final String KNOWN = """
            {"name": "Vestre Havn Fiskeforretning AS", "orgNumber": "100500221", "address": "Strandgaten 1\\n5004 Bergen",
             "customerRanges": [{"from": 10000, "to": 19999}], "nextInvoice": 8216,
             "departments": [{"code": "1", "name": "Salg"}], "integrationProperty": true,
             "vatCodes": [{"code": "1", "description": "Utgående mva, høy sats", "rate": 25, "standardTaxCode": 3},
                          {"code": "9", "description": "Utgående, fritatt", "rate": 0, "standardTaxCode": 5}]}""";

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final TestBureaus bureaus;
    private final KnownFactsService facts;
    private final DraftService drafts;
    private final RegistrationService registrations;
    private final SuggestionService suggestions;
    private TestBureau bureau;

    @SuppressWarnings("NullAway.Init")
    RegistrationViewTest(
            TestBureaus bureaus,
            KnownFactsService facts,
            DraftService drafts,
            RegistrationService registrations,
            SuggestionService suggestions) {
        this.bureaus = bureaus;
        this.facts = facts;
        this.drafts = drafts;
        this.registrations = registrations;
        this.suggestions = suggestions;
    }

    @BeforeEach
    void newBureau() {
        bureau = bureaus.bureau("Laks AS");
        tab.signIn(bureau.admin());
    }

    private void discovered(String number, String told) {
        facts.report(
                Programs.agent(bureau.id(), bureau.installation().id()),
                new ErpClientNo(number),
                ToldFacts.of((ObjectNode) JsonMapper.shared().readTree(told)));
    }

    private void open(String number) {
        tab.open("ny-klient?agent=" + bureau.installation().id() + "&klient=" + number);
    }

    private TextField field(String id) {
        return _get(TextField.class, spec -> spec.withId(id));
    }

    private void type(String id, String text) {
        tab.type((TextFieldBase<?, String>) field(id), text);
    }

    private void create() {
        _click(_get(Button.class, spec -> spec.withId("registration-create")));
    }

    private Registration somebodyElses() {
        return new Registration(
                bureau.installation().id(),
                new ErpClientNo("77"),
                Optional.empty(),
                new OrgNumber("100500221"),
                new ClientName("Vestre Havn AS"),
                Optional.empty(),
                suggestions.document(bureaus.scope(bureau.admin()), KnownFacts.NOTHING),
                new FirstUser(new EmailAddress("per@vestrehavn.example"), new ClientName("Per Strand")));
    }

    /** The register answers outside the page's lock. */
    private void untilItSays(String text) {
        Awaitility.await().pollInSameThread().untilAsserted(() -> {
            tab.roundTrip();
            assertThat(tab.text()).contains(text);
        });
    }

    @Test
    void fromADiscoveredClientWithTwoFieldsTyped() {
        discovered("431", KNOWN);
        tab.open("ny-klient");
        assertThat(tab.text()).contains("Vestre Havn Fiskeforretning AS");
        _click(_get(Button.class, spec -> spec.withText("Registrer")));
        untilItSays("VESTRE HAVN FISKEFORRETNING AS (AS)");
        assertThat(tab.text())
                .contains("Adressen er ulik", "Neste fakturanummer i ERP-systemet er 8 216", "20 000")
                .contains("blir det kluss i fakturanumrene")
                .contains("E-post til første bruker");
        type("registration-person", "Siv Strand");
        type("registration-email", "siv.aasen@vestrehavn.example");
        assertThat(tab.text()).contains("siv.aasen@vestrehavn.example er ledig.", "Klar til å opprettes");
        create();
        assertThat(tab.address()).matches("klienter/5\\d{6}");
        assertThat(tab.text()).contains("Vestre Havn Fiskeforretning AS", "100 500 221");
        assertThat(drafts.drafts(bureaus.scope(bureau.admin()))).isEmpty();
        assertThat(facts.discoveredCount(
                        bureaus.scope(bureau.admin()), bureau.installation().id()))
                .isZero();
    }

    @Test
    void whatIsTypedSurvivesTheTab() {
        discovered("431", KNOWN);
        open("431");
        String address = tab.address();
        type("registration-person", "Siv Strand");
        type("registration-email", "ikke ferdig");
        type("invoicing-duedays", "-1");
        tab.signIn(bureau.admin());
        tab.open(address);
        assertThat(field("registration-person").getValue()).isEqualTo("Siv Strand");
        assertThat(field("registration-email").getValue()).isEqualTo("ikke ferdig");
        assertThat(field("invoicing-duedays").getValue()).isEqualTo("-1");
        assertThat(field("invoicing-duedays").isInvalid()).isTrue();
        assertThat(tab.text()).contains("Betalingsfrist må rettes");
        open("431");
        assertThat(tab.address()).isEqualTo(address);
    }

    @Test
    void aColleagueTakesADraftOverAndBothAreTold() {
        open("431");
        String address = tab.address();
        type("registration-name", "Ny Båt AS");
        var colleague = bureaus.colleague(bureau);
        tab.signIn(colleague);
        tab.open("ny-klient");
        assertThat(tab.text()).contains("Ny Båt AS", "Anne Prøve har den");
        tab.open(address);
        assertThat(tab.text()).contains("Anne Prøve skriver i denne kladden");
        _click(_get(Button.class, spec -> spec.withText("Ta over")));
        assertThat(field("registration-name").getValue()).isEqualTo("Ny Båt AS");
    }

    @Test
    void aTakenOverDraftIsNotSavedByWhoHadIt() {
        open("431");
        type("registration-name", "Ny Båt AS");
        var colleague = bureaus.scope(bureaus.colleague(bureau));
        drafts.takeOver(colleague, drafts.drafts(colleague).getFirst().id());
        bureau.admin().signIn();
        type("registration-name", "Ny Båt og Motor AS");
        assertThat(tab.text()).contains("har tatt over kladden");
        assertThat(drafts.drafts(colleague).getFirst().typed("name")).isEqualTo("Ny Båt AS");
        _click(_get(Button.class, spec -> spec.withText("Fortsett her")));
        assertThat(drafts.drafts(colleague).getFirst().typed("name")).isEqualTo("Ny Båt og Motor AS");
    }

    @Test
    void whoHasTheCompanyAlreadyIsNamedAndLinkedTo() {
        open("001");
        type("registration-orgnumber", "123");
        assertThat(field("registration-orgnumber").isInvalid()).isTrue();
        assertThat(tab.text()).contains("er alt registrert: Laks AS", "Åpne Laks AS");
        assertThat(field("registration-erp").isInvalid()).isTrue();
        create();
        assertThat(tab.address()).startsWith("ny-klient/");
    }

    @Test
    void seriesThatMeetAreRefusedWhereTheyAreTypedWithTheNumber() {
        discovered("431", KNOWN);
        open("431");
        type("numberseries-customer-start", "12 400");
        assertThat(field("numberseries-customer-start").getErrorMessage()).contains("12\u00A0400");
        assertThat(tab.text()).contains("må rettes");
    }

    @Test
    void theRegistersAnswersAreSaid() {
        open("431");
        type("registration-orgnumber", RegisterStub.BANKRUPT);
        untilItSays("Firmaet er konkurs");
        assertThat(field("registration-name").getValue()).isEqualTo("NEDRE DAL TRELAST AS");
        type("registration-orgnumber", RegisterStub.DELETED);
        untilItSays("Firmaet ble slettet fra Enhetsregisteret 1. mars 2024");
        type("registration-orgnumber", "100700484");
        untilItSays("Enhetsregisteret kjenner ikke nummeret");
        type("registration-orgnumber", RegisterStub.DOWN);
        untilItSays("Enhetsregisteret svarer ikke");
    }

    @Test
    void aCopyHasTheSettingsAndNoNumbers() {
        tab.open("ny-klient?kopi=" + bureau.client(0).clientNumber());
        assertThat(field("invoicing-duedays").getValue()).isEqualTo("14");
        assertThat(field("numberseries-invoice-start").getValue()).isEmpty();
        assertThat(field("registration-orgnumber").getValue()).isEmpty();
        assertThat(tab.text()).contains("Neste fakturanummer i ERP-systemet er ikke kjent");
        _click(_find(Button.class, spec -> spec.withText("Bruk 1")).getLast());
        assertThat(field("numberseries-invoice-start").getValue()).isEqualTo("1");
    }

    @Test
    void aBureausFirstClientIsRecommendedToBeADemo() {
        bureau = bureaus.bureau(new byte[0]);
        tab.signIn(bureau.admin());
        tab.open("ny-klient?agent=" + bureau.installation().id() + "&klient=999");
        assertThat(tab.text()).contains("Byråets første klient: vi anbefaler å begynne med en demoklient");
    }

    @Test
    void ofTwoWhoRegisterTheSameTheSecondIsToldAndKeepsWhatIsTyped() {
        discovered("431", KNOWN);
        open("431");
        type("registration-person", "Siv Strand");
        type("registration-email", "siv.strand@vestrehavn.example");
        registrations.register(bureaus.scope(bureau.admin()), somebodyElses(), Optional.empty());
        bureau.admin().signIn();
        create();
        assertThat(tab.text()).contains("100 500 221 er alt registrert");
        assertThat(field("registration-person").getValue()).isEqualTo("Siv Strand");
        assertThat(drafts.drafts(bureaus.scope(bureau.admin()))).hasSize(1);
    }
}
