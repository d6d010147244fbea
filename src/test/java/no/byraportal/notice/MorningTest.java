package no.byraportal.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.UserId;
import no.byraportal.mail.Letter;
import no.byraportal.mail.Letter.Row;
import no.byraportal.shared.Dates;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The morning's letter tells whom it was chosen for what is new, once. */
@PortalTest
@Transactional
class MorningTest {

    private final Morning morning;
    private final NoticeService notices;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private TestBureau bureau;

    MorningTest(Morning morning, NoticeService notices, TestBureaus bureaus, JdbcClient jdbc, JsonMapper json) {
        this.morning = morning;
        this.notices = notices;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
        this.json = json;
    }

    @BeforeEach
    void aBureau() {
        bureau = bureaus.bureau("Fjellheim AS", "Bekk og Bro AS");
        forget("settings_problem");
        morning.write();
        forget("letter_told");
    }

    private void forget(String table) {
        jdbc.sql("delete from " + table + " where bureau_id = :bureau")
                .param("bureau", bureau.id().toString())
                .update();
    }

    private void choose(DemoPerson reader, Matter... matters) {
        UserId id = bureaus.scope(reader).user();
        notices.choose(bureaus.scope(bureau.admin()), id, Set.of(matters));
    }

    private void problem(int client, int position, String key) {
        jdbc.sql("insert into settings_problem (client_id, position, bureau_id, problem, field, raw)"
                        + " values (:client, :position, :bureau, :key, 'vatMapping.PLL', '22')")
                .param("client", bureau.client(client).id().toString())
                .param("position", position)
                .param("bureau", bureau.id().toString())
                .param("key", key)
                .update();
    }

    /** What is written this morning, and to whom. */
    private List<Letter> letters() {
        jdbc.sql("delete from scheduled_tasks where task_name = 'letter'").update();
        morning.write();
        return jdbc
                .sql("select task_data from scheduled_tasks where task_name = 'letter' order by task_data")
                .query((row, n) -> json.readValue(row.getBytes("task_data"), Letter.class))
                .list()
                .stream()
                .filter(letter -> letter.onBehalfOf().equals(name()))
                .toList();
    }

    private String name() {
        return jdbc.sql("select name from bureau where id = :bureau")
                .param("bureau", bureau.id().toString())
                .query(String.class)
                .single();
    }

    @Test
    void nobodyGetsALetterThatWasNotChosenForThem() {
        problem(0, 0, "vat.unmapped");

        assertThat(letters()).isEmpty();
    }

    @Test
    void aNewProblemIsToldOnceForAsLongAsItLasts() {
        choose(bureau.admin(), Matter.PROBLEMS);
        problem(0, 0, "vat.unmapped");

        List<Letter> first = letters();
        assertThat(first).singleElement().satisfies(letter -> {
            assertThat(letter.to().address()).isEqualTo(bureau.admin().email());
            assertThat(letter.subject()).isEqualTo(name() + ": ett nytt problem");
            assertThat(letter.rows()).extracting(Row::label).containsExactly("Fjellheim AS");
            assertThat(letter.link().orElseThrow().address()).isEqualTo("http://localhost:8080/klienter");
        });
        assertThat(letters()).isEmpty();

        problem(1, 0, "vat.unmapped");
        assertThat(letters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.rows()).extracting(Row::label).containsExactly("Bekk og Bro AS"));

        forget("settings_problem");
        assertThat(letters()).isEmpty();
        problem(0, 0, "vat.unmapped");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void eachIsToldOfWhatTheyChoseInTheirOwnLanguage() {
        choose(bureau.admin(), Matter.AGENTS);
        choose(bureau.manager(), Matter.LICENCES, Matter.PROBLEMS);
        jdbc.sql("update portal_user set language = 'en-GB' where subject = :leif")
                .param("leif", bureau.manager().id())
                .update();
        jdbc.sql("update installation set last_seen_at = :then where bureau_id = :bureau")
                .param("then", Instant.now().minus(Duration.ofHours(25)))
                .param("bureau", bureau.id().toString())
                .update();
        jdbc.sql("insert into licence values (:bureau, 'VISMA_NET', '2020-01-01', :last)")
                .param("bureau", bureau.id().toString())
                .param("last", LocalDate.now(Dates.OSLO).minusDays(2))
                .update();

        List<Letter> letters = letters();

        assertThat(letters)
                .filteredOn(
                        letter -> letter.to().address().equals(bureau.admin().email()))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.rows()).extracting(Row::label).containsExactly("Prøveserver");
                    assertThat(letter.rows().getFirst().value()).startsWith("Ikke hørt fra siden");
                });
        assertThat(letters)
                .filteredOn(
                        letter -> letter.to().address().equals(bureau.manager().email()))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.language()).isEqualTo("en");
                    assertThat(letter.subject()).endsWith(": one licence");
                    assertThat(letter.rows()).extracting(Row::label).containsExactly("WebFaktura Visma.net");
                    assertThat(letter.rows().getFirst().value()).startsWith("Ended on");
                });
    }

    @Test
    void aLicenceIsToldAMonthAndAWeekBefore() {
        choose(bureau.admin(), Matter.LICENCES);
        jdbc.sql("insert into licence values (:bureau, 'WEBFAKTURA', '2020-01-01', :last)")
                .param("bureau", bureau.id().toString())
                .param("last", LocalDate.now(Dates.OSLO).plusDays(20))
                .update();
        assertThat(letters()).hasSize(1);
        assertThat(letters()).isEmpty();

        jdbc.sql("update licence set valid_to = :last where bureau_id = :bureau")
                .param("bureau", bureau.id().toString())
                .param("last", LocalDate.now(Dates.OSLO).plusDays(3))
                .update();

        assertThat(letters()).hasSize(1);
    }

    @Test
    void whoNoLongerSeesTheBureauIsToldNothing() {
        choose(bureau.manager(), Matter.PROBLEMS);
        jdbc.sql("update membership set role = 'BUREAU_STAFF' where bureau_id = :bureau and role = 'BUREAU_MANAGER'")
                .param("bureau", bureau.id().toString())
                .update();
        problem(0, 0, "vat.unmapped");

        assertThat(letters()).isEmpty();
    }

    @Test
    void onlyAnAdministratorChoosesAndOnlyForThoseWhoSeeAll() {
        UserId mia = bureaus.scope(bureau.staff()).user();

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> notices.choose(bureaus.scope(bureau.admin()), mia, Set.of(Matter.PROBLEMS)));
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> notices.choose(bureaus.scope(bureau.manager()), mia, Set.of(Matter.PROBLEMS)));
    }
}
