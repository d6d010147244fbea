package no.byraportal.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.InstallationScope;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.ToldFacts;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Where agents tell how they are, how it went and what the ERP says: status, runs, lines of their log, facts (contracts.md §3). */
@RestController
@RequestMapping(path = "/api/v1/agent", consumes = MediaType.APPLICATION_JSON_VALUE)
class AgentReportsController {

    private static final int MOST_CLIENTS = 20_000;
    private static final int MOST_STEPS = 50;
    private static final int MOST_WATERMARKS = 20;
    private static final int NAME_LENGTH = 40;
    private static final int WATERMARK_LENGTH = 100;
    private static final int MOST_LINES = 500;
    private static final String TIME = "report.time";

    private final SyncRunService runs;
    private final AgentLogService log;
    private final KnownFactsService facts;
    private final AgentStatusService statuses;

    AgentReportsController(
            SyncRunService runs, AgentLogService log, KnownFactsService facts, AgentStatusService statuses) {
        this.runs = runs;
        this.log = log;
        this.facts = facts;
        this.statuses = statuses;
    }

    record SentStatus(
            @JsonProperty("agentVersion") @Nullable String agentVersion,
            @JsonProperty("erp") @Nullable SentErp erp,
            @JsonProperty("opg") @Nullable SentOpg opg,
            @JsonProperty("scheduled") @Nullable Boolean scheduled) {

        AgentStatus judged() {
            Version agent = Sent.at("agentVersion", () -> Reported.version(agentVersion));
            if (erp == null) {
                throw new FieldRefused("erp", new InvalidValue("report.missing"));
            }
            if (opg == null) {
                throw new FieldRefused("opg", new InvalidValue("report.missing"));
            }
            return new AgentStatus(agent, erp.judged(), opg.judged(), Optional.ofNullable(scheduled));
        }
    }

    record SentErp(
            @JsonProperty("product") @Nullable String product,
            @JsonProperty("version") @Nullable String version) {

        AgentStatus.Erp judged() {
            return new AgentStatus.Erp(
                    Sent.at("erp.product", () -> Reported.word(AgentStatus.Product.class, product)),
                    Sent.at("erp.version", () -> Reported.version(version)));
        }
    }

    /** @param version null where there is no gateway, or none that says it */
    record SentOpg(
            @JsonProperty("state") @Nullable String state,
            @JsonProperty("version") @Nullable String version) {

        AgentStatus.Opg judged() {
            return new AgentStatus.Opg(
                    Sent.at("opg.state", () -> Reported.word(AgentStatus.Gateway.class, state)),
                    version == null || version.isBlank()
                            ? Optional.empty()
                            : Optional.of(Sent.at("opg.version", () -> Reported.version(version))));
        }
    }

    /** The heartbeat. */
    @PutMapping("/status")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void status(@AuthenticationPrincipal InstallationScope scope, @RequestBody SentStatus status) {
        statuses.report(scope, status.judged());
    }

    record SentRun(
            @JsonProperty("startedAt") @Nullable String startedAt,
            @JsonProperty("finishedAt") @Nullable String finishedAt,
            @JsonProperty("mode") @Nullable String mode,
            @JsonProperty("clients") @Nullable List<@Nullable SentClient> clients) {

        SyncRun judged() {
            Instant started = Sent.at("startedAt", () -> Sent.time(startedAt, TIME));
            Instant finished = Sent.at("finishedAt", () -> Sent.time(finishedAt, TIME));
            SyncRun.Mode way = Sent.at("mode", () -> Reported.word(SyncRun.Mode.class, mode));
            List<SyncedClient> done = Reported.list("clients", clients, MOST_CLIENTS, SentClient::judged);
            return Sent.at("finishedAt", () -> new SyncRun(started, finished, way, done));
        }
    }

    /** @param watermarks the agent's own values, text or numbers */
    record SentClient(
            @JsonProperty("erpClientNo") @Nullable String erpClientNo,
            @JsonProperty("steps") @Nullable List<@Nullable SentStep> steps,
            @JsonProperty("watermarks") @Nullable Map<String, @Nullable Object> watermarks) {

        SyncedClient judged(String path) {
            return new SyncedClient(
                    Sent.at(path + ".erpClientNo", () -> Reported.text(erpClientNo, 1, NAME_LENGTH)),
                    Reported.list(path + ".steps", steps, MOST_STEPS, SentStep::judged),
                    marks(path + ".watermarks", watermarks == null ? Map.of() : watermarks));
        }

        private static Map<String, String> marks(String path, Map<String, @Nullable Object> sent) {
            if (sent.size() > MOST_WATERMARKS) {
                throw new FieldRefused(path, new InvalidValue("report.list", MOST_WATERMARKS));
            }
            Map<String, String> marks = new LinkedHashMap<>();
            sent.forEach((tag, value) -> marks.put(
                    Sent.at(path, () -> Reported.text(tag, 1, NAME_LENGTH)),
                    Sent.at(path + "." + tag, () -> mark(value))));
            return marks;
        }

        private static String mark(@Nullable Object value) {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                return Reported.masked(Reported.text(value.toString(), 0, WATERMARK_LENGTH));
            }
            throw new InvalidValue("report.text", 0, WATERMARK_LENGTH);
        }
    }

    record SentStep(
            @JsonProperty("step") @Nullable String step,
            @JsonProperty("status") @Nullable String status,
            @JsonProperty("count") @Nullable Integer count,
            @JsonProperty("message") @Nullable String message) {

        SyncStep judged(String path) {
            SyncStep.Work work = Sent.at(path + ".step", () -> Reported.word(SyncStep.Work.class, step));
            SyncStep.Status went = Sent.at(path + ".status", () -> Reported.word(SyncStep.Status.class, status));
            String said = Sent.at(
                    path + ".message", () -> Reported.text(message == null ? "" : message, 0, SyncStep.MESSAGE_LENGTH));
            return Sent.at(path + ".count", () -> new SyncStep(work, went, count, said));
        }
    }

    @PostMapping("/sync-runs")
    @ResponseStatus(HttpStatus.CREATED)
    void run(@AuthenticationPrincipal InstallationScope scope, @RequestBody SentRun run) {
        runs.report(scope, run.judged());
    }

    record SentLog(@JsonProperty("lines") @Nullable List<@Nullable SentLine> lines) {}

    record SentLine(
            @JsonProperty("at") @Nullable String at,
            @JsonProperty("text") @Nullable String text) {

        LogLine judged(String path) {
            Instant when = Sent.at(path + ".at", () -> Sent.time(at, TIME));
            return LogLine.of(when, Sent.at(path + ".text", () -> Reported.text(text, 0, Integer.MAX_VALUE)));
        }
    }

    @PostMapping("/log")
    @ResponseStatus(HttpStatus.CREATED)
    void log(@AuthenticationPrincipal InstallationScope scope, @RequestBody SentLog sent) {
        log.keep(scope, Reported.list("lines", sent.lines(), MOST_LINES, SentLine::judged));
    }

    /** A client that the portal does not know is no mistake: it is discovered. */
    @PutMapping("/clients/{erpClientNo}/erp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erp(
            @AuthenticationPrincipal InstallationScope scope,
            @PathVariable ErpClientNo erpClientNo,
            @RequestBody ObjectNode told) {
        facts.report(scope, erpClientNo, ToldFacts.of(told));
    }
}
