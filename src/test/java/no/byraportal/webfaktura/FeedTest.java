package no.byraportal.webfaktura;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.SavedFirst;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Whoever follows the feed misses nothing and is told nothing twice, whatever happens meanwhile. */
@PortalTest
class FeedTest {

    private static final int THREADS = 8;
    private static final int CHANGES = 1_000;

    /** Of several bureaus: those who change clients of one agent take turns. */
    private static final int BUREAUS = 5;

    private static final int CLIENTS = 4 * BUREAUS;

    private final int port;
    private final DemoBureaus demo;
    private final TestBureaus bureaus;
    private final SettingsService settings;
    private final TransactionTemplate transactions;

    FeedTest(
            @LocalServerPort int port,
            DemoBureaus demo,
            TestBureaus bureaus,
            SettingsService settings,
            TransactionTemplate transactions) {
        this.port = port;
        this.demo = demo;
        this.bureaus = bureaus;
        this.settings = settings;
        this.transactions = transactions;
    }

    private WebFakturaCaller webFaktura() {
        return new WebFakturaCaller(port, demo.webfakturaToken());
    }

    /** A client that WebFaktura has confirmed, and somebody who may change it. */
    private record Kept(PersonScope anne, Client client) {

        long number() {
            return client.clientNumber().value();
        }
    }

    /** Of so many bureaus in turn. */
    private List<Kept> confirmed(int clients, int bureausOfThem) throws Exception {
        List<Kept> kept = new ArrayList<>();
        try (WebFakturaCaller webFaktura = webFaktura()) {
            for (int i = 0; i < bureausOfThem; i++) {
                TestBureau bureau = bureaus.bureau(IntStream.range(0, clients / bureausOfThem)
                        .mapToObj(n -> "Prøve " + n + " AS")
                        .toArray(String[]::new));
                PersonScope anne = bureaus.scope(bureau.admin());
                for (Client client : bureau.clients()) {
                    webFaktura.confirms(client);
                    kept.add(new Kept(anne, client));
                }
            }
        }
        return kept;
    }

    /** Somebody may have been first: then once more, from what it is now. */
    private void change(Kept kept, String footer) {
        while (true) {
            ClientSettings now = now(kept);
            try {
                settings.change(kept.anne(), now.revision(), now.with(SettingsField.FOOTER, footer), "");
                return;
            } catch (SavedFirst e) {
                // Once more.
            }
        }
    }

    private ClientSettings now(Kept kept) {
        return settings.settings(kept.anne(), kept.client().id());
    }

    private static String footer(ClientSettings settings) {
        return SettingsField.FOOTER.in(settings.document()).orElse("");
    }

    /** What was told of a client at a position. */
    private record Told(long clientNumber, long position, int revision, String footer) {

        static Told of(JsonNode client) {
            return new Told(
                    client.path("clientNumber").asLong(),
                    client.path("position").asLong(),
                    client.path("revision").asInt(),
                    client.path("settings").path("invoicing").path("footer").asString());
        }
    }

