package no.byraportal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.byraportal.PortalTest;
import no.byraportal.demo.CaughtMail;
import no.byraportal.demo.TestServers;
import no.byraportal.shared.EmailAddress;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A letter is sent once: after its change is saved, and however long the mail server is away. */
@PortalTest
class OutboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Outbox outbox;
    private final JavaMailSenderImpl server;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    OutboxTest(Outbox outbox, JavaMailSenderImpl server, JdbcClient jdbc, TransactionTemplate transactions) {
        this.outbox = outbox;
        this.server = server;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private static Letter letter(String to) {
        return new Letter(
                new EmailAddress(to),
                "nb",
                "Ås & Ærlig Regnskap AS",
                "Tre klienter har <problemer>",
                "God morgen!",
                List.of("Dette er nytt siden i går."),
                List.of(new Letter.Row("Fjordfisk AS", "Avgiftskode 22 er ikke knyttet.")),
                Optional.of(new Letter.Link("Se klientene", "https://portal.example/klienter?problem=1&x=2")),
                List.of("Du får dette fordi du har valgt det."));
    }

    private static String somebody() {
        return UUID.randomUUID() + "@klient.example";
    }

    private static List<CaughtMail> mailsTo(String address) {
        return TestServers.mail().mails().stream()
                .filter(mail -> mail.to().contains(address))
                .toList();
    }

    @Test
    void aLetterComesAsTextAndAsAPageFromTheBureau() {
        String to = somebody();

        outbox.send(letter(to));

        await().atMost(PATIENCE).until(() -> !mailsTo(to).isEmpty());
        CaughtMail caught = mailsTo(to).getFirst();
        assertThat(caught.from()).contains("Ås & Ærlig Regnskap AS via Byråportal");
        assertThat(caught.subject()).isEqualTo("Tre klienter har <problemer>");
        assertThat(caught.text())
                .contains("God morgen!")
                .contains("Fjordfisk AS: Avgiftskode 22 er ikke knyttet.")
                .contains("https://portal.example/klienter?problem=1&x=2");
        assertThat(caught.html())
                .contains("lang=\"nb\"")
                .contains("på vegne av Ås &amp; Ærlig Regnskap AS")
                .contains("href=\"https://portal.example/klienter?problem=1&amp;x=2\"")
                .doesNotContain("<problemer>");
    }

    @Test
    void whatIsNotSavedIsNotSent() {
        String never = somebody();
        String then = somebody();

        transactions.executeWithoutResult(transaction -> {
            outbox.send(letter(never));
            transaction.setRollbackOnly();
        });
        outbox.send(letter(then));

        await().atMost(PATIENCE).until(() -> !mailsTo(then).isEmpty());
        assertThat(mailsTo(never)).isEmpty();
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_data like :to")
                        .param("to", "%" + never + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aLetterWaitsForAMailServerThatIsAway() {
        String to = somebody();
        int port = server.getPort();
        server.setPort(1);
        try {
            outbox.send(letter(to));
            await().atMost(PATIENCE)
                    .until(() ->
                            jdbc.sql("select max(consecutive_failures) from scheduled_tasks where task_data like :to")
                                            .param("to", "%" + to + "%")
                                            .query((row, n) -> row.getInt(1))
                                            .single()
                                    > 0);
        } finally {
            server.setPort(port);
        }

        await().atMost(PATIENCE).until(() -> !mailsTo(to).isEmpty());
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select not exists(select 1 from scheduled_tasks where task_data like :to)")
                        .param("to", "%" + to + "%")
                        .query(Boolean.class)
                        .single());
        assertThat(mailsTo(to)).hasSize(1);
    }
}
