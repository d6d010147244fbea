package no.byraportal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
            file=
            while read -r word rest; do
                case $word in
                    watch) pids="$pids$rest " ;;
                    forget) pids=$(printf '%s' "$pids" | sed "s/ $rest / /") ;;
                    remove) file=$rest ;;
                esac
            done
            [ -z "$file" ] || rm -f "$file"
            for pid in $pids; do kill -TERM "$pid"; done
            for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                alive=
                for pid in $pids; do kill -0 "$pid" && alive=1; done
                [ -z "$alive" ] && exit 0
                sleep 0.25
            done
            for pid in $pids; do kill -KILL "$pid"; done
            """;

    private static final Reaper REAPER = new Reaper();

    private final Writer orders;

    private Reaper() {
        ProcessBuilder shell = new ProcessBuilder(ownSession(List.of("sh", "-c", SCRIPT)))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        try {
            orders = shell.start().outputWriter(StandardCharsets.UTF_8);
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

    /** Also takes away the one file that says that this JVM is there. */
    static void remove(Path file) {
        REAPER.tell("remove " + file);
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
            orders.write(line + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The reaper of child processes is gone", e);
        }
    }
}
