package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.byraportal.bridge.FakePortal.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor and import say. */
class DoctorTest {

    private final FakePortal portal;

    @TempDir
    private Path base;

    private BridgeFolder beside;

    DoctorTest() throws IOException {
        portal = FakePortal.start();
    }

    @BeforeEach
    void setUp() throws IOException {
        beside = new BridgeFolder(base, portal.address());
    }

    @AfterEach
    void tearDown() {
        portal.close();
    }

    private void finds(String... words) {
        assertThat(beside.bridge("doctor")).as(beside.said()).isEqualTo(9);
        assertThat(beside.said()).contains(words).contains("FEIL").doesNotContain("Alt er i orden", "Exception");
    }

    @Test
    void allIsWellAndNothingChanges() throws IOException {
        List<String> before = beside.names();
        assertThat(beside.bridge("doctor")).as(beside.said()).isZero();
        assertThat(beside.said())
                .contains("Alt er i orden")
                .contains("kjør import")
                .doesNotContain("FEIL");
        assertThat(beside.names()).isEqualTo(before);
        assertThat(portal.calls()).containsExactly("GET /settings");
    }

    @Test
    void eachWrongThingIsASentence() throws IOException {
        Files.setPosixFilePermissions(beside.tokenFile(), PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(beside.file(), "noe helt annet");
        portal.answerNext("GET /settings", Answer.problem(401, "unauthorized", "Nei."));
        finds("kan leses av andre", "ser ikke ut som variables.xml", "trukket tilbake");
        assertThat(beside.said().lines().filter(line -> line.startsWith("FEIL")))
                .hasSize(3);
    }

    @Test
    void aClockThatIsOffIsFound() {
        assertThat(beside.bridge("doctor", Clock.offset(Clock.systemUTC(), Duration.ofHours(5))))
                .isEqualTo(9);
        assertThat(beside.said()).contains("300 minutter for fort");
    }

    @Test
    void aPortalThatIsNotThereAndAMissingFileAreFound() throws IOException {
        beside = new BridgeFolder(base, "http://localhost:1");
        Files.delete(beside.file());
        finds("Ingen svarer på", "ingen variables.xml");
    }

    @Test
    void importShowsWhatBecameOfEachClient() {
        portal.answerNext("POST /variables", new Answer(200, Map.of("Content-Type", "application/json"), """
                        {"clients":[
                         {"erpClientNo":"000","clientNumber":1907,"outcome":"CREATED","revision":1,"problems":[]},
                         {"erpClientNo":"001","clientNumber":null,"outcome":"REFUSED","revision":null,"problems":[
                           {"key":"x","field":"clientNumber","text":"ClientID 1908 hører til en annen installasjon.","raw":"1908"},
                           "Kode 77 er ukjent."]}]}
                        """));
        assertThat(beside.bridge("import")).isEqualTo(7);
        assertThat(beside.said().lines())
                .anySatisfy(line -> assertThat(line).matches("000 +1907 +ny"))
                .anySatisfy(
                        line -> assertThat(line).matches("001 +avvist +ClientID 1908 hører til en annen installasjon."))
                .anySatisfy(line -> assertThat(line).matches(" +Kode 77 er ukjent."));
        assertThat(beside.bridge("import")).isZero();
        assertThat(beside.said()).contains("3 klienter sendt, 0 avvist.");
    }

    @Test
    void importWritesNothingInTheFile() throws IOException {
        String before = beside.text();
        assertThat(beside.bridge("import")).isZero();
        assertThat(beside.text()).isEqualTo(before);
        assertThat(portal.calls()).containsExactly("POST /variables");
    }
}
