package no.byraportal.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.byraportal.PortalTest;
import no.byraportal.agent.AgentLogService;
import no.byraportal.agent.LogLine;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Consumer;
import no.byraportal.settings.Drift;
import no.byraportal.settings.DriftDesk;
import no.byraportal.settings.DriftDesk.Choice;
import no.byraportal.settings.DueDays;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The bridge between a legacy agent's folder and the real portal. */
@PortalTest
class BridgeAndPortalTest {

    private static final int HAPPENINGS = 30;

    private final int port;
    private final TestBureaus bureaus;
    private final SettingsService settings;
    private final DriftDesk drifts;
    private final AgentLogService logs;

    @TempDir
    private Path base;

    private TestBureau bureau;
    private BridgeFolder beside;

    BridgeAndPortalTest(
            @LocalServerPort int port,
            TestBureaus bureaus,
            SettingsService settings,
            DriftDesk drifts,
            AgentLogService logs) {
        this.port = port;
        this.bureaus = bureaus;
        this.settings = settings;
        this.drifts = drifts;
        this.logs = logs;
    }

    @BeforeEach
    void setUp() throws IOException {
        String file = LegacyAgent.fileOf(3).replace("<Id>000<", "<Id>003<").replace("VBClient000", "VBClient003");
        bureau = bureaus.bureau(file.getBytes(UTF_8), "Laks AS", "Sei AS", "Torsk AS");
        beside("http://localhost:" + port);
    }

    private void beside(String portal) throws IOException {
        beside = new BridgeFolder(base, portal, "copies = 1000", "log-file = ../WebFakturaLog.txt");
        Files.write(beside.file(), bureau.file());
        Files.writeString(beside.tokenFile(), bureau.token());
    }

    private PersonScope anne() {
        return bureaus.scope(bureau.admin());
    }

    private void dueIn(int client, int days) {
        PersonScope anne = anne();
        ClientSettings now = settings.settings(anne, bureau.client(client).id());
        settings.change(anne, now.revision(), now.dueIn(new DueDays(days)), "");
    }

    private List<Drift> drifts(Client client) {
        return drifts.drifts(anne(), client.id());
    }

    private String desired(Client client) {
        return SettingsField.DUE_DAYS
                .in(settings.settings(anne(), client.id()).document())
                .orElse("");
    }

    private void decide(Choice choice) {
        for (Client client : bureau.clients()) {
            Map<String, Choice> choices = drifts(client).stream().collect(Collectors.toMap(Drift::field, f -> choice));
            if (!choices.isEmpty()) {
                PersonScope anne = anne();
                int seen = settings.settings(anne, client.id()).revision();
                drifts.decide(anne, client.id(), seen, choices, "prøve");
            }
        }
    }

    private void round() {
        assertThat(beside.bridge("once")).as(beside.said()).isZero();
    }

    private static String text(TestBureau bureau) {
        return new String(bureau.file(), UTF_8);
    }

    @Test
    void whatIsChangedInThePortalStandsInTheFileAndIsKnownToBeApplied() throws IOException {
        round();
        assertThat(beside.text()).isEqualTo(text(bureau));
        dueIn(0, 21);
        round();
        assertThat(FakePortal.dueDays(beside.text())).containsOnly(Map.entry("001", "21"), due("002"), due("003"));
        assertThat(beside.text().replace(">21<", ">14<")).isEqualTo(text(bureau));
        Client laks = bureau.client(0);
        assertThat(settings.applied(anne(), laks.id(), Consumer.AGENT))
                .hasValueSatisfying(applied -> assertThat(applied.revision())
                        .isEqualTo(settings.settings(anne(), laks.id()).revision()));
        round();
        assertThat(beside.said()).isEmpty();
    }

    private static Map.Entry<String, String> due(String client) {
        return Map.entry(client, "14");
    }

    @Test
    void aHandEditWaitsForAPersonAndEitherChoiceReachesTheFile() throws IOException {
        LegacyAgent person = new LegacyAgent(beside.file(), new Random(1), true);
        round();
        person.editByHand("001", "45");
        person.editByHand("002", "46");
        dueIn(0, 21);
        round();
        assertThat(beside.said()).contains("avvik");
        assertThat(FakePortal.dueDays(beside.text())).contains(Map.entry("001", "45"), Map.entry("002", "46"));
        assertThat(drifts(bureau.client(0))).extracting(Drift::inFile).containsExactly(Optional.of("45"));
        decide(Choice.PORTAL);
        round();
        assertThat(FakePortal.dueDays(beside.text())).contains(Map.entry("001", "21"), due("002"));
        person.editByHand("003", "47");
        round();
        decide(Choice.FILE);
        round();
        assertThat(FakePortal.dueDays(beside.text())).contains(Map.entry("003", "47"));
        assertThat(desired(bureau.client(2))).isEqualTo("47");
    }

