package no.byraportal.notice;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.UserId;
import no.byraportal.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What there is to look at, and who of the bureau's people gets which letters about it. Nobody gets one that was not
 * chosen for them.
 */
@Service
public class NoticeService {

    private final Findings findings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NoticeService(Findings findings, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.findings = findings;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** What there is to look at now, of what is theirs to see, the gravest first. */
    public List<Finding> findings(PersonScope scope, int most) {
        return findings.of(scope, most);
    }

    /** Those who see the whole bureau, by name: a letter names clients that others may not know of. */
    public List<Reader> readers(PersonScope scope) {
        scope.requireMayOversee();
        return readers(scope.bureau());
    }

    List<Reader> readers(BureauId bureau) {
        return jdbc.sql("""
                        select distinct u.id, u.name, u.email, (
                            select group_concat(l.letter) from letter_choice l
                            where l.user_id = u.id and l.bureau_id = :bureau) letters
                        from membership m join portal_user u on u.id = m.user_id
                        where m.bureau_id = :bureau and m.role in ('BUREAU_ADMIN', 'BUREAU_MANAGER')
                        order by u.name, u.id""")
                .param("bureau", bureau.toString())
                .query((row, n) -> new Reader(
                        UserId.of(row.getString("id")),
                        row.getString("name"),
                        row.getString("email"),
                        matters(row.getString("letters"))))
                .list();
    }

    private static Set<Matter> matters(@Nullable String letters) {
        return letters == null
                ? Set.of()
                : Arrays.stream(letters.split(",")).map(Matter::valueOf).collect(Collectors.toSet());
    }

    /**
     * From the next morning on this is what they get letters about.
     *
     * @throws NotFound for somebody who does not see the whole bureau
     */
    @Transactional
    public void choose(PersonScope scope, UserId person, Set<Matter> matters) {
        scope.requireMayAdminister();
        Reader before = readers(scope).stream()
                .filter(reader -> reader.id().equals(person))
                .findFirst()
                .orElseThrow(() -> new NotFound("person " + person));
        if (before.matters().equals(matters)) {
            return;
        }
        jdbc.sql("delete from letter_choice where user_id = :person and bureau_id = :bureau")
                .param("person", person.toString())
                .param("bureau", scope.bureau().toString())
                .update();
        matters.forEach(matter -> jdbc.sql("insert into letter_choice values (:person, :bureau, :letter)")
                .param("person", person.toString())
                .param("bureau", scope.bureau().toString())
                .param("letter", matter.name())
                .update());
        events.publishEvent(new LettersChosen(
                scope.bureau().value(),
                scope.bureau().value(),
                scope.actor(),
                clock.instant(),
                Map.of("person", before.name(), "lettersBefore", words(before.matters()), "letters", words(matters))));
    }

    private static List<String> words(Set<Matter> matters) {
        return matters.isEmpty()
                ? List.of("none")
                : matters.stream().sorted().map(Matter::word).toList();
    }
}