    @Test
    void aThousandChangesByEightAreToldOnceEachAndNoneIsMissed() throws Exception {
        List<Kept> kept = confirmed(CLIENTS, BUREAUS);
        String begin;
        try (WebFakturaCaller webFaktura = webFaktura()) {
            begin = webFaktura.end();
        }
        Semaphore made = new Semaphore(0);
        AtomicBoolean over = new AtomicBoolean();
        List<Told> told;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1)) {
            Future<List<Told>> consumer = threads.submit(() -> follow(begin, made, over));
            List<Callable<Void>> writers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                writers.add(() -> {
                    for (int i = 0; i < CHANGES / THREADS; i++) {
                        change(kept.get((first + i * 3) % CLIENTS), "Endring " + first + "-" + i);
                        made.release();
                    }
                    return null;
                });
            }
            try {
                for (Future<Void> writer : threads.invokeAll(writers)) {
                    writer.get();
                }
            } finally {
                over.set(true);
                made.release(CHANGES);
            }
            told = consumer.get();
        }
        complete(kept, told);
    }

    /** Reads a few clients at a time, stops now and then until more has happened, and goes on where it was. */
    private List<Told> follow(String begin, Semaphore made, AtomicBoolean over) throws Exception {
        List<Told> told = new ArrayList<>();
        String cursor = begin;
        while (true) {
            try (WebFakturaCaller webFaktura = webFaktura()) {
                for (int page = 0; page < 7; page++) {
                    boolean last = over.get();
                    JsonNode read = webFaktura.feed(cursor, 5);
                    cursor = read.path("next").asString();
                    read.path("clients").forEach(client -> told.add(Told.of(client)));
                    if (read.path("clients").isEmpty()) {
                        if (last) {
                            return told;
                        }
                        made.acquire();
                    }
                }
            }
            made.acquire(10);
        }
    }

    private void complete(List<Kept> kept, List<Told> told) {
        assertThat(told)
                .extracting(Told::position)
                .as("in order, each once")
                .isSorted()
                .doesNotHaveDuplicates();
        Map<Long, Told> last = new HashMap<>();
        Set<String> revisions = new HashSet<>();
        for (Told each : told) {
            Told before = last.put(each.clientNumber(), each);
            assertThat(before == null || before.revision() <= each.revision())
                    .as("%s after %s", each, before)
                    .isTrue();
            revisions.add(each.clientNumber() + " " + each.revision());
        }
        int saved = 0;
        for (Kept each : kept) {
            ClientSettings now = now(each);
            Told newest = Objects.requireNonNull(last.get(each.number()), "never told");
            assertThat(newest.revision()).isEqualTo(now.revision());
            assertThat(newest.footer()).isEqualTo(footer(now));
            saved += now.revision() - 1;
        }
        assertThat(saved).as("all were made").isEqualTo(CHANGES);
        assertThat(revisions).as("told while it happened, too").hasSizeGreaterThan(2 * CLIENTS);
    }

    /** A change that began first and is saved last gets no position that somebody has read past. */
    @Test
    void noneAppearsLate() throws Exception {
        List<Kept> kept = confirmed(2, 2);
        try (WebFakturaCaller webFaktura = webFaktura()) {
            String begin = webFaktura.end();
            List<Told> told = new ArrayList<>();
            String[] cursor = {begin};
            transactions.executeWithoutResult(slow -> {
                change(kept.getFirst(), "Sist");
                cursor[0] = elsewhere(() -> {
                    change(kept.getLast(), "Først");
                    JsonNode page = webFaktura.feed(begin, 500);
                    page.path("clients").forEach(client -> told.add(Told.of(client)));
                    return page.path("next").asString();
                });
            });
            assertThat(told)
                    .extracting(Told::clientNumber)
                    .containsExactly(kept.getLast().number());
            JsonNode then = webFaktura.feed(cursor[0], 500);
            assertThat(then.path("clients").size()).isOne();
            Told late = Told.of(then.path("clients").path(0));
            assertThat(late.clientNumber()).isEqualTo(kept.getFirst().number());
            assertThat(late.position()).isGreaterThan(told.getFirst().position());
            assertThat(late.revision()).isEqualTo(2);
        }
    }

    private static <T> T elsewhere(Callable<T> work) {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** What is taken back was never there. */
    @Test
    void whatIsNotSavedIsNotTold() throws Exception {
        Kept kept = confirmed(1, 1).getFirst();
        try (WebFakturaCaller webFaktura = webFaktura()) {
            String begin = webFaktura.end();
            transactions.executeWithoutResult(taken -> {
                change(kept, "Aldri");
                taken.setRollbackOnly();
            });
            JsonNode page = webFaktura.feed(begin, 500);
            assertThat(page.path("clients").isEmpty()).isTrue();
            assertThat(page.path("next").asString()).isEqualTo(begin);
        }
    }
}
