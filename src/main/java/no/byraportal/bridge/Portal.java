package no.byraportal.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import no.byraportal.bridge.Trouble.Kind;

/** The portal's agents' API (contracts.md §3) as the bridge uses it; whatever goes wrong becomes a sentence. */
final class Portal {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SMALL = Duration.ofSeconds(60);
    private static final Duration FILE = Duration.ofMinutes(10);
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Pattern ERP_CLIENT_NO = Pattern.compile("[A-Za-z0-9]{1,20}");
    private static final String XML = "application/xml";
    private static final String JSON = "application/json";
    private static final int LONGEST_DETAIL = 600;
    private static final int PROXY_WANTS_A_PASSWORD = 407;

    private final Configuration configuration;
    private final Clock clock;
    private final HttpClient http;

    /** How much the portal's clock is ahead of ours. */
    private Duration skew = Duration.ZERO;

    Portal(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(configuration.proxy().map(Portal::through).orElse(HttpClient.Builder.NO_PROXY));
        configuration.caFile().ifPresent(file -> builder.sslContext(trusting(file)));
        this.http = builder.build();
    }

    /** The proxy's name is looked up when it is used, not once for all. */
    private static ProxySelector through(InetSocketAddress proxy) {
        return ProxySelector.of(new InetSocketAddress(proxy.getHostString(), proxy.getPort()));
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca" + store.size(), certificate);
            }
            if (store.size() > 0) {
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(store);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, trust.getTrustManagers(), null);
                return context;
            }
        } catch (IOException | GeneralSecurityException e) {
            // Told below.
        }
        throw Trouble.of(Kind.WRONG_USE, "config.ca", file);
    }

    /**
     * What the portal made of one client in a file.
     *
     * @param outcome  CREATED, UNCHANGED, CHANGED, DRIFT or REFUSED
     * @param problems in words
     */
    record Outcome(String erpClientNo, String clientNumber, String outcome, List<String> problems) {}

    /** Shows the portal the file as it is now. */
    List<Outcome> send(byte[] file) {
        HttpResponse<byte[]> answer = ask(
                request("/variables", JSON, FILE).header("Content-Type", XML).POST(BodyPublishers.ofByteArray(file)),
                FILE);
        require(answer, 200);
        List<Outcome> outcomes = new ArrayList<>();
        json(answer, (json, name) -> {
            if (name.equals("clients")) {
                json.list(() -> outcomes.add(outcome(json)));
            }
        });
        return outcomes;
    }

    private static Outcome outcome(Json json) {
        Map<String, String> values = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        json.object(name -> {
            switch (name) {
                case "erpClientNo", "clientNumber", "outcome" -> values.put(name, json.text());
                case "problems" -> json.list(() -> problems.add(problem(json)));
                default -> {}
            }
        });
        return new Outcome(
                values.getOrDefault("erpClientNo", ""),
                values.getOrDefault("clientNumber", ""),
                values.getOrDefault("outcome", ""),
                problems);
    }

    private static String problem(Json json) {
        if (!json.isObject()) {
            return json.text();
        }
        Map<String, String> values = new TreeMap<>();
        json.object(name -> values.put(name, json.text()));
        return values.getOrDefault("text", values.getOrDefault("key", ""));
    }

    /** The same file with the portal's values in their places. The portal remembers nothing of this call. */
    byte[] render(byte[] file) {
        HttpResponse<byte[]> answer = ask(
                request("/settings/render", XML, FILE)
                        .header("Content-Type", XML)
                        .POST(BodyPublishers.ofByteArray(file)),
                FILE);
        require(answer, 200);
        if (!isOfType(answer, "xml") || answer.body().length == 0) {
            throw strange();
        }
        return answer.body();
    }

    private Trouble strange() {
        return Trouble.of(Kind.UNREACHABLE, "portal.strange", configuration.portal());
    }

    /**
     * What the clients should run on.
     *
     * @param tag       names this state of the settings
     * @param revisions by ERP client number
     * @param imported  false when the portal has no file of this installation; then all else is empty
     */
    record Desired(String tag, Map<String, Integer> revisions, boolean imported) {}

    /** Empty when nothing has changed since {@code tag}; an empty tag always gets an answer. */
    Optional<Desired> desired(String tag) {
        HttpRequest.Builder request = request("/settings", JSON, FILE);
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        HttpResponse<byte[]> answer = ask(request.GET(), FILE);
        if (answer.statusCode() == 304) {
            return Optional.empty();
        }
        if (isNoSettings(answer)) {
            return Optional.of(new Desired("", Map.of(), false));
        }
        require(answer, 200);
        Map<String, Integer> revisions = new TreeMap<>();
        json(answer, (json, name) -> {
            if (name.equals("clients")) {
                json.list(() -> revision(json, revisions));
            }
        });
        String newTag = answer.headers().firstValue("ETag").orElseThrow(this::strange);
        return Optional.of(new Desired(newTag, revisions, true));
    }

    private static void revision(Json json, Map<String, Integer> revisions) {
        Map<String, String> values = new TreeMap<>();
        json.object(name -> {
            if (name.equals("erpClientNo") || name.equals("revision")) {
                values.put(name, json.text());
            }
        });
        String number = values.getOrDefault("erpClientNo", "");
        String revision = values.getOrDefault("revision", "");
        if (ERP_CLIENT_NO.matcher(number).matches() && revision.matches("[1-9]\\d{0,8}")) {
            revisions.put(number, Integer.parseInt(revision));
        }
    }

    /**
     * Whether the portal is there and knows us, at the least cost.
     *
     * @return whether it has a file of this installation
     */
    boolean knowsThisInstallation() {
        HttpResponse<byte[]> answer = ask(
                request("/settings", JSON, SMALL).header("If-None-Match", "*").GET(), SMALL);
        if (isNoSettings(answer)) {
            return false;
        }
        if (answer.statusCode() != 304) {
            require(answer, 200);
        }
        return true;
    }

    /** False when the portal knows neither the client nor the revision any more. */
    boolean applied(String erpClientNo, int revision, Instant at, String sha256) {
        String body = "{\"revision\":" + revision + ",\"appliedAt\":" + Json.quote(at.toString()) + ",\"sha256\":"
                + Json.quote(sha256) + "}";
        String path = "/clients/" + URLEncoder.encode(erpClientNo, StandardCharsets.UTF_8) + "/applied";
        HttpResponse<byte[]> answer =
                ask(request(path, JSON, SMALL).header("Content-Type", JSON).PUT(text(body)), SMALL);
        if (answer.statusCode() == 404 || answer.statusCode() == 422) {
            return false;
        }
        require(answer, 204);
        return true;
    }

    /** False when this portal takes no logs. */
    boolean log(List<LogTail.Line> lines) {
        StringBuilder body = new StringBuilder("{\"lines\":[");
        for (LogTail.Line line : lines) {
            body.append(body.charAt(body.length() - 1) == '[' ? "" : ",")
                    .append("{\"at\":")
                    .append(Json.quote(line.at().toString()))
                    .append(",\"text\":")
                    .append(Json.quote(line.text()))
                    .append('}');
        }
        HttpResponse<byte[]> answer = ask(
                request("/log", JSON, SMALL)
                        .header("Content-Type", JSON)
                        .POST(text(body.append("]}").toString())),
                SMALL);
        if (answer.statusCode() == 404 || answer.statusCode() == 501) {
            return false;
        }
        require(answer, 200, 201, 202, 204);
        return true;
    }

    /** The portal's own time when our clock is off by more than anybody would overlook. */
    Instant time() {
        return clockTrouble().isPresent() ? clock.instant().plus(skew) : clock.instant();
    }

    /** Judged by the portal's last answer. */
    Optional<Trouble> clockTrouble() {
        if (skew.abs().compareTo(CLOCK_TOLERANCE) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Trouble.of(
                Kind.UNWELL,
                skew.isNegative() ? "clock.ahead" : "clock.behind",
                skew.abs().plusSeconds(30).toMinutes()));
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String type, Duration patience) {
        return HttpRequest.newBuilder(URI.create(configuration.portal() + "/api/v1/agent" + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + configuration.token())
                .header("Accept", type + ", application/problem+json;q=0.9")
                .header("Accept-Language", configuration.texts().language())
                .header("User-Agent", "byraportal-bridge/" + Bridge.version());
    }

    /** The whole answer within the time: the client's own limit ends with the answer's first line. */
    private HttpResponse<byte[]> ask(HttpRequest.Builder request, Duration patience) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> arrived = answer.get(patience.toSeconds(), TimeUnit.SECONDS);
            arrived.headers().firstValue("Date").ifPresent(this::compareClocks);
            return arrived;
        } catch (ExecutionException e) {
            throw unreachable(e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw Trouble.of(Kind.UNREACHABLE, "portal.slow", configuration.portal());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void compareClocks(String date) {
        try {
            Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            skew = Duration.between(clock.instant(), theirs);
        } catch (DateTimeParseException e) {
            skew = Duration.ZERO;
        }
    }

    private Trouble unreachable(Throwable e) {
        String portal = configuration.portal().toString();
        String host = configuration
                .proxy()
                .map(InetSocketAddress::getHostString)
                .orElse(configuration.portal().getHost());
        String proxy = configuration
                .proxy()
                .map(at -> at.getHostString() + ":" + at.getPort())
                .orElse("");
        if (because(e, UnresolvedAddressException.class)) {
            return Trouble.of(Kind.UNREACHABLE, proxy.isEmpty() ? "portal.name" : "proxy.name", host);
        }
        if (because(e, CertificateExpiredException.class) || because(e, CertificateNotYetValidException.class)) {
            return Trouble.of(Kind.UNREACHABLE, "tls.date", portal);
        }
        if (because(e, CertPathBuilderException.class)) {
            return Trouble.of(Kind.UNREACHABLE, "tls.issuer", portal);
        }
        if (because(e, SSLException.class)) {
            return Trouble.of(Kind.UNREACHABLE, "tls.other", portal, deepest(e));
        }
        if (because(e, ConnectException.class) || because(e, HttpConnectTimeoutException.class)) {
            return proxy.isEmpty()
                    ? Trouble.of(Kind.UNREACHABLE, "portal.refused", portal)
                    : Trouble.of(Kind.UNREACHABLE, "proxy.refused", proxy);
        }
        return proxy.isEmpty()
                ? Trouble.of(Kind.UNREACHABLE, "portal.broken", portal, deepest(e))
                : Trouble.of(Kind.UNREACHABLE, "proxy.broken", proxy, portal, deepest(e));
    }

    private static boolean because(Throwable e, Class<? extends Throwable> kind) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    private static String deepest(Throwable e) {
        Throwable each = e;
        while (each.getCause() != null) {
            each = each.getCause();
        }
        return each.getMessage() == null ? each.getClass().getSimpleName() : each.getMessage();
    }

    private boolean isNoSettings(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 404
                && problem(answer).getOrDefault("type", "").endsWith(":no-settings");
    }

    private void require(HttpResponse<byte[]> answer, int... good) {
        int status = answer.statusCode();
        for (int each : good) {
            if (status == each) {
                return;
            }
        }
        String portal = configuration.portal().toString();
        if (status == PROXY_WANTS_A_PASSWORD) {
            throw Trouble.of(Kind.UNREACHABLE, "proxy.password");
        }
        if (status == 429 || status >= 500) {
            Duration patience = retryAfter(answer);
            throw Trouble.later(patience, "portal.later", status, Math.max(patience.toSeconds(), 1));
        }
        if (status >= 300 && status < 400) {
            throw Trouble.of(
                    Kind.UNREACHABLE,
                    "portal.moved",
                    portal,
                    shortened(answer.headers().firstValue("Location").orElse("?")));
        }
        Map<String, String> problem = problem(answer);
        switch (status) {
            case 401 -> throw Trouble.of(Kind.REFUSED, "portal.token", configuration.tokenFile());
            case 403 -> throw Trouble.of(Kind.REFUSED, "portal.forbidden", configuration.tokenFile());
            case 404 -> throw problem.isEmpty() ? strange() : Trouble.of(Kind.REFUSED, "portal.unknown", portal);
            case 413 -> throw Trouble.of(Kind.FILE_REFUSED, "portal.too-long");
            case 422 -> throw Trouble.of(Kind.FILE_REFUSED, "portal.refused-file", detail(problem));
            default -> throw Trouble.of(Kind.REFUSED, "portal.other", status, detail(problem));
        }
    }

    /** Seconds or a date (RFC 9110, 10.2.3). */
    private Duration retryAfter(HttpResponse<byte[]> answer) {
        String value = answer.headers().firstValue("Retry-After").orElse("").strip();
        Duration wait = Duration.ZERO;
        if (value.matches("\\d{1,6}")) {
            wait = Duration.ofSeconds(Integer.parseInt(value));
        } else if (!value.isEmpty()) {
            try {
                Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                wait = Duration.between(clock.instant().plus(skew), until);
            } catch (DateTimeParseException e) {
                // No word about it, then.
            }
        }
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static boolean isOfType(HttpResponse<byte[]> answer, String part) {
        return answer.headers().firstValue("Content-Type").orElse("").contains(part);
    }

    /** The members of an RFC 9457 answer; empty when it is none. */
    private static Map<String, String> problem(HttpResponse<byte[]> answer) {
        Map<String, String> problem = new TreeMap<>();
        if (isOfType(answer, "problem+json")) {
            try {
                Json.read(answer.body(), (json, name) -> problem.put(name, json.text()));
            } catch (Json.NotJson e) {
                problem.clear();
            }
        }
        return problem;
    }

    private static String detail(Map<String, String> problem) {
        String detail = shortened(problem.getOrDefault("detail", problem.getOrDefault("title", "?")));
        String line = problem.getOrDefault("line", "");
        boolean told = line.isEmpty()
                || Pattern.compile("\\b" + Pattern.quote(line) + "\\b")
                        .matcher(detail)
                        .find();
        return told ? detail : detail + " (" + line + ")";
    }

    /** What a server says is shown on one line, without anything that moves a terminal's cursor. */
    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) + " …" : line;
    }

    private void json(HttpResponse<byte[]> answer, Json.Member member) {
        try {
            if (isOfType(answer, "json")) {
                Json.read(answer.body(), member);
                return;
            }
        } catch (Json.NotJson e) {
            // Told below.
        }
        throw strange();
    }
}
