package no.byraportal.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamReader;
import no.byraportal.Byraportal;
import no.byraportal.demo.DemoParts;
import no.byraportal.demo.PortalAlone;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.demo.TestDatabase;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/** Started by bin/bench: a whole portal on a real MariaDB, and what it costs compared with something known. */
public final class Bench {

    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    private static final int REPORTED = 3_000;
    private static final int TURNS = 3;
    private static final long PAUSE_NANOS = 500_000_000;
    private static final int POLLS = 2_000;
    private static final String STATIC = "/favicon.svg";

    private final ConfigurableApplicationContext portal;
    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PrintStream out = System.out;
    private int firstClientNumber = 1_000_000;

    private Bench(ConfigurableApplicationContext portal) {
        this.portal = portal;
        this.address = "http://localhost:" + portal.getEnvironment().getProperty("local.server.port");
    }

    /** Ends by itself, as the mail catcher and the stand-ins that it has started never do. */
    public static void main(String[] args) {
        int status = 1;
        try {
            measure(args);
            status = 0;
        } catch (Exception e) {
            LoggerFactory.getLogger(Bench.class).error("The bench ended too early", e);
        }
        System.exit(status);
    }

    private static void measure(String[] args) throws Exception {
        SpringApplication application =
                new SpringApplication(Byraportal.class, TestDatabase.class, DemoParts.class, TestBureaus.class);
        application.addInitializers(new PortalAlone());
        try (ConfigurableApplicationContext portal = application.run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.server.port=0",
                "--management.server.address=127.0.0.1",
                "--vaadin.productionMode=true",
                // Counting twenty million invoices takes longer than any page may.
                "--spring.datasource.hikari.data-source-properties.socketTimeout=600000",
                "--byraportal.api.burst=1000000",
                "--byraportal.api.calls-per-second=1000000",
                "--logging.level.root=warn")) {
            Bench bench = new Bench(portal);
            for (String part :
                    args.length == 0 ? new String[] {"heap", "import", "polls", "posts", "figures", "reports"} : args) {
                switch (part) {
                    case "heap" -> bench.heapOfMany();
                    case "import" -> bench.importAgainstReading();
                    case "polls" -> bench.pollAgainstStatic();
                    case "posts" -> bench.posts();
                    case "figures" -> bench.figures();
                    case "reports" -> bench.reports();
                    default ->
                        throw new IllegalArgumentException(
                                "bin/bench knows heap, import, polls, posts, figures and reports, no " + part);
                }
            }
        }
    }

    /** An installation that has sent nothing yet. */
    private String freshToken() {
        return portal.getBean(TestBureaus.class).bureau().token();
    }

    /** On the disk, so that nothing of it is in memory but what the portal holds. */
    private Path file(int clients) throws IOException {
        Path file = Files.createTempFile("bench", ".xml");
        Files.write(file, LongFile.of(clients, firstClientNumber));
        firstClientNumber += clients;
        return file;
    }

    private void heapOfMany() throws Exception {
        double few = peakWhileImporting(FEW);
        few = Math.min(few, peakWhileImporting(FEW));
        double many = peakWhileImporting(MANY);
        out.printf(
                "import, peak live heap: %,d clients %.0f MB, %,d clients %.0f MB, ratio %.2f (aim: at most 1.2)%n",
                MANY, many, FEW, few, many / few);
    }

    /** Megabytes that were still in use right after a collection, at the worst moment. */
    private double peakWhileImporting(int clients) throws Exception {
        String token = freshToken();
        Path file = file(clients);
        AtomicBoolean over = new AtomicBoolean();
        List<Long> used = new ArrayList<>();
        Thread collector = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                System.gc();
                used.add(Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory());
                // Collecting all the time would leave the portal none.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        });
        send(token, file);
        over.set(true);
        collector.join();
        long peak = used.stream().mapToLong(Long::longValue).max().orElseThrow();
        return peak / 1e6;
    }

    private void importAgainstReading() throws Exception {
        double importing = Double.MAX_VALUE;
        double reading = Double.MAX_VALUE;
        double again = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            String token = freshToken();
            Path file = file(MANY);
            reading = Math.min(reading, seconds(() -> read(file)));
            importing = Math.min(importing, seconds(() -> send(token, file)));
            again = Math.min(again, seconds(() -> send(token, file)));
        }
        out.printf(
                "import of %,d clients: %.1f s, bare Woodstox %.2f s, ratio %.0f; the same file again %.1f s, ratio %.0f%n",
                MANY, importing, reading, importing / reading, again, again / reading);
    }

    private static void read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader reader = new WstxInputFactory().createXMLStreamReader(in);
            while (reader.hasNext()) {
                reader.next();
            }
            reader.close();
        }
    }

    private void pollAgainstStatic() throws Exception {
        String token = freshToken();
        send(token, file(FEW));
        HttpResponse<byte[]> settings = call(get("/api/v1/agent/settings", token), 200);
        HttpRequest poll = conditional("/api/v1/agent/settings", token, settings);
        HttpRequest asset = conditional(STATIC, token, call(get(STATIC, token), 200));
        double polls = Double.MAX_VALUE;
        double assets = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            polls = Math.min(polls, seconds(() -> repeat(poll)));
            assets = Math.min(assets, seconds(() -> repeat(asset)));
        }
        out.printf(
                "unchanged poll: %.0f a second, a static 304 %.0f a second, ratio %.2f (aim: at least 0.5)%n",
                POLLS / polls, POLLS / assets, assets / polls);
    }

    private void posts() throws Exception {
        String[] names = IntStream.range(0, 50).mapToObj(n -> "Klient " + n).toArray(String[]::new);
        String token = portal.getBean(TestBureaus.class).webFakturaToken();
        new Figures(portal, out)
                .posts(
                        portal.getBean(TestBureaus.class).bureau(names),
                        batch -> () -> call(
                                request("/api/v1/webfaktura/invoices", token)
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(batch))
                                        .build(),
                                200));
    }

    private void figures() throws Exception {
        TestBureau bureau = portal.getBean(TestBureaus.class).bureau();
        send(bureau.token(), file(MANY));
        new Figures(portal, out).queries(bureau);
    }

    private void reports() throws Exception {
        TestBureau bureau = portal.getBean(TestBureaus.class).bureau();
        send(bureau.token(), file(REPORTED));
        Reports reports = new Reports(out);
        reports.lock((WebApplicationContext) portal, bureau);
        reports.pages();
    }

    private void repeat(HttpRequest request) throws Exception {
        for (int i = 0; i < POLLS; i++) {
            call(request, 304);
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }

    private HttpRequest get(String path, String token) {
        return request(path, token).build();
    }

    private HttpRequest conditional(String path, String token, HttpResponse<byte[]> known) {
        HttpRequest.Builder request = request(path, token);
        known.headers().firstValue("ETag").ifPresent(tag -> request.header("If-None-Match", tag));
        known.headers().firstValue("Last-Modified").ifPresent(date -> request.header("If-Modified-Since", date));
        return request.build();
    }

    private void send(String token, Path file) throws Exception {
        call(
                request("/api/v1/agent/variables", token)
                        .header("Content-Type", "application/xml")
                        .POST(BodyPublishers.ofFile(file))
                        .build(),
                200);
    }

    private HttpResponse<byte[]> call(HttpRequest request, int expected) throws Exception {
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
        }
        return answer;
    }

    interface Work {
        void run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e9;
    }
}
