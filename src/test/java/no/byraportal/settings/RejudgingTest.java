package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Nobody touched the client, and yet what is wrong with it has changed. */
@PortalTest
@Transactional
class RejudgingTest {

    private final Rejudging rejudging;
    private final SettingsService settings;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;

    RejudgingTest(Rejudging rejudging, SettingsService settings, TestBureaus bureaus, JdbcClient jdbc) {
        this.rejudging = rejudging;
        this.settings = settings;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    private void plan(int code) {
        jdbc.sql("""
                        insert into plan (code, valid_from, name, invoices_a_year)
                        values (:code, '2020-01-01', 'Prøve', 500)""").param("code", code).update();
    }

    private List<Problem> written(PersonScope scope, Client client) {
        return settings.problems(scope, client.id());
    }

    @Test
    void aPlanThatIsWrittenDownLaterIsNoProblemAnyMore() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sild AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        Client sild = bureau.client(1);
        ClientSettings now = settings.settings(anne, laks.id());
        settings.change(anne, now.revision(), now.with(SettingsField.PLAN, "777"), "");
        List<Problem> others = written(anne, sild);
        Problem unknown = new Problem("plan.unknown", "subscription.plan", "777");
        plan(776);
        rejudging.judgeAll();
        assertThat(written(anne, laks)).contains(unknown);
        plan(777);
        rejudging.judgeAll();
        assertThat(written(anne, laks)).doesNotContain(unknown);
        assertThat(written(anne, sild)).isEqualTo(others);
    }

    @Test
    void driftAndWhatIsRightAreLeftAsTheyAre() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        settings.noteDrifts(anne, laks.id(), List.of(new Problem(Drift.KEY, "invoicing.dueDays", "45")));
        List<Problem> before = written(anne, laks);
        rejudging.judgeAll();
        assertThat(written(anne, laks)).isEqualTo(before).anyMatch(Problem::isDrift);
        jdbc.sql("""
                        insert into settings_problem (client_id, position, bureau_id, problem, field, raw)
                        values (:client, 90, :bureau, 'an.old.rule', 'subscription.plan', '')""")
                .param("client", laks.id().toString())
                .param("bureau", bureau.id().toString())
                .update();
        rejudging.judgeAll();
        assertThat(written(anne, laks)).isEqualTo(before);
    }
}
