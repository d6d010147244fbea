package no.byraportal.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.UserId;
import no.byraportal.mail.Letter;
import no.byraportal.mail.Outbox;
import no.byraportal.report.Printing.Letterhead;
import no.byraportal.shared.Dates;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a report in the background, of what the asker may see at that moment. One that was cut off is begun anew; one that
 * fails says so and is not tried again: whoever wants it asks again.
 */
@Component
class Making {

    private static final Logger LOG = LoggerFactory.getLogger(Making.class);

    /** The database takes no message over 16 MiB. */
    private static final int PART = 4 << 20;

    private final Map<ReportKind, Source> sources = new EnumMap<>(ReportKind.class);
    private final Printing printing;
    private final Logos logos;
    private final CurrentUser currentUser;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final Clock clock;
    private final String portal;

    Making(
            List<Source> sources,
            Printing printing,
            Logos logos,
            CurrentUser currentUser,
            Outbox outbox,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${byraportal.url}") String portal) {
        sources.forEach(source -> this.sources.put(source.kind(), source));
        this.printing = printing;
        this.logos = logos;
        this.currentUser = currentUser;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        // All that one report says was so at one moment.
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
        this.portal = portal;
    }

    private record Asked(
            BureauId bureau,
            String bureauName,
            UserId person,
            String name,
            String email,
            Wanted wanted,
            boolean monthly) {}

    /**
     * What was read.
     *
     * @param whole   does it tell of all the bureau's clients?
     * @param clients those it may tell of, where it does not
     */
    private record Read(Content content, boolean whole, List<String> clients) {}

    void make(ReportId id) {
        Optional<Asked> found = asked(id);
        if (found.isEmpty()) {
            return;
        }
        Asked asked = found.get();
        state(id, Report.State.MAKING);
        try {
            PersonScope scope = currentUser
                    .scope(asked.bureau(), asked.person())
                    .orElseThrow(() -> new NotAllowed("works there no more"));
            ReportService.requireOfBureau(scope);
            Read read = Objects.requireNonNull(reading.execute(transaction -> read(scope, asked.wanted())));
            total(id, read.content().rows().size());
            Letterhead head = new Letterhead(
                    asked.bureauName(),
                    logos.of(asked.bureau()),
                    asked.name(),
                    clock.instant().atZone(Dates.OSLO));
            Path file = printing.print(asked.wanted().layout(), read.content(), head, done -> done(id, done));
            try {
                writing.executeWithoutResult(transaction -> keep(id, asked, read, file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (NotAllowed | NotFound e) {
            fail(id, "refused", "");
        } catch (IOException | RuntimeException e) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("report {} trouble {}", id, reference, e);
            fail(id, "fault", reference);
        }
    }

    private Optional<Asked> asked(ReportId id) {
        return jdbc.sql("""
                        select r.*, b.name bureau_name, u.name, u.email, k.client_number from report r
                        join bureau b on b.id = r.bureau_id join portal_user u on u.id = r.asked_by
                        left join client k on k.id = r.client_id
                        where r.id = :id and r.state in ('WAITING', 'MAKING')""")
                .param("id", id.toString())
                .query((row, n) -> asked(row))
                .optional();
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                BureauId.of(row.getString("bureau_id")),
                row.getString("bureau_name"),
                UserId.of(row.getString("asked_by")),
                row.getString("name"),
                row.getString("email"),
                new Wanted(
                        ReportKind.valueOf(row.getString("kind")),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        Optional.ofNullable(row.getObject("client_number", Long.class))
                                .map(ClientNumber::new),
                        Format.valueOf(row.getString("format")),
                        Locale.forLanguageTag(row.getString("language"))),
                row.getString("month") != null);
    }

    private Read read(PersonScope scope, Wanted wanted) {
        Content content = Objects.requireNonNull(sources.get(wanted.kind()), wanted::toString)
                .content(scope, wanted);
        boolean whole = scope.mayOversee();
        List<String> clients = whole
                ? List.of()
                : jdbc.sql("select c.id from client c where (:number = 0 or c.client_number = :number) and "
                                + BureauScope.SEES_CLIENT)
                        .params(scope.parameters())
                        .param(
                                "number",
                                wanted.client().map(ClientNumber::value).orElse(0L))
                        .query((row, n) -> row.getString("id"))
                        .list();
        return new Read(content, whole, clients);
    }

    private void keep(ReportId id, Asked asked, Read read, Path file) {
        jdbc.sql("delete from report_part where report_id = :id")
                .param("id", id.toString())
                .update();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] part = in.readNBytes(PART);
            for (int position = 0; part.length > 0; position++) {
                jdbc.sql("insert into report_part values (:id, :position, :bytes)")
                        .param("id", id.toString())
                        .param("position", position)
                        .param("bytes", part)
                        .update();
                size += part.length;
                part = in.readNBytes(PART);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        read.clients()
                .forEach(client -> jdbc.sql("insert ignore into report_client values (:id, :client)")
                        .param("id", id.toString())
                        .param("client", client)
                        .update());
        jdbc.sql("""
                        update report set state = 'DONE', size = :size, whole = :whole, rows_done = rows_total
                        where id = :id""")
                .param("id", id.toString())
                .param("size", size)
                .param("whole", read.whole())
                .update();
        if (asked.monthly()) {
            outbox.send(letter(asked, id));
        }
    }

    /** The report itself is behind the sign-in: who may read it is asked there, whoever gets hold of the letter. */
    private Letter letter(Asked asked, ReportId id) {
        Locale language = asked.wanted().language();
        String title = asked.wanted().kind().title(language);
        return new Letter(
                new EmailAddress(asked.email()),
                Texts.spoken(language).getLanguage(),
                asked.bureauName(),
                Texts.text(language, "report.letter.subject", asked.bureauName(), title),
                title,
                List.of(Texts.text(language, "report.letter.text")),
                List.of(new Letter.Row(
                        Texts.text(language, "report.of"),
                        Texts.text(
                                language,
                                "report.period",
                                Dates.day(asked.wanted().from(), language),
                                Dates.day(asked.wanted().to(), language)))),
                Optional.of(new Letter.Link(
                        Texts.text(language, "report.letter.open"), portal + "/rapporter?report=" + id)),
                List.of(Texts.text(language, "report.letter.why", asked.bureauName())));
    }

    private void state(ReportId id, Report.State state) {
        jdbc.sql("update report set state = :state, rows_done = 0 where id = :id")
                .param("id", id.toString())
                .param("state", state.name())
                .update();
    }

    private void total(ReportId id, int rows) {
        jdbc.sql("update report set rows_total = :rows where id = :id")
                .param("id", id.toString())
                .param("rows", rows)
                .update();
    }

    private void done(ReportId id, int rows) {
        jdbc.sql("update report set rows_done = :rows where id = :id")
                .param("id", id.toString())
                .param("rows", rows)
                .update();
    }

    private void fail(ReportId id, String trouble, String reference) {
        jdbc.sql("update report set state = 'FAILED', trouble = :trouble, reference = :reference where id = :id")
                .param("id", id.toString())
                .param("trouble", trouble)
                .param("reference", reference)
                .update();
    }
}
