package no.byraportal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends this JVM's child processes when the JVM is gone, even by kill -9: a small shell that is told their pids through a
 * pipe, and acts when the pipe ends.
 */
final class Reaper {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r word pid; do
                case $word in
                    watch) pids="$pids$pid " ;;
                    forget) pids=$(printf '%s' "$pids" | sed "s/ $pid / /") ;;
                esac
            done
            for pid in $pids; do kill -TERM "$pid"; done
            for round in 1 2 3 4 5 6 7 8 9 10 11 12; do
                alive=
                for pid in $pids; do kill -0 "$pid" && alive=1; done
                [ -z "$alive" ] && exit 0
                sleep 0.25
            done
            for pid in $pids; do kill -KILL "$pid"; done
            """;

    private static final Reaper REAPER = new Reaper();

    private final Writer pids;

    private Reaper() {
        ProcessBuilder shell = new ProcessBuilder(ownSession(List.of("sh", "-c", SCRIPT)))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        try {
            pids = shell.start().outputWriter(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the reaper of child processes", e);
        }
    }

    static void watch(Process process) {
        REAPER.tell("watch " + process.pid());
    }

    static void forget(Process process) {
        REAPER.tell("forget " + process.pid());
    }

    /** In a session of its own a process does not get the terminal's Ctrl-C: we end it, in our order. */
    static List<String> ownSession(List<String> command) {
        List<String> all = new ArrayList<>(command);
        if (!System.getProperty("os.name", "").startsWith("Mac")) {
            all.addFirst("setsid");
        }
        return all;
    }

    private synchronized void tell(String line) {
        try {
            pids.write(line + "\n");
            pids.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The reaper of child processes is gone", e);
        }
    }
}
