package no.byraportal.statistics;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.PlanCode;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is counted as it comes is what there is. */
@PortalTest
class RecountTest {

    private static final int TOLD = 100_000;
    private static final int TURNS = 60;
    private static final Period EVER = new Period(YearMonth.of(2024, 1), YearMonth.of(2026, 12));

    private final TestBureaus bureaus;
    private final InvoiceService invoices;
    private final StatisticsService statistics;
    private final Recount counting;
    private final SettingsService settings;
    private final JdbcClient jdbc;
    private final Random random = new Random(20261122);

    RecountTest(
            TestBureaus bureaus,
            InvoiceService invoices,
            StatisticsService statistics,
            Recount counting,
            SettingsService settings,
            JdbcClient jdbc) {
        this.bureaus = bureaus;
        this.invoices = invoices;
        this.statistics = statistics;
        this.counting = counting;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Now new, now known, now known otherwise: a number is told about twice, and its day and delivery vary. */
    private SentInvoice told(List<Client> clients) {
        return new SentInvoice(
                oneOf(clients).clientNumber(),
                oneOf(List.of(InvoiceKind.values())),
                new SeriesNumber(1 + random.nextInt(TOLD / clients.size() / 4)),
                LocalDate.of(2024, 1, 1).plusDays(random.nextInt(4) * 200L),
                oneOf(List.of(Delivery.values())));
    }

    @Test
    void aHundredThousandInWhateverOrderAreCountedAsTheyAre() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Torsk AS", "Hyse AS", "Sei AS", "Lange AS");
        TestBureau other = bureaus.bureau("Uer AS", "Brosme AS", "Kveite AS");
        Map<InvoiceKey, SentInvoice> last = new HashMap<>();
        int told = 0;
        while (told < TOLD) {
            Map<Integer, SentInvoice> batch = new TreeMap<>();
            int size = 1 + random.nextInt(InvoiceService.MOST);
            for (int place = 0; place < size; place++) {
                batch.put(place, told(random.nextInt(4) == 0 ? other.clients() : bureau.clients()));
            }
            TakenInvoices taken = invoices.take(Programs.webFaktura(), batch);
            assertThat(taken.accepted() + taken.repeated() + taken.refused().size())
                    .isEqualTo(size);
            batch.keySet().removeAll(taken.refused().keySet());
            batch.values().forEach(invoice -> last.put(InvoiceKey.of(invoice), invoice));
            told += size;
            move(bureaus.scope(bureau.admin()), oneOf(bureau.clients()), oneOf(List.of("10", "20", "99")));
        }

        for (TestBureau each : List.of(bureau, other)) {
            agrees(bureaus.scope(each.admin()), each, last);
        }
        assertThat(counting.recount().wrongCells()).isZero();
        for (TestBureau each : List.of(bureau, other)) {
            agrees(bureaus.scope(each.admin()), each, last);
        }
    }

    private void agrees(PersonScope scope, TestBureau bureau, Map<InvoiceKey, SentInvoice> last) {
        for (Client client : bureau.clients()) {
            for (int year : List.of(2024, 2025)) {
                Period period = Period.year(YearMonth.of(year, 12));
                StatisticsQuery query = new StatisticsQuery(
                        period, Comparison.NONE, Grouping.MONTH, Optional.of(client.clientNumber()), Optional.empty());
                for (StatisticsRow row : statistics.rows(scope, query, 0, 12)) {
                    assertThat(row.now()).isEqualTo(counted(client, row.key(), last));
                }
            }
        }
        Tally all = last.values().stream()
                .filter(invoice -> bureau.clients().stream()
                        .anyMatch(client -> client.clientNumber().equals(invoice.client())))
                .map(RecountTest::one)
                .reduce(Tally.NONE, Tally::plus);
        StatisticsQuery ever = StatisticsQuery.of(EVER, Grouping.CLIENT);
        assertThat(statistics.total(scope, ever).now()).isEqualTo(all);
        assertThat(statistics.rows(scope, ever, 0, 100).stream()
                        .map(StatisticsRow::now)
                        .reduce(Tally.NONE, Tally::plus))
                .isEqualTo(all);
        Map<String, Tally> plans = bureau.clients().stream()
                .collect(toMap(
                        client -> plan(scope, client), client -> counted(client, "", last), Tally::plus, TreeMap::new));
        assertThat(byPlan(scope)).isEqualTo(plans);
        plans.forEach((plan, sum) -> {
            if (!plan.isEmpty()) {
                assertThat(statistics
                                .total(
                                        scope,
                                        new StatisticsQuery(
                                                EVER,
                                                Comparison.NONE,
                                                Grouping.MONTH,
                                                Optional.empty(),
                                                Optional.of(PlanCode.of(plan))))
                                .now())
                        .isEqualTo(sum);
            }
        });
    }