    @Test
    void theFirstFileIsSentByImportWithATableOfTheClients() {
        assertThat(beside.bridge("import")).as(beside.said()).isZero();
        assertThat(beside.said()).contains("001", "uendret", "3 klienter sendt, 0 avvist");
        assertThat(beside.bridge("doctor")).as(beside.said()).isZero();
    }

    @Test
    void newLinesOfTheAgentsLogAreShownInThePortal() throws IOException {
        Path log = base.resolve("WebFakturaLog.txt");
        Files.writeString(log, "2026-11-20 08:15:30 Klient 001 ferdig\r\n");
        round();
        Files.writeString(log, "2026-11-20 08:16:00 Ferdig\r\n", StandardOpenOption.APPEND);
        round();
        assertThat(logs.lines(anne(), bureau.installation().id(), "", 0, 10))
                .extracting(LogLine::text)
                .containsExactlyInAnyOrder("2026-11-20 08:15:30 Klient 001 ferdig", "2026-11-20 08:16:00 Ferdig");
    }

    /** Between any two calls of the bridge, agent, people and portal do as they please. */
    @RepeatedTest(5)
    void inAnyOrderNothingIsLostAndNothingInvented() throws IOException {
        long seed = System.nanoTime();
        Story story = new Story(new Random(seed), "seed " + seed);
        try (Passage passage = Passage.to(port, story::goOn)) {
            beside(passage.address());
            story.agent = new LegacyAgent(beside.file(), new Random(seed), true);
            while (story.left > 0) {
                assertThat(beside.bridge("once")).as(story.name + beside.said()).isIn(0, 8);
            }
            round();
            story.judge();
        }
    }

    private final class Story {

        private final Random random;
        private final String name;
        private final Map<String, String> edits = new TreeMap<>();
        private final Set<String> decided = new HashSet<>();
        private LegacyAgent agent = new LegacyAgent(beside.file(), new Random(), true);
        private int left = HAPPENINGS;

        private Story(Random random, String name) {
            this.random = random;
            this.name = name;
        }

        private synchronized void goOn() {
            if (left-- <= 0) {
                return;
            }
            int index = random.nextInt(3);
            String client = bureau.client(index).erpClientNo().digits();
            try {
                switch (random.nextInt(5)) {
                    case 0, 1 -> agent.synchronise(client);
                    case 2 -> {
                        String typed = Integer.toString(200 + left);
                        agent.editByHand(client, typed);
                        edits.put(client, typed);
                    }
                    case 3 -> dueIn(index, 100 + left);
                    default -> {
                        bureau.clients().stream()
                                .flatMap(each -> drifts(each).stream())
                                .forEach(drift -> drift.inFile().ifPresent(decided::add));
                        decide(random.nextBoolean() ? Choice.PORTAL : Choice.FILE);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void judge() throws IOException {
            Map<String, String> shown = new HashMap<>();
            for (Client client : bureau.clients()) {
                drifts(client)
                        .forEach(drift -> shown.put(
                                client.erpClientNo().digits(), drift.inFile().orElse("")));
            }
            edits.forEach((client, typed) -> assertThat(decided.contains(typed) || typed.equals(shown.get(client)))
                    .as(name + ": the edit of " + client + " to " + typed + " was shown to people")
                    .isTrue());
            decide(Choice.PORTAL);
            round();
            assertThat(LegacyAgent.marksIn(beside.text())).as(name).containsAllEntriesOf(agent.marks());
            Map<String, String> wanted = new TreeMap<>();
            for (Client client : bureau.clients()) {
                wanted.put(client.erpClientNo().digits(), desired(client));
            }
            assertThat(FakePortal.dueDays(beside.text())).as(name).isEqualTo(wanted);
            assertThat(frame(beside.text())).as(name).isEqualTo(frame(text(bureau)));
        }

        private String frame(String text) {
            return text.replaceAll("(<CustTrLasteChTm>|<CompanyDueDays>)[^<]*<", "$1…<");
        }
    }
}
