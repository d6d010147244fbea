package no.byraportal.overview.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.client.ClientAccess;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.Programs;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.shared.Dates;
import no.byraportal.statistics.Delivery;
import no.byraportal.statistics.InvoiceKind;
import no.byraportal.statistics.InvoiceService;
import no.byraportal.statistics.SentInvoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Oversikt, as each of the bureau's people sees it. */
@PortalTest
@Transactional
class OverviewViewTest {

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final TestBureaus bureaus;
    private final InvoiceService invoices;
    private final JdbcClient jdbc;

    OverviewViewTest(TestBureaus bureaus, InvoiceService invoices, JdbcClient jdbc) {
        this.bureaus = bureaus;
        this.invoices = invoices;
        this.jdbc = jdbc;
    }

    private List<String> sections() {
        return Browserless.all(H2.class).map(H2::getText).toList();
    }

    private Stream<String> links() {
        return Browserless.all(Anchor.class).map(Anchor::getHref);
    }

    @Test
    void anAdministratorSeesAllOfIt() {
        tab.signIn(DemoPerson.of("kari@fjordregnskap.example"));
        tab.open("");
        assertThat(tab.address()).isEqualTo("oversikt");
        assertThat(sections())
                .containsExactly("Krever deg i dag", "Fakturaer etter sendemåte", "Agenter", "Ventende invitasjoner");
        assertThat(tab.text()).contains("Aktive klienter", "Kjører siste revisjon", "I alt");
        _click(_get(Button.class, spec -> spec.withText("Ny klient")));
        assertThat(tab.address()).isEqualTo("ny-klient");
    }

    @Test
    void whatTheRoleMayNotSeeIsLeftOut() {
        for (String person : List.of("leder@fjordregnskap.example", "ola@fjordregnskap.example")) {
            tab.signIn(DemoPerson.of(person));
            tab.open("oversikt");
            assertThat(sections()).as(person).doesNotContain("Agenter").contains("Krever deg i dag");
            assertThat(links()).as(person).noneMatch(link -> link.startsWith("agenter"));
            _assertNone(Button.class, spec -> spec.withText("Ny klient"));
        }
    }

    @Test
    void whatNeedsSomebodyLeadsToWhereItIsMended() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        tab.signIn(bureau.admin());
        tab.open("oversikt");
        jdbc.sql("delete from settings_problem where bureau_id = :bureau")
                .param("bureau", bureau.client(0).bureau().toString())
                .update();
        jdbc.sql("insert into settings_problem (client_id, bureau_id, position, problem, field, raw) values"
                        + " (:client, :bureau, 0, 'duedays.range', 'invoicing.dueDays', '-1')")
                .param("client", bureau.client(0).id().toString())
                .param("bureau", bureau.client(0).bureau().toString())
                .update();
        tab.open("oversikt");
        assertThat(tab.text()).contains("Laks AS");
        String mend = "klienter/" + bureau.client(0).clientNumber() + "?felt=invoicing.dueDays";
        assertThat(links()).contains(mend);
        tab.open(mend);
        assertThat(tab.text()).contains("Betalingsfrist");
    }

    @Test
    void thisMonthIsHeldAgainstTheSameDaysOfTheLast() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        LocalDate today = LocalDate.now(Dates.OSLO);
        var _ = invoices.take(
                Programs.webFaktura(),
                Map.of(
                        0, sent(bureau, 1, today.minusMonths(1).withDayOfMonth(1)),
                        1, sent(bureau, 2, today.withDayOfMonth(1)),
                        2, sent(bureau, 3, today)));
        tab.signIn(bureau.admin());
        tab.open("oversikt");
        assertThat(tab.text().replace('\u00a0', ' ')).contains("+100,0 % mot de samme dagene i");
    }

    @Test
    void theClientsAreHeldAgainstTheEndOfTheLastMonthWhereThatWasWrittenDown() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS", "Uer AS");
        tab.signIn(bureau.admin());
        tab.open("oversikt");
        assertThat(tab.text()).contains("Ingen inaktive").doesNotContain("· Ingen inaktive");
        atMonthEnd(bureau, 0, true);
        atMonthEnd(bureau, 1, false);
        tab.open("oversikt");
        assertThat(tab.text()).containsPattern("\\+2 i \\w+ · Ingen inaktive");
        jdbc.sql("update month_end_client set active = true where bureau_id = :bureau")
                .param("bureau", bureau.client(0).bureau().toString())
                .update();
        atMonthEnd(bureau, 2, true);
        tab.open("oversikt");
        assertThat(tab.text()).containsPattern("Ingen endring i \\w+ · Ingen inaktive");
    }

    private void atMonthEnd(TestBureau bureau, int client, boolean active) {
        jdbc.sql("""
                        insert into month_end_client (bureau_id, month, client_id, active, plan, visma_net)
                        values (:bureau, :month, :client, :active, null, false)""")
                .param("bureau", bureau.client(client).bureau().toString())
                .param("month", LocalDate.now(Dates.OSLO).minusMonths(1).withDayOfMonth(1))
                .param("client", bureau.client(client).id().toString())
                .param("active", active)
                .update();
    }

    @Test
    void anInvitationThatNobodyFollowedIsSentAgainFromHere() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        DemoPerson siv = bureaus.clientUser(bureau, bureau.client(0), ClientAccess.Level.ADMIN);
        jdbc.sql("""
                        update portal_user set activated_at = null, invited_at = utc_timestamp() - interval 4 day,
                            link_ends_at = utc_timestamp() - interval 1 day where email = :email""").param("email", siv.email()).update();
        tab.signIn(bureau.admin());
        tab.open("oversikt");
        assertThat(tab.text()).contains(siv.email() + " Laks AS Lenken utløp ");
        _click(_get(Button.class, spec -> spec.withText("Send på nytt")));
        assertThat(tab.text()).contains(siv.email() + " Laks AS Ikke sendt ennå");
        assertThat(jdbc.sql("select invited_at is null from portal_user where email = :email")
                        .param("email", siv.email())
                        .query(Boolean.class)
                        .single())
                .as("the errand is to send it")
                .isTrue();
        tab.signIn(DemoPerson.of("leder@fjordregnskap.example"));
        tab.open("oversikt");
        _assertNone(Button.class, spec -> spec.withText("Send på nytt"));
    }

    private static SentInvoice sent(TestBureau bureau, int number, LocalDate day) {
        return new SentInvoice(
                bureau.client(0).clientNumber(), InvoiceKind.INVOICE, new SeriesNumber(number), day, Delivery.EMAIL);
    }
}
