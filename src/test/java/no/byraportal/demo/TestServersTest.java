package no.byraportal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The servers that all other tests lean on. */
class TestServersTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void aFreshSchemaHoldsAnyScript() throws Exception {
        MariaDbServer server = TestServers.mariaDb();
        String url = server.url(TestServers.freshSchema());
        try (Connection connection = DriverManager.getConnection(url, server.username(), server.password());
                ResultSet row = connection.createStatement().executeQuery("select 'Blåbær 🫐', @@collation_database")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("Blåbær 🫐");
            assertThat(row.getString(2)).isEqualTo("utf8mb4_uca1400_ai_ci");
        }
    }

    @Test
    void eachSpringContextHasItsOwnSchema() {
        ApplicationContextRunner contexts = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withUserConfiguration(TestDatabase.class);
        contexts.run(one -> contexts.run(other -> {
            assertThat(schema(one.getBean(DataSource.class))).startsWith("test");
            assertThat(schema(one.getBean(DataSource.class))).isNotEqualTo(schema(other.getBean(DataSource.class)));
        }));
    }

    @Test
    void theMailCatcherShowsMailWithoutRunningIt() throws Exception {
        MailCatcher mail = TestServers.mail();
        send(mail, "<script>alert('x')</script>", "<p onclick=\"x\">Hei <a href=\"http://localhost:1/a?b=1&amp;c=2\">");
        String list = get(mail.url() + "/");
        assertThat(list).contains("&lt;script&gt;").doesNotContain("<script>");
        String page = get(mail.url() + "/mail/" + mail.mails().size());
        assertThat(page)
                .contains("<iframe title=\"E-posten som HTML\" sandbox srcdoc=\"&lt;p onclick=&quot;x&quot;&gt;")
                .contains("href=\"http://localhost:1/a?b=1&amp;c=2\"");
    }

    @Test
    void keycloakKnowsTheDemosPeopleAndThePortalsPlace() throws Exception {
        KeycloakServer keycloak = TestServers.keycloak();
        keycloak.servePortalAt("http://localhost:4711");
        String challenge = "0123456789012345678901234567890123456789012";
        String authorize = keycloak.url() + "/realms/byraportal/protocol/openid-connect/auth?client_id=portal"
                + "&response_type=code&scope=openid&code_challenge_method=S256&code_challenge=" + challenge
                + "&redirect_uri=";
        assertThat(get(authorize + "http://localhost:4711/login/oauth2/code/keycloak"))
                .contains("password");
        assertThat(status(authorize + "http://localhost:8080/login/oauth2/code/keycloak"))
                .isEqualTo(400);

        String token = JSON.readTree(post(
                        keycloak.url() + "/realms/byraportal/protocol/openid-connect/token",
                        "grant_type=client_credentials&client_id=portal-provisioner&client_secret="
                                + keycloak.provisionerSecret()))
                .path("access_token")
                .asString();
        for (JsonNode person : JSON.readTree(RealmFile.demoPeople())) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.url()
                            + "/admin/realms/byraportal/users?exact=true&email="
                            + person.path("email").asString()))
                    .header("Authorization", "Bearer " + token)
                    .build();
            assertThat(JSON.readTree(body(request)).path(0).path("id").asString())
                    .isEqualTo(person.path("id").asString());
        }

        int before = TestServers.mail().mails().size();
        HttpRequest resetPassword = HttpRequest.newBuilder(URI.create(keycloak.url()
                        + "/admin/realms/byraportal/users/11111111-0000-4000-8000-000000000002/execute-actions-email"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("[\"UPDATE_PASSWORD\"]"))
                .build();
        assertThat(body(resetPassword)).isEmpty();
        CaughtMail caught = TestServers.mail().mails().get(before);
        assertThat(caught.to()).containsExactly("kari@fjordregnskap.example");
        assertThat(caught.links()).anyMatch(link -> link.startsWith(keycloak.url() + "/realms/byraportal/"));
    }

    private static @Nullable String schema(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getCatalog();
        }
    }

    private static void send(MailCatcher mail, String subject, String html) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "localhost");
        settings.setProperty("mail.smtp.port", Integer.toString(mail.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("fra@byraportal.example"));
        message.setRecipient(RecipientType.TO, new InternetAddress("til@byraportal.example"));
        message.setSubject(subject);
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(html, "text/html; charset=utf-8");
        message.setContent(new MimeMultipart(part));
        Transport.send(message);
    }

    private static String get(String url) throws Exception {
        return body(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static String post(String url, String form) throws Exception {
        return body(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private static String body(HttpRequest request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static int status(String url) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
