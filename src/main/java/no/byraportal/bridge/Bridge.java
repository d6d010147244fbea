package no.byraportal.bridge;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.byraportal.bridge.Trouble.Kind;

/**
 * The stand-alone program beside a legacy sync agent: {@code bridge once|watch|import|doctor --dir <SettingsLocation>
 * [--config <file>]}. How to set it up, and what its exit codes mean, stands in src/docs/bridge.md.
 */
public final class Bridge {

    private final Console console;
    private final Clock clock;

    Bridge(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        Bridge bridge = new Bridge(Console.ofThisProcess(), Clock.systemUTC());
        System.exit(bridge.run(List.of(arguments)));
    }

    /** As it stands in the jar's manifest. */
    static String version() {
        return Optional.ofNullable(Bridge.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    /** @return the exit code */
    int run(List<String> arguments) {
        try {
            return run(Command.of(arguments));
        } catch (Trouble trouble) {
            console.say(trouble);
            return trouble.kind().exitCode();
        } catch (InterruptedException e) {
            return 0;
        } catch (RuntimeException e) {
            console.say("ours", version(), e.getClass().getSimpleName());
            PrintStream details = System.err;
            e.printStackTrace(details);
            return Kind.OURS.exitCode();
        }
    }

    /** What stands on the command line; never a secret, since others can read it there. */
    private record Command(String verb, String folder, Optional<String> config) {

        private static Command of(List<String> arguments) {
            List<String> rest = new ArrayList<>(arguments);
            Optional<String> folder = option(rest, "--dir");
            Optional<String> config = option(rest, "--config");
            boolean known = rest.size() == 1
                    && List.of("once", "watch", "import", "doctor").contains(rest.get(0));
            if (!known || folder.isEmpty()) {
                throw Trouble.of(Kind.WRONG_USE, "usage", version());
            }
            return new Command(rest.get(0), folder.get(), config);
        }

        private static Optional<String> option(List<String> rest, String name) {
            int at = rest.indexOf(name);
            if (at < 0 || at + 1 == rest.size()) {
                return Optional.empty();
            }
            rest.remove(at);
            return Optional.of(rest.remove(at));
        }
    }

    private int run(Command command) throws InterruptedException {
        Path folder = Folder.named(command.folder());
        Configuration configuration = Configuration.read(configurationFile(command, folder));
        console.speak(configuration.texts());
        if (command.verb().equals("doctor")) {
            return new Doctor(folder, configuration, console, clock).examine() ? 0 : Kind.UNWELL.exitCode();
        }
        configuration.token();
        Folder held = Folder.take(folder);
        try {
            return run(command.verb(), folder, configuration);
        } finally {
            held.close();
        }
    }

    private int run(String verb, Path folder, Configuration configuration) throws InterruptedException {
        Portal portal = new Portal(configuration, clock);
        if (configuration.inTheClear()) {
            console.say("portal.clear", configuration.portal());
        }
        switch (verb) {
            case "import" -> {
                return new Import(folder, configuration, portal, console, clock).run();
            }
            case "watch" -> {
                console.date();
                console.say(
                        "watch.begins",
                        folder,
                        configuration.portal(),
                        configuration.interval().toSeconds());
                new Watch(folder, configuration, portal, console, clock).untilEnded();
            }
            default -> {
                Round.run(folder, configuration, portal, console, clock);
                portal.clockTrouble().ifPresent(console::say);
            }
        }
        return 0;
    }

    /** As named, else in the agent's folder, else beside the jar. */
    private static Path configurationFile(Command command, Path folder) {
        try {
            Path inFolder = folder.resolve(Configuration.FILE);
            if (command.config().isPresent()) {
                return Path.of(command.config().get());
            }
            return Files.exists(inFolder) ? inFolder : besideTheJar().orElse(inFolder);
        } catch (InvalidPathException e) {
            throw Trouble.of(
                    Kind.WRONG_USE, "config.unreadable", command.config().orElse(""));
        }
    }

    private static Optional<Path> besideTheJar() {
        try {
            Path jar = Path.of(Bridge.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Optional.of(jar.resolveSibling(Configuration.FILE)).filter(Files::exists);
        } catch (java.net.URISyntaxException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