    private Map<String, Tally> byPlan(PersonScope scope) {
        return statistics.rows(scope, StatisticsQuery.of(EVER, Grouping.SUBSCRIPTION), 0, 100).stream()
                .collect(toMap(StatisticsRow::key, StatisticsRow::now, Tally::plus, TreeMap::new));
    }

    private String plan(PersonScope scope, Client client) {
        return SettingsField.PLAN
                .in(settings.settings(scope, client.id()).document())
                .orElse("");
    }

    private void move(PersonScope scope, Client client, String plan) {
        ClientSettings now = settings.settings(scope, client.id());
        settings.change(scope, now.revision(), now.with(SettingsField.PLAN, plan), "Avtalt");
    }

    private static Tally counted(Client client, String month, Map<InvoiceKey, SentInvoice> last) {
        return last.values().stream()
                .filter(invoice -> invoice.client().equals(client.clientNumber()))
                .filter(invoice -> invoice.issuedOn().toString().startsWith(month))
                .map(RecountTest::one)
                .reduce(Tally.NONE, Tally::plus);
    }

    private static Tally one(SentInvoice invoice) {
        ByDelivery one = new ByDelivery(1, 1, 1).only(invoice.delivery());
        return invoice.kind() == InvoiceKind.INVOICE
                ? new Tally(one, ByDelivery.NONE)
                : new Tally(ByDelivery.NONE, one);
    }

    @Test
    void aCellThatSomebodySpoiltIsFoundAndMended() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        invoices.take(
                Programs.webFaktura(),
                Map.of(
                        0,
                        new SentInvoice(
                                bureau.client(0).clientNumber(),
                                InvoiceKind.INVOICE,
                                new SeriesNumber(1),
                                LocalDate.of(2026, 1, 5),
                                Delivery.EMAIL)));
        jdbc.sql("update invoice_month set invoices = 3 where bureau_id = :bureau")
                .param("bureau", bureau.id().toString())
                .update();

        assertThat(counting.recount().wrongCells()).isEqualTo(2);
        assertThat(counting.recount().wrongCells()).isZero();

        jdbc.sql("update invoice_plan set plan = 99 where bureau_id = :bureau")
                .param("bureau", bureau.id().toString())
                .update();
        assertThat(counting.recount().wrongCells()).isEqualTo(2);
        assertThat(byPlan(bureaus.scope(bureau.admin()))).doesNotContainKey("99");
    }

    /** Neither waits for ever for the other, nor counts past it. */
    @Test
    void plansChangeWhileInvoicesCome() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS", "Torsk AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> done = List.of(
                    threads.submit(() -> tellOneByOne(bureau)),
                    threads.submit(() -> moveToAndFro(anne, bureau.client(0))),
                    threads.submit(() -> moveToAndFro(anne, bureau.client(1))));
            assertThat(counting.recount().wrongCells()).isZero();
            for (Future<?> each : done) {
                each.get();
            }
        }

        assertThat(counting.recount().wrongCells()).isZero();
        assertThat(statistics
                        .total(anne, StatisticsQuery.of(EVER, Grouping.MONTH))
                        .now()
                        .invoices()
                        .total())
                .isEqualTo(2 * TURNS);
    }

    private void tellOneByOne(TestBureau bureau) {
        for (int turn = 1; turn <= TURNS; turn++) {
            Map<Integer, SentInvoice> batch = new TreeMap<>();
            for (Client client : bureau.clients()) {
                batch.put(
                        batch.size(),
                        new SentInvoice(
                                client.clientNumber(),
                                InvoiceKind.INVOICE,
                                new SeriesNumber(turn),
                                LocalDate.of(2025, 1 + turn % 12, 1),
                                Delivery.EMAIL));
            }
            invoices.take(Programs.webFaktura(), batch);
        }
    }

    private void moveToAndFro(PersonScope scope, Client client) {
        for (int turn = 0; turn < TURNS; turn++) {
            move(scope, client, turn % 2 == 0 ? "10" : "20");
        }
    }
}
