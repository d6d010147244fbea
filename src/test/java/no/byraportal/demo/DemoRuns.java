package no.byraportal.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.byraportal.agent.AgentLogService;
import no.byraportal.agent.LogLine;
import no.byraportal.agent.SyncRun;
import no.byraportal.agent.SyncRun.Mode;
import no.byraportal.agent.SyncRunService;
import no.byraportal.agent.SyncStep;
import no.byraportal.agent.SyncStep.Status;
import no.byraportal.agent.SyncStep.Work;
import no.byraportal.agent.SyncedClient;
import no.byraportal.identity.AgentSeen;
import no.byraportal.identity.InstallationScope;
import no.byraportal.settings.SettingsService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;

/** What the demo's agent has told of the last nights and days: runs that went well, one that did not, and its log. */
@TestComponent
public class DemoRuns {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** A client whose invoices do not go through. */
    private static final String FAILING = "305";

    /** A client of the ERP's that the portal has not heard of. */
    private static final String UNKNOWN = "412";

    private final SyncRunService runs;
    private final AgentLogService log;
    private final ApplicationEventPublisher events;
    private final SettingsService settings;
    private final Clock clock;

    DemoRuns(
            SyncRunService runs,
            AgentLogService log,
            ApplicationEventPublisher events,
            SettingsService settings,
            Clock clock) {
        this.runs = runs;
        this.log = log;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** The agent tells of them all now. */
    void report(InstallationScope agent) {
        List<String> active = settings.activity(agent, agent.installation()).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        for (int nights = 6; nights >= 0; nights--) {
            night(agent, last(LocalTime.of(2, 0)).minus(Duration.ofDays(nights)), active, nights == 0);
        }
        byHand(agent, last(LocalTime.of(10, 14)).minus(Duration.ofDays(1)));
        debugging(agent, last(LocalTime.of(14, 32)).minus(Duration.ofDays(1)));
        events.publishEvent(new AgentSeen(agent.bureau(), agent.installation(), clock.instant()));
    }

    private Instant last(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(OSLO);
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private void night(InstallationScope agent, Instant started, List<String> active, boolean failing) {
        List<SyncedClient> done = new ArrayList<>();
        List<LogLine> lines = new ArrayList<>();
        lines.add(new LogLine(started, "VismaWEBFaktura.exe -A: " + active.size() + " aktive klienter"));
        Instant at = started;
        for (String number : active) {
            at = at.plusSeconds(4 + Integer.parseInt(number) % 7);
            boolean failed = failing && number.equals(FAILING);
            done.add(synced(number, at, failed));
            lines.add(new LogLine(
                    at,
                    failed
                            ? number + " FEIL bunt 41: avgiftskode 22 mangler avgiftssats i WebFaktura"
                            : number + " OK"));
        }
        if (failing) {
            done.add(new SyncedClient(
                    UNKNOWN, List.of(step(Work.CUSTOMERS_IN, 12, "Ny klient, alle kunder overført.")), Map.of()));
            lines.add(new LogLine(at, UNKNOWN + " opprettet"));
        }
        lines.add(new LogLine(at.plusSeconds(2), "Ferdig, " + (failing ? "1 feil" : "ingen feil")));
        runs.report(agent, new SyncRun(started, at.plusSeconds(2), Mode.ALL, done));
        log.keep(agent, lines);
    }

    private static SyncedClient synced(String number, Instant at, boolean failed) {
        int size = Integer.parseInt(number);
        SyncStep batches = failed
                ? new SyncStep(
                        Work.INVOICE_BATCHES,
                        Status.FAILED,
                        0,
                        "Bunt 41 ble ikke bokført: avgiftskode 22 mangler avgiftssats i WebFaktura.")
                : step(Work.INVOICE_BATCHES, size % 4, "");
        return new SyncedClient(
                number,
                List.of(
                        step(Work.DEPARTMENTS_PROJECTS, size % 3, ""),
                        step(Work.CUSTOMERS_OUT, size % 5, ""),
                        step(Work.CUSTOMERS_IN, size % 2, ""),
                        batches,
                        size % 2 == 0
                                ? step(Work.PAYMENTS, size % 9, "")
                                : new SyncStep(Work.PAYMENTS, Status.SKIPPED, null, "")),
                Map.of(
                        "CustTrLasteChDt",
                        at.atZone(OSLO).toLocalDate().toString().replace("-", "")));
    }

    private void byHand(InstallationScope agent, Instant started) {
        String fjordfisk = "104";
        runs.report(
                agent,
                new SyncRun(
                        started,
                        started.plusSeconds(9),
                        Mode.ONE,
                        List.of(synced(fjordfisk, started.plusSeconds(9), false))));
        log.keep(agent, List.of(new LogLine(started.plusSeconds(9), fjordfisk + " OK, startet for hånd")));
    }

    private void debugging(InstallationScope agent, Instant started) {
        List<SyncStep> steps = List.of(
                step(Work.DEPARTMENTS_PROJECTS, 2, "Leser Avd.dat: 2 avdelinger, ingen prosjekter."),
                step(Work.CUSTOMERS_OUT, 1, "10014 Havnegata Borettslag opprettet i ERP."),
                step(Work.CUSTOMERS_IN, 0, "Ingen kunder endret siden sist."),
                step(Work.INVOICE_BATCHES, 1, "Bunt 17 merket som overført."),
                new SyncStep(
                        Work.PAYMENTS, Status.SKIPPED, null, "Innbetalingsinfo tilbake til WEB er ikke krysset på."));
        runs.report(
                agent,
                new SyncRun(
                        started,
                        started.plusSeconds(184),
                        Mode.DEBUG,
                        List.of(new SyncedClient("078", steps, Map.of()))));
        log.keep(
                agent,
                IntStream.range(0, steps.size())
                        .mapToObj(i -> new LogLine(
                                started.plusSeconds(30L * i),
                                "078 Debug " + steps.get(i).message()))
                        .toList());
    }

    private static SyncStep step(Work work, @Nullable Integer count, String message) {
        return new SyncStep(work, Status.OK, count, message);
    }
}
