package no.byraportal.bench;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.VaadinSession;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import no.byraportal.Browserless;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.report.ManyPages;
import no.byraportal.report.Report;
import no.byraportal.report.ReportService;
import org.springframework.web.context.WebApplicationContext;

/** What reports cost: memory for the longest, and the page of whoever waits for one. */
final class Reports {

    private static final int PAGES = 1_000;

    /** As the portal has it, and more than there are. */
    private static final int SOME = 20;

    private static final int ALL = 1_000_000;

    /** Megabytes. */
    private static final int HEAP = 256;

    private static final int TURNS = 2;

    /** Seconds. */
    private static final int LONGEST = 600;

    private static final long LOOKS_NANOS = 1_000_000_000;
    private static final long PROBES_NANOS = 1_000_000;
    private static final int WARM_UPS = 2;

    private final PrintStream out;

    Reports(PrintStream out) {
        this.out = out;
    }

    /**
     * How long a PDF takes with all of its pages in memory, and as the portal makes it with a quarter of that heap, each in
     * a Java machine of its own.
     */
    void pages() throws Exception {
        double some = Double.MAX_VALUE;
        double all = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            some = Math.min(some, seconds(HEAP / 4, SOME));
            all = Math.min(all, seconds(HEAP, ALL));
        }
        out.printf(
                "PDF of %,d pages: %.1f s in %d MB as the portal makes it, %.1f s in %d MB with all pages in memory, ratio %.2f (aim: at most 1.5)%n",
                PAGES, some, HEAP / 4, all, HEAP, some / all);
    }

    private static double seconds(int heap, int inMemory) throws IOException, InterruptedException {
        Path told = Files.createTempFile("bench", ".txt");
        Process machine = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-Duser.timezone=Europe/Oslo",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyPages.class.getName(),
                        Integer.toString(PAGES),
                        Integer.toString(inMemory))
                .redirectOutput(told.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = machine.waitFor(LONGEST, TimeUnit.SECONDS);
        machine.destroyForcibly().waitFor();
        List<String> lines = Files.readAllLines(told);
        Files.delete(told);
        if (!ended || machine.exitValue() != 0) {
            throw new IllegalStateException("no PDF in " + heap + " MB: " + lines);
        }
        return Double.parseDouble(lines.getLast());
    }

    /**
     * For how long somebody else in the same Vaadin session may have to wait while a report is asked for, made and looked
     * after, as its page does once a second.
     */
    void lock(WebApplicationContext portal, TestBureau bureau) {
        ReportService reports = portal.getBean(ReportService.class);
        PersonScope scope = portal.getBean(TestBureaus.class).scope(bureau.admin());
        Browserless tab = Browserless.of(portal);
        tab.signIn(bureau.admin());
        UI ui = UI.getCurrentOrThrow();
        tab.open("rapporter?rapport=clients");
        Lock lock = VaadinSession.getCurrent().getLockInstance();
        long longest = 0;
        double making = 0;
        // The first ones load what the others use.
        for (int turn = 0; turn <= WARM_UPS; turn++) {
            AtomicBoolean over = new AtomicBoolean();
            AtomicLong waited = new AtomicLong();
            // This thread is in the middle of a request, until it has let go.
            lock.unlock();
            Thread other = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    long from = System.nanoTime();
                    during(lock, () -> waited.accumulateAndGet(System.nanoTime() - from, Math::max));
                    LockSupport.parkNanos(PROBES_NANOS);
                }
            });
            long from = System.nanoTime();
            during(lock, () -> {
                LocatorJ._click(LocatorJ._get(Button.class, spec -> spec.withText("Lag rapport")));
                tab.roundTrip();
            });
            while (reports.reports(scope).stream().anyMatch(Report::isUnderWay)) {
                LockSupport.parkNanos(LOOKS_NANOS);
                during(lock, () -> {
                    ComponentUtil.fireEvent(ui, new PollEvent(ui, true));
                    tab.roundTrip();
                });
            }
            making = (System.nanoTime() - from) / 1e9;
            over.set(true);
            join(other);
            longest = waited.get();
            lock.lock();
        }
        Report made = reports.reports(scope).getFirst();
        out.printf(
                "a report of %,d rows, %s in %.1f s: the session's lock was held for %.1f ms at most (aim: at most 50)%n",
                made.total(), made.state(), making, longest / 1e6);
    }

    private static void during(Lock lock, Runnable request) {
        lock.lock();
        try {
            request.run();
        } finally {
            lock.unlock();
        }
    }

    private static void join(Thread other) {
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
