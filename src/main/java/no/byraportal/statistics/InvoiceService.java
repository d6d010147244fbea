package no.byraportal.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.WebFaktura;
import no.byraportal.settings.NumberService;
import no.byraportal.settings.PlanCode;
import no.byraportal.settings.Series;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.settings.SettingsChanged;
import no.byraportal.settings.SettingsField;
import no.byraportal.shared.Dates;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.RuleBroken;
import no.byraportal.statistics.InvoiceTable.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what WebFaktura has sent, in whatever order it is told, and counts each invoice once. See decision 23. */
@Service
public class InvoiceService {

    /** So many at most are told in one call. */
    public static final int MOST = 5_000;

    private final InvoiceTable invoices;
    private final NumberService numbers;
    private final Clock clock;

    InvoiceService(InvoiceTable invoices, NumberService numbers, Clock clock) {
        this.invoices = invoices;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * Takes each that can be taken. What was known otherwise is corrected, and counted as it is said to be now.
     *
     * @param told by its place in what was told, at most {@value #MOST}
     * @throws RuleBroken {@code too-many-invoices}
     */
    @Transactional
    public TakenInvoices take(WebFaktura asking, Map<Integer, SentInvoice> told) {
        if (told.size() > MOST) {
            throw new RuleBroken("too-many-invoices", MOST);
        }
        invoices.takeTurn();
        Map<Integer, InvalidValue> refused = new TreeMap<>();
        Map<InvoiceKey, Map.Entry<Integer, SentInvoice>> wanted = new LinkedHashMap<>();
        Map<ClientNumber, Owner> owners = invoices.owners(told.values());
        int repeated = 0;
        for (Map.Entry<Integer, SentInvoice> each : told.entrySet()) {
            SentInvoice invoice = each.getValue();
            Optional<InvalidValue> wrong = refused(invoice, owners);
            Map.Entry<Integer, SentInvoice> first =
                    wrong.isPresent() ? null : wanted.putIfAbsent(InvoiceKey.of(invoice), each);
            if (wrong.isPresent()) {
                refused.put(each.getKey(), wrong.get());
            } else if (first != null && first.getValue().equals(invoice)) {
                repeated++;
            } else if (first != null) {
                refused.put(each.getKey(), new InvalidValue("invoice.contradicts", Integer.toString(first.getKey())));
            }
        }
        int same =
                keep(asking, wanted.values().stream().map(Map.Entry::getValue).toList(), owners);
        return new TakenInvoices(wanted.size() - same, repeated + same, refused);
    }

    private Optional<InvalidValue> refused(SentInvoice invoice, Map<ClientNumber, Owner> owners) {
        Owner owner = owners.get(invoice.client());
        if (owner == null) {
            return Optional.of(
                    new InvalidValue("invoice.client.unknown", invoice.client().toString()));
        }
        if (owner.denied()) {
            return Optional.of(
                    new InvalidValue("invoice.client.denied", invoice.client().toString()));
        }
        if (invoice.issuedOn().isAfter(LocalDate.now(clock.withZone(Dates.OSLO)).plusDays(1))) {
            return Optional.of(new InvalidValue("invoice.issuedon.future"));
        }
        return Optional.empty();
    }

    /** @return how many were known just so */
    private int keep(WebFaktura asking, List<SentInvoice> wanted, Map<ClientNumber, Owner> owners) {
        Map<InvoiceKey, SentInvoice> known = invoices.known(wanted, owners);
        List<SentInvoice> added = new ArrayList<>();
        List<SentInvoice> corrected = new ArrayList<>();
        List<SentInvoice> before = new ArrayList<>();
        for (SentInvoice invoice : wanted) {
            SentInvoice was = known.get(InvoiceKey.of(invoice));
            if (was == null) {
                added.add(invoice);
            } else if (!was.equals(invoice)) {
                corrected.add(invoice);
                before.add(was);
            }
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        invoices.add(added, owners, now);
        invoices.correct(corrected, before, owners, now);
        invoices.count(added, corrected, before, owners);
        numbers.sent(asking, highest(added, owners), now);
        return wanted.size() - added.size() - corrected.size();
    }

    /** What a client has sent counts under the plan that it has now; a new client has sent nothing. */
    @EventListener
    void movePlan(SettingsChanged change) {
        change.diff().changes().stream()
                .filter(field -> change.revision() > 1)
                .filter(field -> field.field().equals(SettingsField.PLAN.path()))
                .forEach(plan -> {
                    invoices.takeTurn();
                    invoices.move(change.client(), code(plan.before()), code(plan.after()));
                });
    }

    /** What an import could not judge is no plan. */
    private static int code(@Nullable String written) {
        try {
            return written == null ? InvoiceTable.NO_PLAN : PlanCode.of(written).code();
        } catch (InvalidValue e) {
            return InvoiceTable.NO_PLAN;
        }
    }

    private static Map<ClientId, Map<Series, SeriesNumber>> highest(
            List<SentInvoice> added, Map<ClientNumber, Owner> owners) {
        BinaryOperator<SeriesNumber> higher = (one, other) -> one.value() >= other.value() ? one : other;
        Map<ClientId, Map<Series, SeriesNumber>> highest = new HashMap<>();
        for (SentInvoice invoice : added) {
            Owner owner = owners.get(invoice.client());
            if (owner != null) {
                highest.computeIfAbsent(owner.client(), client -> new EnumMap<>(Series.class))
                        .merge(invoice.kind().series(), invoice.number(), higher);
            }
        }
        return highest;
    }
}
