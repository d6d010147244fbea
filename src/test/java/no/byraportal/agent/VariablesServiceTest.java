package no.byraportal.agent;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import no.byraportal.PortalTest;
import no.byraportal.agent.VariablesService.Beginning;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.DueDays;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.FileLine;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PortalTest
@Transactional
class VariablesServiceTest {

    private final VariablesService variables;
    private final SettingsService settings;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;

    VariablesServiceTest(VariablesService variables, SettingsService settings, TestBureaus bureaus, JdbcClient jdbc) {
        this.variables = variables;
        this.settings = settings;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @Test
    void anAgentWhoseClientsNobodyChangedGetsItsOwnBytesBack() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        Got rendered = given(bureau);
        assertThat(rendered.bytes()).isEqualTo(bureau.file());
        assertThat(rendered.baseSha256()).isEqualTo(VariablesFiles.sha256(bureau.file()));
    }

    @Test
    void afterAChangeOnlyThatValueDiffers() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        dueIn(bureau, 1, 21);
        String file = new String(bureau.file(), UTF_8);
        int sei = file.indexOf("<Id>002</Id>");
        assertThat(new String(given(bureau).bytes(), UTF_8))
                .isEqualTo(file.substring(0, sei) + file.substring(sei).replaceFirst(">14<", ">21<"));
        assertThat(given(bureau).baseSha256()).isEqualTo(VariablesFiles.sha256(bureau.file()));
    }

    @Test
    void aValueThatMeansTheSameIsLeftAsItWasWritten() {
        TestBureau bureau = bureaus.bureau(one("<CompanyDueDays> 014 </CompanyDueDays>"), "Laks AS");
        assertThat(given(bureau).bytes()).isEqualTo(bureau.file());
        dueIn(bureau, 0, 15);
        dueIn(bureau, 0, 14);
        assertThat(given(bureau).bytes()).isEqualTo(bureau.file());
    }

    @Test
    void aValueThatCannotBeJudgedGoesBackUntouched() {
        TestBureau bureau = bureaus.bureau(one("<CompanyDueDays>fjorten</CompanyDueDays>"), "Laks AS");
        assertThat(given(bureau).bytes()).isEqualTo(bureau.file());
        dueIn(bureau, 0, 14);
        assertThat(new String(given(bureau).bytes(), UTF_8)).contains("<CompanyDueDays>14</CompanyDueDays>");
    }

    @Test
    void aFileInUtf16IsWrittenInUtf16() {
        byte[] file = ("\uFEFF" + new String(one("<CompanyDueDays/>"), UTF_8)).getBytes(UTF_16LE);
        TestBureau bureau = bureaus.bureau(file, "Laks AS");
        dueIn(bureau, 0, 21);
        assertThat(new String(given(bureau).bytes(), UTF_16LE))
                .isEqualTo(new String(bureau.file(), UTF_16LE)
                        .replace("<CompanyDueDays/>", "<CompanyDueDays>21</CompanyDueDays>"));
    }

    @Test
    void theFileLiesSealedInTheDatabaseAndBoundToItsRow() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        TestBureau other = bureaus.bureau("Sei AS");
        assertThat(sealed(bureau)).doesNotContain("hemmelig=").doesNotContain("DIPassword");
        jdbc.sql("""
                        update variables_segment mine join variables_segment theirs
                            on theirs.position = mine.position and theirs.part = mine.part
                        set mine.sealed = theirs.sealed
                        where mine.version_id = (select present_version from installation where id = :mine)
                          and theirs.version_id = (select present_version from installation where id = :theirs)""")
                .param("mine", other.installation().id().toString())
                .param("theirs", bureau.installation().id().toString())
                .update();
        assertThatThrownBy(() -> given(other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInstallationThatSentNothingGetsNothing() {
        TestBureau bureau = bureaus.bureau();
        assertThat(variables.given(agent(bureau))).isEmpty();
    }

    @Test
    void aRefusedFileChangesNothing() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        byte[] bad = "<v><system></v>".getBytes(UTF_8);
        assertThatThrownBy(() -> bureaus.take(anne, bureau.installation().id(), bad))
                .isInstanceOf(RefusedFile.class);
        assertThat(given(bureau).bytes()).isEqualTo(bureau.file());
    }

    @Test
    void onlyAnAdministratorOfTheBureauTakesFilesIn() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope leif = bureaus.scope(bureau.manager());
        assertThatThrownBy(() -> bureaus.take(leif, bureau.installation().id(), bureau.file()))
                .isInstanceOf(NotAllowed.class);
        PersonScope stranger = bureaus.scope(bureaus.bureau().admin());
        assertThatThrownBy(() -> bureaus.take(stranger, bureau.installation().id(), bureau.file()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void thePreviewShowsTheLinesThatChangeAndAFewAround() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        SettingsDocument after =
                settings.settings(anne, laks.id()).dueIn(new DueDays(21)).document();
        List<FileLine> lines = variables.lines(anne, laks, after);
        assertThat(lines)
                .containsExactly(
                        new FileLine(11, 11, "    <CompanyMobil>"),
                        new FileLine(12, 12, "    </CompanyMobil>"),
                        new FileLine(13, 0, "    <CompanyDueDays>14</CompanyDueDays>"),
                        new FileLine(0, 13, "    <CompanyDueDays>21</CompanyDueDays>"),
                        new FileLine(14, 14, "    <AdmUsrPasword2>•••</AdmUsrPasword2>"),
                        new FileLine(15, 15, "  </company>"));
        assertThat(variables.lines(
                        anne, laks, settings.settings(anne, laks.id()).document()))
                .isEmpty();
    }

    @Test
    void noLineIsShownTwiceWhenChangesStandClose() {
        byte[] file = """
                <v><system>
                <VBClient001>Active</VBClient001></system>
                <company><Id>001</Id>
                <CompanyDueDays>14</CompanyDueDays></company></v>
                """.getBytes(UTF_8);
        TestBureau bureau = bureaus.bureau(file, "Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        SettingsDocument after = settings.settings(anne, bureau.client(0).id())
                .document()
                .with(SettingsField.ACTIVE, "false")
                .with(SettingsField.DUE_DAYS, "21");
        assertThat(variables.lines(anne, bureau.client(0), after))
                .extracting(FileLine::before, FileLine::after)
                .containsExactly(tuple(1, 1), tuple(2, 0), tuple(0, 2), tuple(3, 3), tuple(4, 0), tuple(0, 4));
    }

    @Test
    void peopleReadAFileAndOneClientsPartOfItWithoutItsCiphertexts() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        VariablesVersion sent = sent(bureau);
        Beginning file = variables.beginning(anne, sent);
        assertThat(file.whole()).isTrue();
        assertThat(file.text())
                .isEqualTo(new String(bureau.file(), UTF_8).replaceAll("(Pass?word2?>)[^<\\s]+", "$1•••"))
                .contains("<DIPassword>•••<");
        assertThat(variables.part(anne, sent, "002").orElseThrow())
                .startsWith("<company>")
                .contains("<Id>002</Id>", "<AdmUsrPasword2>•••<")
                .doesNotContain("<Id>001</Id>", "skjult");
        assertThat(variables.part(anne, sent, "003")).isEmpty();
    }

    @Test
    void ofALongFilePeopleReadWholeLinesOfItsBeginning() {
        byte[] file = new String(one("<CompanyDueDays/>"), UTF_8)
                .replaceFirst("<system>", "<system>\n" + "<!-- linje -->\n".repeat(10_000))
                .getBytes(UTF_8);
        TestBureau bureau = bureaus.bureau(file, "Laks AS");
        Beginning beginning = variables.beginning(bureaus.scope(bureau.admin()), sent(bureau));
        assertThat(beginning.whole()).isFalse();
        assertThat(beginning.text()).hasSizeLessThan(64 << 10).endsWith("<!-- linje -->");
        assertThat(new String(bureau.file(), UTF_8)).startsWith(beginning.text() + "\n");
        assertThat(beginning.lines()).isEqualTo(beginning.text().lines().count());
    }

    @Test
    void nobodyReadsOrGetsAnotherBureausFile() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        VariablesVersion sent = sent(bureau);
        PersonScope stranger = bureaus.scope(bureaus.bureau("Sei AS").admin());
        assertThatThrownBy(
                        () -> variables.version(stranger, bureau.installation().id(), sent.id()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> variables.beginning(stranger, sent)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> variables.part(stranger, sent, "001")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> variables.write(stranger, sent, OutputStream.nullOutputStream()))
                .isInstanceOf(NotFound.class);
    }

    private VariablesVersion sent(TestBureau bureau) {
        return variables
                .versions(bureaus.scope(bureau.admin()), bureau.installation().id(), 0, 1)
                .getFirst();
    }

    private void dueIn(TestBureau bureau, int client, int days) {
        PersonScope anne = bureaus.scope(bureau.admin());
        ClientSettings now = settings.settings(anne, bureau.client(client).id());
        settings.change(anne, now.revision(), now.dueIn(new DueDays(days)), "");
    }

    /** What an agent is given. */
    private record Got(byte[] bytes, String baseSha256) {}

    private Got given(TestBureau bureau) {
        InstallationScope agent = agent(bureau);
        VariablesService.Given given = variables.given(agent).orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            variables.write(agent, given.version(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(given.version().size()).isEqualTo(bytes.size());
        assertThat(given.version().sha256()).isEqualTo(VariablesFiles.sha256(bytes.toByteArray()));
        return new Got(bytes.toByteArray(), given.baseSha256());
    }

    private static InstallationScope agent(TestBureau bureau) {
        return Programs.agent(bureau.id(), bureau.installation().id());
    }

    private String sealed(TestBureau bureau) {
        return jdbc.sql("""
                        select s.sealed from variables_segment s
                        join installation i on i.present_version = s.version_id where i.id = :id""")
                .param("id", bureau.installation().id().toString())
                .query((row, n) -> new String(row.getBytes("sealed"), UTF_8))
                .list()
                .toString();
    }

    private static byte[] one(String dueDays) {
        return """
                <v><system><VBClient001>Active</VBClient001></system>
                <company><Id>001</Id>%s</company></v>
                """.formatted(dueDays).getBytes(UTF_8);
    }
}
