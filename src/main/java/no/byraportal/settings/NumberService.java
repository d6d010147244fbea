package no.byraportal.settings;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.Scope;
import no.byraportal.identity.WebFaktura;
import no.byraportal.settings.NumberOrder.Done;
import no.byraportal.shared.Actor;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Nummerserier: how far each series has come, and the orders to WebFaktura to go on from a higher number. */
@Service
public class NumberService {

    private final NumbersTable numbers;
    private final SettingsService settings;
    private final ClientService clients;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NumberService(
            NumbersTable numbers,
            SettingsService settings,
            ClientService clients,
            ApplicationEventPublisher events,
            Clock clock) {
        this.numbers = numbers;
        this.settings = settings;
        this.clients = clients;
        this.events = events;
        this.clock = clock;
    }

    /** Where the client's series would lie if these were its settings. */
    public Numbering numbering(Scope scope, ClientSettings desired) {
        return settings.numbering(clients.client(scope, desired.client()), desired.document());
    }

    /** Of these clients, the series whose start is history; a client without any is left out. */
    public Map<ClientId, Set<Series>> inUse(Scope scope, List<ClientId> ids) {
        if (scope instanceof BureauScope bureau) {
            bureau.requireMayKeepAgents();
        }
        return numbers.inUse(scope.bureau(), ids);
    }

    /** All that was ever ordered for the client, the newest first. */
    public List<NumberOrder> orders(Scope scope, ClientId client) {
        return numbers.orders(clients.client(scope, client));
    }

    /**
     * Neste nummer: WebFaktura shall go on from this number or, when it has come further, from its own.
     *
     * @throws RuleBroken   {@code reason-required}
     * @throws FieldRefused {@code atLeast}: lower than what is used or ordered, or a number that another series gives
     */
    @Transactional
    public NumberOrder order(BureauScope scope, ClientId id, Series series, SeriesNumber atLeast, String reason) {
        scope.requireMayChangeClients();
        String why = required(reason);
        Client client = clients.client(scope, id);
        ClientSettings current = settings.lock(client);
        refusing("atLeast", () -> settings.numbering(client, current.document()).requireOrderable(series, atLeast));
        NumberOrder order =
                new NumberOrder(OrderId.random(), series, atLeast, why, scope.actor(), now(), Optional.empty());
        numbers.keep(client, order);
        tell(
                client,
                current,
                "number.ordered",
                order.by(),
                order.at(),
                Map.of("series", series, "atLeast", atLeast, "reason", why));
        return order;
    }

    /**
     * Somebody at the bureau knows that this number is used.
     *
     * @throws RuleBroken   {@code reason-required}
     * @throws FieldRefused {@code number}: not above what is known, or below where the series starts
     */
    @Transactional
    public SeenNumber see(BureauScope scope, ClientId id, Series series, SeriesNumber number, String reason) {
        scope.requireMayChangeClients();
        String why = required(reason);
        Client client = clients.client(scope, id);
        ClientSettings current = settings.lock(client);
        Numbering now = settings.numbering(client, current.document());
        refusing("number", () -> requireNews(now, series, number));
        SeenNumber seen = new SeenNumber(number, FactSource.PERSON, scope.actor(), now());
        numbers.keep(client, series, seen, why);
        tell(
                client,
                current,
                NumbersChange.SEEN,
                seen.by(),
                seen.at(),
                Map.of("series", series, "number", number, "source", seen.source(), "reason", why));
        return seen;
    }

    private static void requireNews(Numbering now, Series series, SeriesNumber number) {
        now.requireOwn(series);
        now.use(series)
                .seen()
                .filter(known -> number.value() <= known.number().value())
                .ifPresent(known -> {
                    throw new InvalidValue(
                            "numberseen.lower", FieldText.number(known.number().value()));
                });
        now.start(series).ifPresent(start -> {
            if (number.value() < start) {
                throw new InvalidValue("numberseen.beforestart", FieldText.number(start));
            }
        });
    }

    /**
     * WebFaktura has carried out an order. The same told again changes nothing.
     *
     * @param next the number that it gives next
     * @throws NotFound     when the client has no such order
     * @throws FieldRefused {@code next}: lower than what was ordered
     */
    @Transactional
    public NumberOrder acknowledge(WebFaktura asking, ClientNumber number, OrderId which, SeriesNumber next) {
        Client client = clients.client(asking, number);
        ClientSettings current = settings.lock(client);
        NumberOrder order = numbers.orders(client).stream()
                .filter(each -> each.id().equals(which))
                .findFirst()
                .orElseThrow(() -> new NotFound("order " + which));
        if (!order.isWaiting()) {
            return order;
        }
        if (next.value() < order.atLeast().value()) {
            throw new FieldRefused(
                    "next",
                    new InvalidValue(
                            "numberorder.next", FieldText.number(order.atLeast().value())));
        }
        Done done = new Done(next, now());
        numbers.done(client, which, done);
        tell(
                client,
                current,
                "number.acknowledged",
                asking.actor(),
                done.at(),
                Map.of("series", order.series(), "atLeast", order.atLeast(), "next", next));
        return new NumberOrder(
                which, order.series(), order.atLeast(), order.reason(), order.by(), order.at(), Optional.of(done));
    }

    /**
     * WebFaktura has sent invoices or credit notes with these numbers. What it sees is no deed, so no log tells of it; the
     * problems that come of it are judged within the hour.
     */
    @Transactional
    public void sent(WebFaktura asking, Map<ClientId, Map<Series, SeriesNumber>> highest, Instant at) {
        numbers.sent(asking.actor(), highest, at);
    }

    /** As exactly as it is kept, so that an order is told the same today and tomorrow. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw new RuleBroken(SettingsService.REASON_REQUIRED);
        }
        return SettingsService.judged(reason);
    }

    private static void refusing(String field, Runnable judging) {
        try {
            judging.run();
        } catch (InvalidValue e) {
            throw new FieldRefused(field, e);
        }
    }

    /** What is known of the numbers is what some of the client's problems depend on. */
    private void tell(
            Client client, ClientSettings current, String key, Actor by, Instant at, Map<String, Object> details) {
        settings.judge(client, current);
        events.publishEvent(
                new NumbersChange(client.bureau().value(), key, client.id().value(), by, at, details));
    }
}
