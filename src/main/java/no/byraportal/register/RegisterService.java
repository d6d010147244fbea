package no.byraportal.register;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.byraportal.identity.BureauScope;
import no.byraportal.shared.OrgNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Looks companies up in Enhetsregisteret. Answers are kept, and told with the time when they were read. */
@Service
public class RegisterService {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterService.class);

    /** The register is updated every night. */
    private static final Duration FRESH = Duration.ofHours(12);

    private final Enhetsregisteret register;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    RegisterService(Enhetsregisteret register, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.register = register;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record Kept(Said said, Instant readAt) {}

    /** What the register says; while it is silent, what it said last, however long ago. May take some seconds. */
    public RegisterAnswer look(BureauScope scope, OrgNumber number) {
        Optional<Kept> kept = kept(number);
        return kept.filter(last -> last.readAt().isAfter(clock.instant().minus(FRESH)))
                .map(last -> last.said().read(number, last.readAt()))
                .orElseGet(() -> ask(number, kept));
    }

    /** The same, asked of the register itself. */
    public RegisterAnswer lookAnew(BureauScope scope, OrgNumber number) {
        return ask(number, kept(number));
    }

    private RegisterAnswer ask(OrgNumber number, Optional<Kept> kept) {
        try {
            Said said = register.ask(number);
            Instant now = clock.instant();
            RegisterAnswer answer = said.read(number, now);
            // A company that is too new for the register is there tomorrow.
            if (!(answer instanceof RegisterAnswer.Unknown)) {
                keep(number, said, now);
            }
            return answer;
        } catch (NoAnswer e) {
            LOG.warn("Enhetsregisteret does not answer for {}: {}", number, e.getMessage());
            return kept.map(last -> last.said().read(number, last.readAt())).orElseGet(RegisterAnswer.Silent::new);
        }
    }

    private Optional<Kept> kept(OrgNumber number) {
        return jdbc.sql("select answer, read_at from register_answer where org_number = :number")
                .param("number", number.digits())
                .query((row, n) -> new Kept(
                        json.readValue(row.getString("answer"), Said.class), row.getObject("read_at", Instant.class)))
                .optional();
    }

    private void keep(OrgNumber number, Said said, Instant now) {
        jdbc.sql("""
                        insert into register_answer (org_number, read_at, answer) values (:number, :now, :answer)
                        on duplicate key update read_at = values(read_at), answer = values(answer)""")
                .param("number", number.digits())
                .param("now", now)
                .param("answer", json.writeValueAsString(said))
                .update();
    }
}
