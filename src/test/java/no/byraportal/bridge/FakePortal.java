package no.byraportal.bridge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The portal's side of contracts.md §3 on a real socket, with one portal-owned value (CompanyDueDays) and a model of what
 * it knows: enough to tell whether a bridge keeps its promises. Hand edits are drift and stay until somebody decides.
 */
final class FakePortal implements AutoCloseable {

    static final String TOKEN = "bpa_" + "x".repeat(43);

    private static final JsonMapper JSON = new JsonMapper();
    static final Pattern COMPANY = Pattern.compile("<company>.*?</company>", Pattern.DOTALL);
    static final Pattern ID = Pattern.compile("<Id>(\\d+)</Id>");
    private static final Pattern DUE = Pattern.compile("(<CompanyDueDays>)([^<]*)(</CompanyDueDays>)");

    /** What the portal knows of one client. */
    private static final class Desired {
        private int revision = 1;
        private String value;
        private String agreed;
        private int agreedRevision = 1;
        private String drift = "";
        private final TreeMap<Integer, String> revisions = new TreeMap<>();

        private Desired(String value) {
            this.value = value;
            this.agreed = value;
            revisions.put(1, value);
        }
    }

    /** An answer in place of the portal's own. */
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer problem(int status, String key, String detail) {
            return new Answer(
                    status,
                    Map.of("Content-Type", "application/problem+json;charset=UTF-8"),
                    JSON.writeValueAsString(Map.of(
                            "type",
                            "urn:byraportal:problem:" + key,
                            "title",
                            "Problem",
                            "status",
                            status,
                            "detail",
                            detail)));
        }
    }

    record Report(String client, int revision, String sha256, String appliedAt) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Desired> clients = new TreeMap<>();
    private final Map<String, String> contents = new HashMap<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private String faultyCall = "";
    private Consumer<String> whileAsked = call -> {};
    private Consumer<String> whenAnswered = call -> {};
    private long generation = 1;
    private byte[] sent = new byte[0];

    private final List<String> calls = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<String> lies = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final Set<String> driftSeen = new HashSet<>();
    private String logHeaders = "";

    private FakePortal(HttpServer server) {
        this.server = server;
    }

    static FakePortal start() throws IOException {
        return start(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    static FakePortal start(HttpServer server) {
        FakePortal portal = new FakePortal(server);
        server.setExecutor(portal.threads);
        server.createContext("/", portal::answer);
        server.start();
        return portal;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "http://localhost:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    // What tests make happen.

    synchronized void desire(String client, int dueDays) {
        Desired desired = clients.get(client);
        if (desired != null) {
            desired.value = Integer.toString(dueDays);
            desired.revision++;
            desired.revisions.put(desired.revision, desired.value);
            generation++;
        }
    }

    /** The administrator decides every drift for what the portal says. */
    synchronized void decideForThePortal() {
        clients.values().stream().filter(each -> !each.drift.isEmpty()).forEach(each -> {
            each.agreed = each.drift;
            each.drift = "";
            each.revisions.put(++each.revision, each.value);
            generation++;
        });
    }

    /** The next calls of this kind get these answers. */
    synchronized void answerNext(String call, Answer... next) {
        faultyCall = call;
        answers.addAll(List.of(next));
    }

    /** Runs before each call is answered: what happens on the other side meanwhile. */
    void whileAsked(Consumer<String> happens) {
        whileAsked = happens;
    }

    /** Runs after each answer. */
    void whenAnswered(Consumer<String> happens) {
        whenAnswered = happens;
    }

    // What tests look at.

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized void forgetCalls() {
        calls.clear();
    }

    synchronized List<Report> reports() {
        return List.copyOf(reports);
    }

    /** Reports of revisions that did not stand in the file they named. */
    synchronized List<String> lies() {
        return List.copyOf(lies);
    }

    synchronized List<String> logged() {
        return List.copyOf(logged);
    }

    synchronized Set<String> driftSeen() {
        return Set.copyOf(driftSeen);
    }

    synchronized Map<String, String> desired() {
        Map<String, String> desired = new TreeMap<>();
        clients.forEach((client, each) -> desired.put(client, each.value));
        return desired;
    }

    synchronized Map<String, Integer> revisions() {
        Map<String, Integer> revisions = new TreeMap<>();
        clients.forEach((client, each) -> revisions.put(client, each.revision));
        return revisions;
    }

    /** Whether these bytes were shown to the portal or given out by it. */
    synchronized boolean knows(byte[] content) {
        return contents.containsKey(Content.sha256(content));
    }

    synchronized String lastHeaders() {
        return logHeaders;
    }

    // The protocol.

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1/agent", "");
            String call = exchange.getRequestMethod() + " " + path;
            whileAsked.accept(call);
            Answer answer = answer(exchange, call, body);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            whenAnswered.accept(call);
        }
    }

    private synchronized Answer answer(HttpExchange exchange, String call, byte[] body) {
        calls.add(call);
        logHeaders = exchange.getRequestHeaders().entrySet().toString();
        if (!answers.isEmpty() && call.startsWith(faultyCall)) {
            return answers.removeFirst();
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Answer.problem(401, "unauthorized", "Ingen gyldig nøkkel.");
        }
        Matcher applied = Pattern.compile("PUT /clients/(\\d+)/applied").matcher(call);
        if (applied.matches()) {
            return applied(applied.group(1), body);
        }
        return switch (call) {
            case "POST /variables" -> takeIn(body);
            case "POST /settings/render" -> render(body);
            case "GET /settings" -> settings(exchange);
            case "POST /log" -> log(body);
            default -> Answer.problem(404, "not-found", "Finnes ikke.");
        };
    }

    private Answer takeIn(byte[] body) {
        String file = new String(body, StandardCharsets.UTF_8);
        if (!file.strip().endsWith("</variables>")) {
            return Answer.problem(422, "variables.malformed", "Linje 17: filen slutter midt i en klient.");
        }
        contents.put(Content.sha256(body), file);
        if (!Arrays.equals(sent, body)) {
            sent = body;
            generation++;
        }
        List<Map<String, Object>> outcomes = new ArrayList<>();
        dueDays(file).forEach((client, value) -> {
            Desired known = clients.get(client);
            String outcome = known == null ? "CREATED" : outcome(known, value);
            Desired desired = clients.computeIfAbsent(client, unknown -> new Desired(value));
            outcomes.add(Map.of(
                    "erpClientNo",
                    client,
                    "clientNumber",
                    4000 + Integer.parseInt(client),
                    "outcome",
                    outcome,
                    "revision",
                    desired.revision,
                    "problems",
                    List.of()));
        });
        return json(Map.of("clients", outcomes), Map.of());
    }

    /** As the portal judges (src/docs/decisions/0009): agreed, late, or drift. */
    private String outcome(Desired known, String value) {
        if (value.equals(known.drift)) {
            return "DRIFT";
        }
        boolean late = value.equals(known.agreed)
                || known.revisions.tailMap(known.agreedRevision + 1).containsValue(value);
        if (value.equals(known.value)) {
            known.agreed = value;
            known.agreedRevision = known.revision;
        } else if (!late) {
            known.drift = value;
            driftSeen.add(value);
            generation++;
            return "DRIFT";
        }
        known.drift = "";
        return "UNCHANGED";
    }

    private Answer render(byte[] body) {
        String file = new String(body, StandardCharsets.UTF_8);
        String rendered = COMPANY.matcher(file).replaceAll(company -> {
            String text = company.group();
            Matcher id = ID.matcher(text);
            Desired desired = id.find() ? clients.get(id.group(1)) : null;
            String value = desired == null || !desired.drift.isEmpty() ? "$2" : desired.value;
            return Matcher.quoteReplacement(DUE.matcher(text).replaceFirst("$1" + value + "$3"));
        });
        contents.put(Content.sha256(rendered.getBytes(StandardCharsets.UTF_8)), rendered);
        return new Answer(200, Map.of("Content-Type", "application/xml;charset=UTF-8"), rendered);
    }

    private Answer settings(HttpExchange exchange) {
        if (sent.length == 0) {
            return Answer.problem(404, "no-settings", "Ingen fil er sendt ennå.");
        }
        String tag = "W/\"j" + generation + "\"";
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (tag.equals(known) || "*".equals(known)) {
            return new Answer(304, Map.of("ETag", tag, "Vary", "Accept"), "");
        }
        List<Map<String, Object>> documents = new ArrayList<>();
        clients.forEach((client, each) -> documents.add(Map.of(
                "clientNumber",
                4000 + Integer.parseInt(client),
                "erpClientNo",
                client,
                "revision",
                each.revision,
                "invoicing",
                Map.of("dueDays", each.value),
                "owners",
                Map.of("invoicing.dueDays", "PORTAL"))));
        return json(
                Map.of("generation", generation, "system", Map.of("revision", 99), "clients", documents),
                Map.of("ETag", tag, "Vary", "Accept"));
    }

    private Answer applied(String client, byte[] body) {
        JsonNode report = JSON.readTree(body);
        int revision = report.get("revision").asInt();
        String sha256 = report.get("sha256").asString();
        Desired desired = clients.get(client);
        if (desired == null || !desired.revisions.containsKey(revision)) {
            return Answer.problem(422, "invalid-value", "Ukjent revisjon.");
        }
        reports.add(new Report(client, revision, sha256, report.get("appliedAt").asString()));
        String stands = dueDays(contents.getOrDefault(sha256, "")).getOrDefault(client, "nothing");
        if (!stands.equals(desired.revisions.get(revision))) {
            lies.add(client + " revision " + revision + " is " + desired.revisions.get(revision) + ", but " + stands
                    + " stands in the file");
        }
        return new Answer(204, Map.of(), "");
    }

    private Answer log(byte[] body) {
        JsonNode lines = JSON.readTree(body).get("lines");
        lines.forEach(line ->
                logged.add(line.get("at").asString() + " " + line.get("text").asString()));
        return new Answer(200, Map.of("Content-Type", "application/json"), "{}");
    }

    private static Answer json(Object body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return new Answer(200, all, JSON.writeValueAsString(body));
    }

    /** By client, as a file says it. */
    static Map<String, String> dueDays(String file) {
        Map<String, String> found = new TreeMap<>();
        Matcher company = COMPANY.matcher(file);
        while (company.find()) {
            Matcher id = ID.matcher(company.group());
            Matcher due = DUE.matcher(company.group());
            if (id.find() && due.find()) {
                found.put(id.group(1), due.group(2));
            }
        }
        return found;
    }
}
