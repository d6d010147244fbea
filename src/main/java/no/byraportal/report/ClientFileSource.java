package no.byraportal.report;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.byraportal.access.PeopleService;
import no.byraportal.access.Reach;
import no.byraportal.agent.AgentStatus;
import no.byraportal.agent.AgentStatusService;
import no.byraportal.agent.Heartbeat;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.Applied;
import no.byraportal.settings.Consumer;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.HistoryService;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsRevision;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Klientmappe: what an auditor or the next bureau asks for of one client. */
@Component
class ClientFileSource implements Source {

    private static final List<String> COLUMNS = List.of("section", "label", "value", "more", "by", "at");
    private static final int AT_ONCE = 500;

    private final ClientService clients;
    private final SettingsService settings;
    private final HistoryService history;
    private final PeopleService people;
    private final AgentStatusService agents;

    ClientFileSource(
            ClientService clients,
            SettingsService settings,
            HistoryService history,
            PeopleService people,
            AgentStatusService agents) {
        this.clients = clients;
        this.settings = settings;
        this.history = history;
        this.people = people;
        this.agents = agents;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.CLIENT_FILE;
    }

    /** Rows of a section, in a language. */
    private record Part(String section, Locale language, List<List<@Nullable Object>> rows) {

        void row(String label, String value) {
            row(label, value, "", "", null);
        }

        void row(String label, String value, String more, String by, @Nullable Instant at) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(Texts.text(language, section));
            row.add(label);
            row.add(value);
            row.add(more);
            row.add(by);
            row.add(at);
            rows.add(row);
        }

        String text(String key, Object... arguments) {
            return Texts.text(language, key, arguments);
        }

        Part next(String key) {
            return new Part(key, language, rows);
        }
    }

    @Override
    public Content content(PersonScope scope, Wanted wanted) {
        Client client = clients.client(scope, wanted.client().orElseThrow());
        Locale language = wanted.language();
        Part part = new Part("report.client.company", language, new ArrayList<>());
        company(part, client);
        settings(part.next("report.client.settings"), scope, client, wanted);
        revisions(part.next("report.client.revisions"), scope, client, wanted);
        reach(part.next("report.client.reach"), scope, client);
        agent(part.next("report.client.agent"), scope, client);
        String subtitle = client.name() + " · "
                + Texts.text(
                        language,
                        "report.period",
                        Dates.day(wanted.from(), language),
                        Dates.day(wanted.to(), language));
        return new Content(subtitle, COLUMNS, part.rows(), Map.of());
    }

    private static void company(Part part, Client client) {
        part.row(part.text("report.column.client"), client.name());
        part.row(
                part.text("report.column.orgNumber"),
                client.orgNumber() == null
                        ? FieldText.value("", null, part.language())
                        : client.orgNumber().grouped());
        part.row(part.text("report.column.erp"), client.erpName());
        part.row(part.text("report.column.clientNumber"), client.clientNumber().toString());
    }

    /** As they were when the last day of the period ended. */
    private void settings(Part part, PersonScope scope, Client client, Wanted wanted) {
        Optional<SettingsRevision> then = history.revision(scope, client.id(), ClientsSource.end(wanted));
        if (then.isEmpty()) {
            part.row(part.text("report.client.settings.none"), "");
            return;
        }
        SettingsDocument document =
                settings.document(scope, client.id(), then.get().revision());
        Arrays.stream(SettingsField.values())
                .forEach(field -> part.row(
                        FieldText.name(field.path(), part.language()),
                        FieldText.value(field.path(), field.in(document).orElse(null), part.language()),
                        part.text("owner." + word(field.owner())),
                        "",
                        null));
    }

    private void revisions(Part part, PersonScope scope, Client client, Wanted wanted) {
        Instant first = wanted.from().atStartOfDay(Dates.OSLO).toInstant();
        List<SettingsRevision> page = settings.revisions(scope, client.id(), Integer.MAX_VALUE, AT_ONCE);
        boolean any = false;
        while (!page.isEmpty()) {
            for (SettingsRevision one : page) {
                if (!one.at().isBefore(first) && !one.at().isAfter(ClientsSource.end(wanted))) {
                    any = true;
                    revision(part, one);
                }
            }
            SettingsRevision last = page.getLast();
            page = last.at().isBefore(first)
                    ? List.of()
                    : settings.revisions(scope, client.id(), last.revision(), AT_ONCE);
        }
        if (!any) {
            part.row(part.text("report.client.revisions.none"), "");
        }
    }

    private static void revision(Part part, SettingsRevision one) {
        String changes = one.diff().changes().stream()
                .map(change -> FieldText.change(change, part.language()))
                .collect(joining("\n"));
        part.row(
                part.text("running.revision", Integer.toString(one.revision())),
                changes.isEmpty() ? part.text("report.client.revisions.first") : changes,
                one.reason().orElse(""),
                one.by().name(),
                one.at());
    }

    private void reach(Part part, PersonScope scope, Client client) {
        for (Reach one : people.reach(scope, client.clientNumber())) {
            String until = one.lastDay()
                    .map(last -> part.text("format.until.day", Dates.day(last, part.language())))
                    .orElse("");
            part.row(
                    one.name(),
                    part.text("users.way." + word(one.way()).replace('_', '-')) + "\n" + one.email(),
                    until.isEmpty() || one.reason().isEmpty() ? until + one.reason() : until + "\n" + one.reason(),
                    one.by(),
                    one.at().orElse(null));
        }
    }

    private void agent(Part part, PersonScope scope, Client client) {
        for (Consumer consumer : Consumer.values()) {
            Optional<Applied> applied = settings.applied(scope, client.id(), consumer);
            part.row(
                    part.text("report.client.runs." + word(consumer)),
                    applied.map(one -> part.text("running.revision", Integer.toString(one.revision())))
                            .orElseGet(() -> part.text("agent.unknown")),
                    "",
                    "",
                    applied.map(Applied::appliedAt).orElse(null));
        }
        Optional.ofNullable(agents.heardOfClients(scope).get(client.installation()))
                .ifPresent(beat -> status(part, beat));
        for (Problem problem : settings.problems(scope, client.id())) {
            part.row(part.text("report.client.problem"), problem.text(part.language()));
        }
    }

    private static void status(Part part, Heartbeat beat) {
        AgentStatus status = beat.status();
        part.row(part.text("agent.version"), status.agent().written(), "", "", beat.at());
        part.row(
                part.text("agent.erp"),
                part.text("agent.product." + word(status.erp().product())) + " "
                        + status.erp().version().written());
        part.row(
                part.text("agent.opg"),
                part.text("agent.opg." + word(status.opg().state())));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
