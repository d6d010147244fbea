package no.byraportal.bridge;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import no.byraportal.bridge.Portal.Outcome;
import no.byraportal.bridge.Trouble.Kind;

/** The first time the portal is shown the file, with a table of what it made of each client. */
final class Import {

    private final Path folder;
    private final Configuration configuration;
    private final Portal portal;
    private final Console console;
    private final Clock clock;

    Import(Path folder, Configuration configuration, Portal portal, Console console, Clock clock) {
        this.folder = folder;
        this.configuration = configuration;
        this.portal = portal;
        this.console = console;
        this.clock = clock;
    }

    /** @return 0, or the exit code for a refused file when a client in it was refused */
    int run() {
        Content now = VariablesFile.in(folder, configuration, clock).settled();
        List<Outcome> outcomes = portal.send(now.bytes());
        row(
                console.text("import.client"),
                "WebFaktura",
                console.text("import.outcome"),
                console.text("import.problems"));
        for (Outcome each : outcomes) {
            String outcome = console.text("outcome." + each.outcome());
            List<String> problems = each.problems();
            row(each.erpClientNo(), each.clientNumber(), outcome, problems.isEmpty() ? "" : problems.get(0));
            problems.stream().skip(1).forEach(problem -> row("", "", "", problem));
        }
        long refused = outcomes.stream()
                .filter(each -> each.outcome().equals("REFUSED"))
                .count();
        console.say("import.done", outcomes.size(), refused);
        return refused == 0 ? 0 : Kind.FILE_REFUSED.exitCode();
    }

    private void row(String... cells) {
        console.line(String.format("%-8s %-12s %-12s %s", (Object[]) cells)
                .replaceAll("\\p{Cntrl}", " ")
                .stripTrailing());
    }
}
