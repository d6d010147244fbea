package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.byraportal.demo.MariaDbServer;
import no.byraportal.demo.TestServers;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** What was there before a migration is there after it, and means the same. */
class MigrationTest {

    private static final String OLD = "{\"active\":true,\"invoicing\":{\"dueDays\":21},\"unjudged\":{}}";

    private final DriverManagerDataSource database = database();
    private final JdbcClient jdbc = JdbcClient.create(database);

    private static DriverManagerDataSource database() {
        MariaDbServer server = TestServers.mariaDb();
        return new DriverManagerDataSource(server.url(TestServers.freshSchema()), server.username(), server.password());
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void settingsSavedBeforeTheDocumentWasWholeConcernAllAndTheAgentStillRunsWhatItRan() {
        migrateTo("1");
        jdbc.sql("insert into bureau values (uuid(), '90000001', 'Fjord')").update();
        jdbc.sql("insert into installation select uuid(), id, 'Server', 1, now(), null from bureau")
                .update();
        jdbc.sql(
                        "insert into client select uuid(), bureau_id, id, '104', 'C', 4110, null, 'Fjordfisk' from installation")
                .update();
        jdbc.sql(
                        "insert into settings (client_id, bureau_id, revision, document) select id, bureau_id, 2, :old from client")
                .param("old", OLD)
                .update();
        for (int revision = 1; revision <= 2; revision++) {
            jdbc.sql(
                            "insert into settings_revision select id, :n, bureau_id, now(), 'x', 'X', null, :old, '{}' from client")
                    .param("n", revision)
                    .param("old", OLD)
                    .update();
        }
        jdbc.sql("insert into settings_applied select id, bureau_id, 1, now(), repeat('a', 64), now() from client")
                .update();

        migrateTo("2");

        assertThat(strings("select concat_ws(' ', revision, agent_revision, webfaktura_revision) from settings"))
                .containsExactly("2 2 2");
        assertThat(strings("select concat_ws(' ', revision, concerns_agent, concerns_webfaktura) from settings_revision"
                        + " order by revision"))
                .containsExactly("1 1 1", "2 1 1");
        assertThat(strings("select concat_ws(' ', consumer, revision) from settings_applied"))
                .containsExactly("AGENT 1");
        SettingsDocument document = SettingsDocument.read(
                JsonMapper.shared(), strings("select document from settings").getFirst());
        assertThat(document.invoicing().dueDays()).isEqualTo(new DueDays(21));
    }

    @Test
    void aClientFromBeforeWebFakturaAskedIsAClaimThatItHasNotAnsweredAndTokensStayTheirBureaus() {
        migrateTo("10");
        jdbc.sql("insert into bureau values (uuid(), '90000001', 'Fjord')").update();
        jdbc.sql("insert into installation (id, bureau_id, name, generation, created_at)"
                        + " select uuid(), id, 'Server', 1, now() from bureau")
                .update();
        jdbc.sql("insert into program_token (id, bureau_id, kind, holder_id, hash, hint, created_at, created_by)"
                        + " select uuid(), bureau_id, 'AGENT', id, repeat('a', 64), 'x', now(), 'X' from installation")
                .update();
        jdbc.sql("insert into client (id, bureau_id, installation_id, erp_client_no, client_number, name)"
                        + " select uuid(), bureau_id, id, '104', 4110, 'Fjordfisk' from installation")
                .update();
        jdbc.sql("insert into settings (client_id, bureau_id, revision, document, agent_revision, webfaktura_revision)"
                        + " select id, bureau_id, 2, :old, 1, 2 from client")
                .param("old", OLD)
                .update();

        migrateTo("11");

        assertThat(strings("select concat_ws(' ', f.position, f.moved, f.claim) from webfaktura_client f"
                        + " join client c on c.id = f.client_id and c.bureau_id = f.bureau_id"))
                .containsExactly("0 1 WAITING");
        assertThat(strings("select t.kind from program_token t join bureau b on b.id = t.bureau_id"))
                .containsExactly("AGENT");
    }

    private List<String> strings(String query) {
        return jdbc.sql(query).query((row, n) -> row.getString(1)).list();
    }

    @Test
    void whoHadAClientHasItStillAndFirstUsersWhoWaitedAreInvited() {
        migrateTo("15");
        jdbc.sql("insert into bureau (id, customer_number, name) values (uuid(), '90000001', 'Fjord')")
                .update();
        jdbc.sql("insert into installation (id, bureau_id, name, generation, created_at)"
                        + " select uuid(), id, 'Server', 1, now() from bureau")
                .update();
        for (String number : List.of("104", "105")) {
            jdbc.sql("insert into client (id, bureau_id, installation_id, erp_client_no, client_number, name)"
                            + " select uuid(), bureau_id, id, :number, :number, 'Fjordfisk' from installation")
                    .param("number", number)
                    .update();
            jdbc.sql(
                            "insert into pending_user select id, 'siv@fjord.example', bureau_id, 'Siv Sand', now(), 'k', 'Kari'"
                                    + " from client where erp_client_no = :number")
                    .param("number", number)
                    .update();
        }
        jdbc.sql("insert into portal_user (id, subject, email, name) values (uuid(), 's', 'Per@Fjord.example', 'Per')")
                .update();
        jdbc.sql("insert into membership select u.id, b.id, 'CLIENT_USER' from portal_user u, bureau b")
                .update();
        jdbc.sql("insert into client_grant select uuid(), u.id, c.id, 'USER' from portal_user u, client c"
                        + " where c.erp_client_no = '104'")
                .update();

        migrateTo("18");

        assertThat(jdbc.sql(
                                "select concat(u.login, ' ', u.subject is null, u.activated_at is null, ' ', c.erp_client_no,"
                                        + " ' ', g.level, ' ', g.granted_by_name, ' ', g.told_at is null) from client_grant g"
                                        + " join portal_user u on u.id = g.user_id join client c on c.id = g.client_id"
                                        + " and c.bureau_id = g.bureau_id order by 1")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "per@fjord.example 00 104 USER Byråportal 0",
                        "siv@fjord.example 11 104 ADMIN Kari 1",
                        "siv@fjord.example 11 105 ADMIN Kari 1");
        assertThat(jdbc.sql("select count(*) from membership")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
