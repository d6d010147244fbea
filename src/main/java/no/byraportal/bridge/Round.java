package no.byraportal.bridge;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.bridge.Portal.Desired;
import no.byraportal.bridge.Portal.Outcome;

/**
 * One round: show the portal the file, fetch what should stand in it, put that in its place, and report what stands
 * there. Nothing is reported but values that have been seen in the very file, between two looks at the portal that both
 * found the same settings.
 */
final class Round {

    private static final int PASSES = 8;
    private static final List<String> HELD = List.of("DRIFT", "REFUSED");

    private final VariablesFile file;
    private final Portal portal;
    private final Memory memory;
    private final Console console;

    /** The contents that we put into the file ourselves: known to be whole. */
    private String written = "";

    private Round(VariablesFile file, Portal portal, Memory memory, Console console) {
        this.file = file;
        this.portal = portal;
        this.memory = memory;
        this.console = console;
    }

    /** @throws Trouble when it could not be brought to its end; the next round takes it up where it stands */
    static void run(Path folder, Configuration configuration, Portal portal, Console console, Clock clock) {
        Memory memory = Memory.in(folder, configuration.portal());
        VariablesFile file = VariablesFile.in(folder, configuration, clock);
        new Round(file, portal, memory, console).untilStill();
        configuration
                .logFile()
                .ifPresent(log -> new LogTail(log, memory, ZoneId.systemDefault(), clock).sendTo(portal));
    }

    private void untilStill() {
        for (int pass = 0; pass < PASSES; pass++) {
            if (isStill()) {
                return;
            }
        }
        throw Trouble.of(Trouble.Kind.LATER, "round.unsteady");
    }

    private boolean isStill() {
        file.reconcile(console);
        Content now = file.now();
        if (!now.sha256().equals(memory.sent)) {
            now = now.sha256().equals(written) ? now : file.settled();
            send(now);
        }
        Optional<Desired> desired = portal.desired(memory.etag);
        if (desired.isEmpty()) {
            return true;
        }
        if (!desired.get().imported()) {
            memory.forget();
            memory.save();
            return false;
        }
        if (mayHaveBeenSettled(desired.get())) {
            return false;
        }
        return bringInto(now, desired.get());
    }

    private void send(Content now) {
        List<Outcome> outcomes = portal.send(now.bytes());
        memory.sent = now.sha256();
        memory.etag = "";
        memory.heldAt = "";
        memory.held.clear();
        for (Outcome outcome : outcomes) {
            if (HELD.contains(outcome.outcome())) {
                memory.held.add(outcome.erpClientNo());
            }
        }
        memory.save();
        console.say("round.sent", outcomes.size());
        if (!memory.held.isEmpty()) {
            console.say("round.held", String.join(", ", memory.held));
        }
    }

    /** After a change in the portal, what it said of clients with drift may hold no more: it is shown the file again. */
    private boolean mayHaveBeenSettled(Desired desired) {
        if (memory.held.isEmpty() || memory.heldAt.equals(desired.tag())) {
            return false;
        }
        boolean first = memory.heldAt.isEmpty();
        memory.heldAt = desired.tag();
        if (!first) {
            memory.sent = "";
        }
        memory.save();
        return !first;
    }

    private boolean bringInto(Content now, Desired desired) {
        byte[] wanted = portal.render(now.bytes());
        if (!Arrays.equals(wanted, now.bytes())) {
            if (file.replace(now, wanted)) {
                written = Content.sha256(wanted);
                console.say("round.written");
            }
            return false;
        }
        boolean same = file.now().sameAs(now) && portal.desired(desired.tag()).isEmpty();
        if (same) {
            report(now, desired.revisions());
            memory.etag = desired.tag();
            memory.save();
        }
        return same;
    }

    private void report(Content now, Map<String, Integer> revisions) {
        int reports = 0;
        try {
            for (Map.Entry<String, Integer> each : revisions.entrySet()) {
                String client = each.getKey();
                if (!each.getValue().equals(memory.reported.get(client)) && !memory.held.contains(client)) {
                    if (!portal.applied(client, each.getValue(), portal.time(), now.sha256())) {
                        console.say("round.unknown", client, each.getValue());
                    }
                    memory.reported.put(client, each.getValue());
                    reports++;
                }
            }
        } finally {
            memory.save();
        }
        if (reports > 0) {
            console.say("round.reported", reports);
        }
    }
}
