package no.byraportal.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.byraportal.agent.Installation;
import no.byraportal.bureau.Licence;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.PersonScope;
import no.byraportal.mail.Letter.Row;
import no.byraportal.settings.Problem;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What there is to look at in a bureau now. */
@Component
class Findings {

    private static final int MONTH = 30;
    private static final int WEEK = 7;

    private final JdbcClient jdbc;
    private final Clock clock;

    Findings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Stream<Finding> of(BureauId bureau) {
        return Stream.of(problems(bureau, "true", Map.of(), Integer.MAX_VALUE), agents(bureau), licences(bureau))
                .flatMap(List::stream);
    }

    /** What stops most comes first: agents, then licences, then clients; those who see some clients hear of these. */
    List<Finding> of(PersonScope scope, int most) {
        BureauId bureau = scope.bureau();
        Stream<Finding> whole =
                scope.mayOversee() ? Stream.of(agents(bureau), licences(bureau)).flatMap(List::stream) : Stream.empty();
        return Stream.concat(whole, problems(bureau, BureauScope.SEES_CLIENT, scope.parameters(), most).stream())
                .limit(most)
                .toList();
    }

    private List<Finding> problems(BureauId bureau, String sees, Map<String, Object> parameters, int most) {
        return jdbc.sql("""
                        select c.id, c.client_number, c.name, p.problem, p.field, p.raw from settings_problem p
                        join client c on c.id = p.client_id and c.bureau_id = p.bureau_id
                        join settings s on s.client_id = c.id and s.active
                        where p.bureau_id = :bureau and %s order by c.name, c.id, p.position limit :most
                        """.formatted(sees))
                .params(parameters)
                .param("bureau", bureau.toString())
                .param("most", most)
                .query((row, n) -> problem(row))
                .list();
    }

    private static Finding problem(ResultSet row) throws SQLException {
        Problem problem = new Problem(row.getString("problem"), row.getString("field"), row.getString("raw"));
        String client = row.getString("name");
        return new Finding(
                Matter.PROBLEMS,
                row.getString("id") + "/" + problem.key() + "/" + problem.field(),
                locale -> new Row(client, problem.brief(locale)),
                "klienter/" + row.getLong("client_number") + "?felt=" + problem.field());
    }

    /** One that has no client to work for is not missed. */
    private List<Finding> agents(BureauId bureau) {
        return jdbc.sql("""
                        select i.id, i.name, i.last_seen_at from installation i
                        where i.bureau_id = :bureau and i.removed_at is null
                            and coalesce(i.last_seen_at, i.created_at) < :before
                            and exists(select 1 from client c join settings s on s.client_id = c.id and s.active
                                where c.installation_id = i.id)
                        order by i.name""")
                .param("bureau", bureau.toString())
                .param("before", clock.instant().minus(Installation.SILENCE))
                .query((row, n) -> agent(row))
                .list();
    }

    private static Finding agent(ResultSet row) throws SQLException {
        String name = row.getString("name");
        Optional<Instant> seen = Optional.ofNullable(row.getObject("last_seen_at", Instant.class));
        return new Finding(
                Matter.AGENTS,
                row.getString("id") + "/" + seen.map(Instant::toString).orElse(""),
                locale -> new Row(
                        name,
                        seen.map(at -> Texts.text(locale, "notice.agents.since", Dates.moment(at, locale)))
                                .orElseGet(() -> Texts.text(locale, "notice.agents.never"))),
                "agenter/" + row.getString("id"));
    }

    private List<Finding> licences(BureauId bureau) {
        LocalDate today = LocalDate.now(clock.withZone(Dates.OSLO));
        return jdbc.sql("""
                        select kind, valid_to from licence
                        where bureau_id = :bureau and valid_to < :before order by valid_to, kind""")
                .param("bureau", bureau.toString())
                .param("before", today.plusDays(MONTH))
                .query((row, n) -> licence(
                        Licence.Kind.valueOf(row.getString("kind")), row.getObject("valid_to", LocalDate.class), today))
                .list();
    }

    /** Told a month before, a week before, and when it has ended. */
    private static Finding licence(Licence.Kind kind, LocalDate last, LocalDate today) {
        String near = last.isBefore(today) ? "ended" : last.isBefore(today.plusDays(WEEK)) ? "week" : "month";
        return new Finding(
                Matter.LICENCES,
                kind + "/" + last + "/" + near,
                locale -> new Row(
                        Texts.text(locale, "detail.licence." + kind.name().toLowerCase(Locale.ROOT)),
                        Texts.text(
                                locale,
                                near.equals("ended") ? "notice.licences.ended" : "notice.licences.ends",
                                Dates.day(last, locale))),
                "byrainnstillinger");
    }
}
