package no.byraportal.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.byraportal.bureau.BureauService;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.PersonScope;
import no.byraportal.report.Printing.Layout;
import no.byraportal.report.Printing.Letterhead;
import no.byraportal.shared.Dates;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import no.byraportal.statistics.MonthEndService;
import no.byraportal.statistics.UserAtMonthEnd;
import no.byraportal.statistics.UserAtMonthEnd.Service;

/** Avstemming: what Visma has billed for a month, held against the users that were written down at its end. */
@org.springframework.stereotype.Service
public class ReconciliationService {

    private final MonthEndService months;
    private final ClientService clients;
    private final BureauService bureaus;
    private final Logos logos;
    private final Printing printing;
    private final Clock clock;

    ReconciliationService(
            MonthEndService months,
            ClientService clients,
            BureauService bureaus,
            Logos logos,
            Printing printing,
            Clock clock) {
        this.months = months;
        this.clients = clients;
        this.bureaus = bureaus;
        this.logos = logos;
        this.printing = printing;
        this.clock = clock;
    }

    /**
     * Where Visma has billed for more users than there were, or for fewer.
     *
     * @param name  empty: it is no client of the bureau's
     * @param users who could use the service for the client then
     */
    public record Difference(
            ClientNumber client, String name, Service service, int billed, List<UserAtMonthEnd> users) {

        /** What was billed too much; less than 0: too little. */
        public int excess() {
            return billed - users.size();
        }
    }

    /**
     * All of it.
     *
     * @param billed  for how many users in all
     * @param counted how many there were in all
     */
    public record Reconciliation(long billed, long counted, List<Difference> differences) {}

    private record Line(ClientNumber client, Service service) {}

    /**
     * What was billed for the same client and service in several lines counts together.
     *
     * @throws RuleBroken {@code reconciliation.unwritten}
     */
    public Reconciliation reconcile(PersonScope scope, YearMonth month, List<Billed> billed) {
        scope.requireMayOversee();
        if (!months.isWritten(scope, month)) {
            throw new RuleBroken("reconciliation.unwritten");
        }
        Map<Line, List<UserAtMonthEnd>> counted = new LinkedHashMap<>();
        List<UserAtMonthEnd> all = months.users(scope, month);
        all.forEach(user -> counted.computeIfAbsent(new Line(user.client(), user.service()), line -> new ArrayList<>())
                .add(user));
        Map<Line, Integer> sums = new LinkedHashMap<>();
        counted.keySet().forEach(line -> sums.put(line, 0));
        billed.forEach(one -> sums.merge(new Line(one.client(), one.service()), one.users(), Integer::sum));
        List<Difference> differences = sums.entrySet().stream()
                .map(line -> difference(
                        scope, line.getKey(), line.getValue(), counted.getOrDefault(line.getKey(), List.of())))
                .filter(difference -> difference.excess() != 0)
                .sorted(Comparator.comparing(Difference::name).thenComparing(Difference::service))
                .toList();
        return new Reconciliation(billed.stream().mapToLong(Billed::users).sum(), all.size(), differences);
    }

    /**
     * The same as a file, made at once: nothing of what was billed is kept (decision 24).
     *
     * @throws RuleBroken {@code reconciliation.unwritten}
     */
    public void write(
            PersonScope scope, YearMonth month, List<Billed> billed, Format format, Locale language, OutputStream out)
            throws IOException {
        Content content = ReconciliationRows.content(reconcile(scope, month, billed), month, language);
        Letterhead head = new Letterhead(
                bureaus.bureau(scope).name(),
                logos.of(scope.bureau()),
                scope.actor().name(),
                clock.instant().atZone(Dates.OSLO));
        Path file = printing.print(new Layout("reconciliation", format, language), content, head, done -> {});
        try {
            Files.copy(file, out);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Difference difference(PersonScope scope, Line line, int billed, List<UserAtMonthEnd> users) {
        String name =
                users.isEmpty() ? name(scope, line.client()) : users.getFirst().clientName();
        return new Difference(line.client(), name, line.service(), billed, users);
    }

    private String name(PersonScope scope, ClientNumber client) {
        try {
            return clients.client(scope, client).name();
        } catch (NotFound e) {
            return "";
        }
    }
}
