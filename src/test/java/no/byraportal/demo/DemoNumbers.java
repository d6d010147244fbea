package no.byraportal.demo;

import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.Programs;
import no.byraportal.settings.NumberOrder;
import no.byraportal.settings.NumberService;
import no.byraportal.settings.Series;
import no.byraportal.settings.SeriesNumber;
import org.springframework.boot.test.context.TestComponent;

/** How far the series of some of the demo's clients have come, and what is ordered of WebFaktura. */
@TestComponent
class DemoNumbers {

    private final NumberService numbers;
    private final ClientService clients;

    DemoNumbers(NumberService numbers, ClientService clients) {
        this.numbers = numbers;
        this.clients = clients;
    }

    void comeFar(BureauScope kari) {
        ClientId fjordfisk = client(kari, DemoBureaus.FJORDFISK.value());
        see(kari, fjordfisk, Series.INVOICE, 36_214);
        order(kari, fjordfisk, Series.CUSTOMER, 70_000, "Butikken får sin egen serie.");
        ClientId elvebredden = client(kari, 4106);
        NumberOrder order =
                order(kari, elvebredden, Series.INVOICE, 20_001, "Fortsetter serien fra det gamle systemet.");
        numbers.acknowledge(Programs.webFaktura(), new ClientNumber(4106), order.id(), new SeriesNumber(20_001));
        order(kari, elvebredden, Series.CREDIT_NOTE, 520_001, "Samme hopp som fakturaene.");
        see(kari, client(kari, 4116), Series.INVOICE, 15_480);
    }

    private void see(BureauScope kari, ClientId client, Series series, int number) {
        numbers.see(kari, client, series, new SeriesNumber(number), "Lest av i WebFaktura.");
    }

    private NumberOrder order(BureauScope kari, ClientId client, Series series, int atLeast, String reason) {
        return numbers.order(kari, client, series, new SeriesNumber(atLeast), reason);
    }

    private ClientId client(BureauScope kari, long number) {
        return clients.client(kari, new ClientNumber(number)).id();
    }
}
