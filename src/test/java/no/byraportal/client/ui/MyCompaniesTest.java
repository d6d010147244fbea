package no.byraportal.client.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Mine firmaer: all of a person's companies in one picture, and what she is told of those that she no longer reaches. */
@PortalTest
@Transactional
class MyCompaniesTest {

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final TestBureaus bureaus;
    private final JdbcClient jdbc;

    MyCompaniesTest(TestBureaus bureaus, JdbcClient jdbc) {
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    private void open(DemoPerson person) {
        tab.signIn(person);
        tab.open("mine-firmaer");
    }

    private void grant(DemoPerson person, TestBureau bureau, int client) {
        jdbc.sql("""
                        insert into client_grant (id, user_id, client_id, bureau_id, level, granted_at, granted_by_id,
                            granted_by_name)
                        select uuid(), id, :client, :bureau, 'USER', utc_timestamp(6), 'test', 'Test'
                        from portal_user where subject = :subject""")
                .param("client", bureau.client(client).id().toString())
                .param("bureau", bureau.id().toString())
                .param("subject", person.id())
                .update();
    }

    private void ends(DemoPerson person, LocalDate day) {
        jdbc.sql("update client_grant set ends_on = :day where user_id ="
                        + " (select id from portal_user where subject = :subject)")
                .param("day", day)
                .param("subject", person.id())
                .update();
    }

    private static List<String> names() {
        return Browserless.all(H2.class).map(H2::getText).toList();
    }

    @Test
    void theCompaniesOfAllBureausStandTogetherEachWithItsWayIn() {
        TestBureau first = bureaus.bureau("Bekk og Bro AS");
        TestBureau second = bureaus.bureau("Alm AS");
        DemoPerson siv = bureaus.clientUser(first, first.client(0), Level.ADMIN);
        grant(siv, second, 0);
        open(siv);
        assertThat(names()).containsExactly("Alm AS", "Bekk og Bro AS");
        assertThat(tab.text()).contains("2 firmaer du har tilgang til");
        assertThat(Browserless.all(Anchor.class)
                        .filter(anchor -> anchor.hasClassName("tile"))
                        .map(Anchor::getHref))
                .containsExactly(
                        "https://webfaktura.example/?client=" + second.client(0).clientNumber(),
                        "https://webfaktura.example/?client=" + first.client(0).clientNumber(),
                        "mitt-firma/" + first.client(0).clientNumber());
    }

    @Test
    void untilWhenIsSaidAndThenItIsOver() {
        TestBureau bureau = bureaus.bureau("Bekk og Bro AS");
        DemoPerson siv = bureaus.clientUser(bureau, bureau.client(0), Level.USER);
        LocalDate today = bureaus.scope(bureau.admin()).today();
        ends(siv, today);
        open(siv);
        assertThat(tab.text()).contains("Gjelder ut ");
        ends(siv, today.minusDays(1));
        tab.signIn(siv);
        tab.open("mine-firmaer");
        assertThat(tab.text()).contains("Tilgangen din har tatt slutt");
    }

    @Test
    void aCompanyThatTheBureauHasClosedIsShownWithWhomToAsk() {
        TestBureau bureau = bureaus.bureau("Bekk og Bro AS");
        DemoPerson siv = bureaus.clientUser(bureau, bureau.client(0), Level.ADMIN);
        jdbc.sql("update bureau set email = 'post@proeve.example', phone = '22 33 44 55' where id = :id")
                .param("id", bureau.id().toString())
                .update();
        jdbc.sql("update settings set document = json_set(document, '$.active', false) where client_id = :id")
                .param("id", bureau.client(0).id().toString())
                .update();
        open(siv);
        assertThat(tab.text()).contains("Stengt", "Byrået har stengt WebFaktura", "22 33 44 55");
        assertThat(_get(Anchor.class, spec -> spec.withText("post@proeve.example"))
                        .getHref())
                .isEqualTo("mailto:post@proeve.example");
        assertThat(Browserless.all(Anchor.class).filter(anchor -> anchor.hasClassName("tile")))
                .isEmpty();
    }

    @Test
    void whoeverHasManySearches() {
        String[] names =
                IntStream.range(0, 8).mapToObj(n -> "Firma " + (char) ('A' + n)).toArray(String[]::new);
        TestBureau bureau = bureaus.bureau(names);
        DemoPerson siv = bureaus.clientUser(bureau, bureau.client(0), Level.USER);
        open(siv);
        _assertNone(TextField.class);
        IntStream.range(1, 8).forEach(client -> grant(siv, bureau, client));
        open(siv);
        assertThat(names()).hasSize(8);
        tab.type(_get(TextField.class), "firma c");
        assertThat(names()).containsExactly("Firma C");
        tab.type(_get(TextField.class), bureau.client(3).clientNumber().toString());
        assertThat(names()).containsExactly("Firma D");
        tab.type(_get(TextField.class), "finnes ikke");
        assertThat(tab.text()).contains("Ingen av firmaene passer.");
    }
}
