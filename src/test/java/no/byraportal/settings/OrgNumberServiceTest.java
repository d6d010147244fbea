package no.byraportal.settings;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Another organisation number of a client: judged, with a reason, once among those that invoice in earnest. */
@PortalTest
@Transactional
class OrgNumberServiceTest {

    private static final OrgNumber NEW = new OrgNumber("999999999");
    private static final OrgNumber OLD = new OrgNumber("888888888");

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final OrgNumberService orgNumbers;
    private final ClientService clients;
    private final SettingsService settings;
    private final KnownFactsService facts;
    private final TurnService turns;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private TestBureau bureau;
    private PersonScope anne;

    OrgNumberServiceTest(
            OrgNumberService orgNumbers,
            ClientService clients,
            SettingsService settings,
            KnownFactsService facts,
            TurnService turns,
            TestBureaus bureaus,
            JdbcClient jdbc) {
        this.orgNumbers = orgNumbers;
        this.clients = clients;
        this.settings = settings;
        this.facts = facts;
        this.turns = turns;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void clients() {
        bureau = bureaus.bureau("Fjellheim AS", "Bekk og Bro AS");
        anne = bureaus.scope(bureau.admin());
        orgNumbers.change(anne, bureau.client(0).id(), OLD, "Første");
    }

    private Client client(int index) {
        return clients.client(
                bureaus.scope(bureau.admin()), bureau.client(index).id());
    }

    private String claim() {
        return jdbc.sql("select claim from webfaktura_client where client_id = :client")
                .param("client", bureau.client(0).id().toString())
                .query(String.class)
                .single();
    }

    @Test
    void aConfirmedClientIsAClaimAgain() {
        jdbc.sql("update webfaktura_client set claim = 'CONFIRMED', org_number = '888888888' where client_id = :client")
                .param("client", bureau.client(0).id().toString())
                .update();
        orgNumbers.change(anne, bureau.client(0).id(), NEW, "Omdannet");
        assertThat(client(0).orgNumber()).isEqualTo(NEW);
        assertThat(claim()).isEqualTo("WAITING");
        assertThat(jdbc.sql("select json_value(details, '$.reason') from audit_log where subject_id = :client"
                                + " and action = 'client.called' order by id desc limit 1")
                        .param("client", bureau.client(0).id().toString())
                        .query(String.class)
                        .single())
                .isEqualTo("Omdannet");
    }

    @Test
    void whoeverLeftTheirPlaceToAnotherDoesNotComeBackBesideIt() {
        turns.deactivate(anne, bureau.client(0).id(), "Sluttet");
        orgNumbers.change(anne, bureau.client(1).id(), OLD, "Overtatt");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> turns.reactivate(anne, bureau.client(0).id(), "Kom tilbake"))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("orgnumber-registered"))
                .satisfies(refused -> assertThat(refused.arguments()).contains("Bekk og Bro AS"));
        assertThat(settings.settings(anne, bureau.client(0).id()).document().active())
                .isFalse();
    }

    @Test
    void aDemoDoesNotGoLiveBesideAnother() {
        change(0, "99");
        orgNumbers.change(anne, bureau.client(1).id(), OLD, "Den virkelige");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> change(0, "10"))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("orgnumber-registered"))
                .satisfies(refused -> assertThat(refused.fields()).containsExactly("subscription.plan"));
    }

    @Test
    void aFactThatAPersonTypesIsJudgedLikeAnyNumberTheyType() {
        ToldFacts twice = told(OLD);
        assertThatExceptionOfType(FieldRefused.class)
                .isThrownBy(() -> facts.tell(anne, bureau.client(1).id(), twice))
                .satisfies(refused -> assertThat(refused.reasons()).containsOnlyKeys("orgNumber"));
        assertThat(client(1).orgNumber()).isNull();
        facts.tell(anne, bureau.client(1).id(), told(NEW));
        assertThat(client(1).orgNumber()).isEqualTo(NEW);
    }

    @Test
    void whatTheErpTellsIsKeptAndIsAProblem() {
        facts.report(
                Programs.agent(bureau.id(), bureau.installation().id()),
                bureau.client(1).erpClientNo(),
                told(OLD));
        assertThat(client(1).orgNumber()).isEqualTo(OLD);
        assertThat(settings.problems(anne, bureau.client(1).id())).first().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("orgnumber-twice");
            assertThat(problem.text(Texts.BOKMAL)).contains(OLD.grouped() + " står på flere aktive klienter");
        });
        turns.deactivate(anne, bureau.client(1).id(), "Feil klient");
        assertThat(settings.problems(anne, bureau.client(1).id()))
                .noneMatch(problem -> problem.key().equals("orgnumber-twice"));
    }

    private static ToldFacts told(OrgNumber number) {
        return ToldFacts.of(JsonMapper.shared().createObjectNode().put("orgNumber", number.digits()));
    }

    @Test
    void staffAreNotToldTheNameOfAClientTheyDoNotSee() {
        bureaus.grant(bureau.staff(), bureau.client(1));
        PersonScope mia = bureaus.scope(bureau.staff());
        assertThatExceptionOfType(FieldRefused.class)
                .isThrownBy(() -> orgNumbers.change(mia, bureau.client(1).id(), OLD, "Nysgjerrig"))
                .satisfies(refused -> assertThat(refused.reasons().values())
                        .singleElement()
                        .satisfies(reason -> {
                            assertThat(reason.key()).isEqualTo("orgnumber-registered-elsewhere");
                            assertThat(reason.arguments()).containsExactly(OLD.grouped());
                        }));
    }

    private void change(int index, String plan) {
        ClientSettings now = settings.settings(anne, bureau.client(index).id());
        settings.change(anne, now.revision(), now.with(SettingsField.PLAN, plan), "Avtalt");
    }

    @Test
    void aNumberThatAnotherActiveClientHasIsRefusedWithItsName() {
        assertThatExceptionOfType(FieldRefused.class)
                .isThrownBy(() -> orgNumbers.change(anne, bureau.client(1).id(), OLD, "Feil"))
                .satisfies(refused -> assertThat(refused.reasons().values())
                        .singleElement()
                        .satisfies(reason -> assertThat(reason.arguments()).contains(OLD.grouped(), "Fjellheim AS")));
        jdbc.sql(
                        "update settings set document = json_set(document, '$.subscription.plan', 99) where client_id = :client")
                .param("client", bureau.client(0).id().toString())
                .update();
        orgNumbers.change(anne, bureau.client(1).id(), OLD, "Den andre er demo");
        assertThat(client(1).orgNumber()).isEqualTo(OLD);
    }

    @Test
    void anotherBureauMayHaveTheSame() {
        TestBureau other = bureaus.bureau("Andres AS");
        PersonScope theirs = bureaus.scope(other.admin());
        orgNumbers.change(theirs, other.client(0).id(), OLD, "Samme firma");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> orgNumbers.change(theirs, bureau.client(0).id(), NEW, "Fremmed"));
    }

    @Test
    void itTakesAReasonAndTheRight() {
        assertThatExceptionOfType(FieldRefused.class)
                .isThrownBy(() -> orgNumbers.change(anne, bureau.client(0).id(), NEW, " "));
        PersonScope leif = bureaus.scope(bureau.manager());
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> orgNumbers.change(leif, bureau.client(0).id(), NEW, "Leser bare"));
    }

    @Test
    void thePageSaysWhatElseMustChangeAndRefusesUnderTheField() {
        tab.signIn(bureau.admin());
        tab.open("klienter/" + bureau.client(0).clientNumber() + "/firma");
        _click(_get(Button.class, spec -> spec.withText("Endre organisasjonsnummer …")));
        assertThat(tab.text()).contains("Fjellheim AS");
        TextField number = _get(TextField.class, spec -> spec.withLabel("Nytt organisasjonsnummer"));
        number.setValue("123 456 789");
        Button go = _get(Button.class, spec -> spec.withText("Bytt organisasjonsnummer"));
        _click(go);
        assertThat(number.getErrorMessage()).startsWith("Kontrollsifferet stemmer ikke");
        number.setValue("999 999 999");
        _get(TextArea.class, spec -> spec.withLabel("Hvorfor")).setValue("Omdannet");
        _click(go);
        tab.roundTrip();
        assertThat(client(0).orgNumber()).isEqualTo(NEW);
        assertThat(tab.text()).contains("Org.nr. 999 999 999");
    }
}
