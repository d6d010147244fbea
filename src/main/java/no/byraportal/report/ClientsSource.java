package no.byraportal.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.ClientThen;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.HistoryService;
import no.byraportal.settings.Plan;
import no.byraportal.settings.PlanCode;
import no.byraportal.shared.Dates;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Klienter og abonnement: every client as it was at the end of a day. */
@Component
class ClientsSource implements Source {

    private static final List<String> COLUMNS =
            List.of("client", "orgNumber", "erp", "clientNumber", "plan", "planInvoices", "state", "revision", "since");

    private final HistoryService history;

    ClientsSource(HistoryService history) {
        this.history = history;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.CLIENTS;
    }

    @Override
    public Content content(PersonScope scope, Wanted wanted) {
        Locale language = wanted.language();
        Map<PlanCode, Plan> plans = new HashMap<>();
        history.plans(scope, wanted.to()).forEach(plan -> plans.put(plan.code(), plan));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<ClientThen> clients = history.clients(scope, end(wanted));
        clients.forEach(client -> rows.add(row(client, state(client), plans, language)));
        String subtitle = Texts.text(language, "report.asof", Dates.day(wanted.to(), language)) + "\n"
                + counted(clients, language);
        return new Content(subtitle, COLUMNS, rows, Map.of());
    }

    /** The last moment of a report's last day. */
    static Instant end(Wanted wanted) {
        return wanted.to().plusDays(1).atStartOfDay(Dates.OSLO).toInstant().minusNanos(1000);
    }

    /** How many there are of each kind. */
    static String counted(List<ClientThen> clients, Locale language) {
        Map<String, Integer> counts = new HashMap<>();
        clients.forEach(client -> counts.merge(state(client), 1, Integer::sum));
        return Texts.text(
                language,
                "report.clients.counted",
                clients.size(),
                counts.getOrDefault("active", 0),
                counts.getOrDefault("inactive", 0),
                counts.getOrDefault("demo", 0));
    }

    private static String state(ClientThen client) {
        if (!client.active()) {
            return "inactive";
        }
        return client.plan().filter(Plan::isDemo).isPresent() ? "demo" : "active";
    }

    private static List<@Nullable Object> row(
            ClientThen client, String state, Map<PlanCode, Plan> plans, Locale language) {
        Plan plan = client.plan().map(plans::get).orElse(null);
        List<@Nullable Object> row = new ArrayList<>();
        row.add(client.name());
        row.add(client.orgNumber().map(OrgNumber::grouped).orElse(null));
        row.add(client.erpName());
        row.add(client.clientNumber().toString());
        row.add(client.plan()
                .map(code -> plan == null ? code.toString() : code + " " + plan.name())
                .orElseGet(() -> FieldText.value("subscription.plan", null, language)));
        row.add(plan == null || plan.invoicesAYear() == 0 ? null : plan.invoicesAYear());
        row.add(Texts.text(language, "report.state." + state));
        row.add(client.revision());
        row.add(client.at().atZone(Dates.OSLO).toLocalDate());
        return row;
    }
}
