package no.byraportal.report;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.report.Report.Trouble;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import no.byraportal.work.Jobs;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rapporter: asked for by one of the bureau's people, made in the background, kept for thirty days. */
@Service
public class ReportService {

    /** How long a report is kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** So many may wait for one person; whoever wants more waits too. */
    static final int WAITING = 10;

    /** The list shows so many; older ones are found no more, and soon gone. */
    private static final int LISTED = 500;

    /**
     * Managers and administrators see all of the bureau's, others their own as long as they see every client that it
     * tells of.
     */
    private static final String VISIBLE = """
             r.bureau_id = :scopeBureau and (:scopeAll or r.asked_by = :scopeUser and not r.whole and not exists (
                select 1 from report_client told join client c on c.id = told.client_id
                where told.report_id = r.id and not (%s)))""".formatted(BureauScope.SEES_CLIENT);

    private final ClientService clients;
    private final Jobs jobs;
    private final OneTimeTask<ReportId> making;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportService(
            ClientService clients,
            Jobs jobs,
            OneTimeTask<ReportId> making,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clients = clients;
        this.jobs = jobs;
        this.making = making;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for a report; it is made soon after the transaction is committed, of what the asker may see then.
     *
     * @throws RuleBroken {@code report.toomany}
     */
    @Transactional
    public ReportId ask(PersonScope scope, Wanted wanted) {
        requireOfBureau(scope);
        Optional<Client> client = wanted.client().map(number -> clients.client(scope, number));
        if (waiting(scope) >= WAITING) {
            throw new RuleBroken("report.toomany", WAITING);
        }
        ReportId id = insert(scope, wanted, client.map(Client::id), Optional.empty());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("report", wanted.kind().template());
        details.put("format", wanted.format().name());
        details.put(
                "period",
                wanted.from().equals(wanted.to()) ? wanted.to().toString() : wanted.from() + " – " + wanted.to());
        events.publishEvent(new ReportChange(
                scope.bureau().value(),
                "report.asked",
                client.map(one -> one.id().value()).orElse(scope.bureau().value()),
                scope.actor(),
                clock.instant(),
                details));
        return id;
    }

    ReportId insert(PersonScope scope, Wanted wanted, Optional<ClientId> client, Optional<String> month) {
        ReportId id = ReportId.random();
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into report (id, bureau_id, kind, from_day, to_day, client_id, format, language, asked_by,
                            asked_at, state, month, ends_at)
                        values (:id, :bureau, :kind, :from, :to, :client, :format, :language, :person, :now, 'WAITING',
                            :month, :ends)""")
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .param("kind", wanted.kind().name())
                .param("from", wanted.from())
                .param("to", wanted.to())
                .param("client", client.map(ClientId::toString).orElse(null))
                .param("format", wanted.format().name())
                .param("language", Texts.spoken(wanted.language()).toLanguageTag())
                .param("person", scope.user().toString())
                .param("now", now)
                .param("month", month.orElse(null))
                .param("ends", now.plus(KEPT))
                .update();
        client.ifPresent(one -> jdbc.sql("insert into report_client values (:report, :client)")
                .param("report", id.toString())
                .param("client", one.toString())
                .update());
        jobs.ask(making, id.toString(), id);
        return id;
    }

    private int waiting(PersonScope scope) {
        return jdbc.sql("""
                        select count(*) from report
                        where bureau_id = :bureau and asked_by = :person and state in ('WAITING', 'MAKING')""")
                .param("bureau", scope.bureau().toString())
                .param("person", scope.user().toString())
                .query(Integer.class)
                .single();
    }

    /** Those that the person may take away, the newest first. */
    public List<Report> reports(PersonScope scope) {
        return reports(scope, "");
    }

    /** @throws NotFound when there is none (any more), or it is not theirs to see */
    public Report report(PersonScope scope, ReportId id) {
        return reports(scope, id.toString()).stream().findFirst().orElseThrow(() -> new NotFound("report " + id));
    }

    private List<Report> reports(PersonScope scope, String id) {
        requireOfBureau(scope);
        return jdbc.sql("""
                        select r.*, u.name asker, k.name client_name from report r
                        join portal_user u on u.id = r.asked_by
                        left join client k on k.id = r.client_id
                        where (:id = '' or cast(r.id as char) = :id) and r.ends_at > :now and\s""" + VISIBLE + " order by r.asked_at desc, r.id limit :limit")
                .params(new HashMap<>(scope.parameters()))
                .param("id", id)
                .param("now", clock.instant())
                .param("limit", LISTED)
                .query((row, n) -> report(row))
                .list();
    }

    private static Report report(ResultSet row) throws SQLException {
        return new Report(
                ReportId.of(row.getString("id")),
                ReportKind.valueOf(row.getString("kind")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                Optional.ofNullable(row.getString("client_name")),
                Format.valueOf(row.getString("format")),
                row.getString("asker"),
                row.getObject("asked_at", Instant.class),
                Report.State.valueOf(row.getString("state")),
                row.getInt("rows_done"),
                row.getInt("rows_total"),
                row.getLong("size"),
                trouble(row),
                row.getObject("ends_at", Instant.class));
    }

    private static Optional<Trouble> trouble(ResultSet row) throws SQLException {
        String reference = Objects.requireNonNullElse(row.getString("reference"), "");
        return Optional.ofNullable(row.getString("trouble")).map(key -> new Trouble(key, reference));
    }

    /**
     * Writes the file of a report that is done, part by part.
     *
     * @throws NotFound when there is none (any more), or it is not theirs to see
     */
    public void write(PersonScope scope, ReportId id, OutputStream out) throws IOException {
        report(scope, id);
        List<Integer> parts = jdbc.sql("select position from report_part where report_id = :id order by position")
                .param("id", id.toString())
                .query((row, n) -> row.getInt("position"))
                .list();
        for (int part : parts) {
            out.write(jdbc.sql("select bytes from report_part where report_id = :id and position = :part")
                    .param("id", id.toString())
                    .param("part", part)
                    .query((row, n) -> row.getBytes("bytes"))
                    .single());
        }
    }

    /** Those who work for the bureau; a client's own people have pages of their own. */
    static void requireOfBureau(PersonScope scope) {
        if (!scope.mayOversee() && scope.role() != Role.BUREAU_STAFF) {
            throw new NotAllowed(scope.role() + " has no reports");
        }
    }
}
