package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever agent, people and portal do between a bridge's calls, in whatever order: nothing is lost and nothing invented.
 * What happens in the middle of a change of the file is told by {@link LivingAgentTest} and {@link VariablesFileTest}.
 */
class InterleavingTest {

    enum Kind {
        NOTHING,
        AGENT_SYNCHRONISES,
        AGENT_REGISTERS,
        HAND_EDIT,
        PORTAL_REVISES,
        PORTAL_DECIDES,
        STATE_IS_LOST
    }

    record Happening(Kind kind, int client) {}

    @Provide
    Arbitrary<List<Happening>> happenings() {
        Arbitrary<Kind> kinds = Arbitraries.of(Kind.values());
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 2))
                .as(Happening::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void nothingIsLostAndNothingInvented(@ForAll("happenings") List<Happening> happenings, @ForAll boolean inPlace)
            throws IOException {
        Path base = Files.createTempDirectory(Files.createDirectories(Path.of("target/bridge-test")), "interleaved");
        try (FakePortal portal = FakePortal.start()) {
            Play play = new Play(base, portal, happenings, inPlace);
            play.untilAllHasHappened();
            play.judge();
        }
        delete(base);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** One story: something happens before each of the bridge's calls is answered. */
    private static final class Play {

        private final FakePortal portal;
        private final BridgeFolder beside;
        private final LegacyAgent agent;
        private final Deque<Happening> left;
        private final Map<String, String> lastEdits = new HashMap<>();
        private final String first;
        private int edits = 1_000;
        private int registered = 900;
        private int days = 20;

        private Play(Path base, FakePortal portal, List<Happening> happenings, boolean inPlace) throws IOException {
            this.portal = portal;
            this.beside = new BridgeFolder(base, portal.address(), "copies = 100");
            this.agent = new LegacyAgent(beside.file(), new Random(1), inPlace);
            this.left = new ArrayDeque<>(happenings);
            this.first = beside.text();
        }

        private void untilAllHasHappened() {
            assertThat(beside.bridge("once")).isZero();
            portal.whileAsked(call -> happen());
            while (!left.isEmpty()) {
                assertThat(beside.bridge("once")).as(beside.said()).isIn(0, 8);
            }
            portal.whileAsked(call -> {});
            assertThat(beside.bridge("once")).as(beside.said()).isZero();
        }

        private synchronized void happen() {
            Happening next = left.poll();
            if (next == null) {
                return;
            }
            String client = "%03d".formatted(next.client());
            try {
                switch (next.kind()) {
                    case NOTHING -> {}
                    case AGENT_SYNCHRONISES -> agent.synchronise(client);
                    case AGENT_REGISTERS -> agent.register(Integer.toString(registered++));
                    case HAND_EDIT -> {
                        String value = Integer.toString(edits++);
                        agent.editByHand(client, value);
                        lastEdits.put(client, value);
                    }
                    case PORTAL_REVISES -> portal.desire(client, days++);
                    case PORTAL_DECIDES -> portal.decideForThePortal();
                    case STATE_IS_LOST -> Files.deleteIfExists(beside.state());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void judge() throws IOException {
            assertThat(portal.lies()).isEmpty();
            assertThat(portal.driftSeen())
                    .as("hand edits that people were shown")
                    .containsAll(lastEdits.values());
            portal.decideForThePortal();
            assertThat(beside.bridge("once")).as(beside.said()).isZero();
            String last = beside.text();
            assertThat(LegacyAgent.marksIn(last)).containsAllEntriesOf(agent.marks());
            assertThat(FakePortal.dueDays(last)).isEqualTo(portal.desired());
            assertThat(portal.reports()).isNotEmpty();
            assertThat(frame(last)).as("all else, byte for byte").isEqualTo(frame(expected()));
            assertThat(portal.lies()).isEmpty();
        }

        private String expected() throws IOException {
            Path scratch = beside.config().resolveSibling("expected.xml");
            Files.writeString(scratch, first);
            LegacyAgent same = new LegacyAgent(scratch, new Random(1), false);
            for (int number = 900; number < registered; number++) {
                same.register(Integer.toString(number));
            }
            return Files.readString(scratch);
        }

        /** Without the values that agent and portal change. */
        private static String frame(String text) {
            return text.replaceAll("(<CustTrLasteChTm>|<CompanyDueDays>)[^<]*<", "$1…<");
        }
    }
}
