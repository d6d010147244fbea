package no.byraportal.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.Programs;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.shared.Dates;
import no.byraportal.statistics.Delivery;
import no.byraportal.statistics.InvoiceKind;
import no.byraportal.statistics.InvoiceService;
import no.byraportal.statistics.SentInvoice;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the demo's clients have sent up to today: two years of it for most, and some of them nothing yet. */
@TestComponent
class DemoInvoices {

    /** How much of a year's invoices falls in each month, January first; nobody sends much in July. */
    private static final int[] USUAL = {8, 8, 9, 8, 9, 9, 5, 8, 9, 9, 9, 9};

    private static final int[] SUMMER = {0, 0, 1, 2, 10, 22, 30, 24, 9, 2, 0, 0};

    /**
     * One client's sending.
     *
     * @param aYear  invoices in the last twelve months
     * @param months since it began
     * @param silent months since it ended
     */
    private record Sender(long number, int aYear, int months, int silent, int[] season) {

        static Sender of(long number, int aYear) {
            return new Sender(number, aYear, 25, 0, USUAL);
        }
    }

    private static final List<Sender> SENDERS = List.of(
            new Sender(4102, 640, 25, 6, USUAL),
            Sender.of(4103, 2310),
            Sender.of(4104, 204),
            Sender.of(4105, 612),
            Sender.of(4106, 2140),
            Sender.of(4107, 236),
            Sender.of(4109, 388),
            new Sender(4110, 400, 12, 0, USUAL),
            Sender.of(4111, 310),
            Sender.of(4112, 61),
            Sender.of(4114, 1180),
            new Sender(4115, 180, 25, 0, SUMMER),
            new Sender(4116, 430, 10, 1, USUAL),
            Sender.of(4118, 890),
            new Sender(4119, 240, 3, 0, USUAL),
            Sender.of(4120, 455),
            new Sender(4121, 120, 25, 2, USUAL),
            Sender.of(4201, 300),
            Sender.of(4202, 1900),
            new Sender(4203, 520, 5, 0, USUAL));

    private final InvoiceService invoices;
    private final ClientService clients;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoInvoices(InvoiceService invoices, ClientService clients, JdbcClient jdbc, Clock clock) {
        this.invoices = invoices;
        this.clients = clients;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Once. */
    void send() {
        if (jdbc.sql("select count(*) from invoice").query(Integer.class).single() == 0) {
            SENDERS.forEach(this::send);
            IntStream.rangeClosed(1, 12).forEach(this::endMonth);
        }
    }

    /** A year ago the bureaus had a few clients less; all else was as it is. */
    private void endMonth(int ago) {
        LocalDate month =
                LocalDate.now(clock.withZone(Dates.OSLO)).withDayOfMonth(1).minusMonths(ago);
        for (String sql : List.of(
                "insert into month_end (month, taken_at) values (:month, :month + interval 1 month)", """
                insert into month_end_client (bureau_id, month, client_id, active, plan, visma_net)
                select c.bureau_id, :month, c.id, s.active, s.plan, json_exists(f.facts, '$.vismaNetCompanyId')
                from client c join settings s on s.client_id = c.id join known_facts f on f.client_id = c.id
                where c.client_number not between 4126 - :ago div 3 and 4200""", """
                insert into month_end_user (bureau_id, month, client_id, user_id, service, level)
                select g.bureau_id, :month, g.client_id, g.user_id, served.service, g.level
                from client_grant g join month_end_client e on e.client_id = g.client_id and e.month = :month
                join (select 'WEBFAKTURA' service union all select 'VISMA_NET') served
                    on served.service = 'WEBFAKTURA' or e.visma_net
                where g.granted_at < utc_timestamp() + interval 1 day and e.active
                    and (g.ends_on is null or g.ends_on >= :month)""")) {
            jdbc.sql(sql).param("month", month).param("ago", ago).update();
        }
    }

    private void send(Sender sender) {
        LocalDate today = LocalDate.now(clock.withZone(Dates.OSLO));
        List<SentInvoice> sent = new ArrayList<>();
        Client client = clients.client(Programs.webFaktura(), new ClientNumber(sender.number()));
        int invoice = start(client, "invoice");
        int creditNote = start(client, "creditNote");
        for (int ago = sender.months() - 1; ago >= sender.silent(); ago--) {
            YearMonth month = YearMonth.from(today).minusMonths(ago);
            int count = inMonth(sender, month, ago);
            for (int nth = 0; nth < count; nth++) {
                LocalDate day = month.atDay(1 + nth * month.lengthOfMonth() / count);
                boolean credits = (invoice + nth) % 41 == 0;
                InvoiceKind kind = credits ? InvoiceKind.CREDIT_NOTE : InvoiceKind.INVOICE;
                int number = credits && creditNote > 0 ? creditNote++ : invoice++;
                if (!day.isAfter(today)) {
                    sent.add(new SentInvoice(
                            client.clientNumber(), kind, new SeriesNumber(number), day, delivery(number)));
                }
            }
        }
        tell(sent);
    }

    private static int inMonth(Sender sender, YearMonth month, int ago) {
        double growth = ago < 12 ? 1 : 0.94;
        return (int) Math.round(sender.aYear() * growth * sender.season()[month.getMonthValue() - 1] / 100.0);
    }

    private static Delivery delivery(int number) {
        int of = Math.floorMod(number * 7919, 100);
        return of < 61 ? Delivery.EMAIL : of < 92 ? Delivery.ELECTRONIC : Delivery.POST;
    }

    private int start(Client client, String series) {
        return jdbc.sql("select json_value(document, :path) from settings where client_id = :client")
                .param("path", "$.numberSeries." + series + ".start")
                .param("client", client.id().toString())
                .query(Integer.class)
                .single();
    }

    private void tell(List<SentInvoice> sent) {
        Map<Integer, SentInvoice> told = new TreeMap<>();
        for (SentInvoice invoice : sent) {
            told.put(told.size(), invoice);
            if (told.size() == InvoiceService.MOST) {
                invoices.take(Programs.webFaktura(), told);
                told.clear();
            }
        }
        if (!invoices.take(Programs.webFaktura(), told).refused().isEmpty()) {
            throw new IllegalStateException("the demo's invoices are refused");
        }
    }
}
