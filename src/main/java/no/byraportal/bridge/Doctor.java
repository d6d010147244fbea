package no.byraportal.bridge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.Set;
import no.byraportal.bridge.Trouble.Kind;

/** Looks at everything the bridge needs, changes nothing, and says of each thing in a sentence how it is. */
final class Doctor {

    private static final long ROOM = 100L << 20;

    private final Path folder;
    private final Configuration configuration;
    private final Console console;
    private final Clock clock;
    private boolean well = true;

    Doctor(Path folder, Configuration configuration, Console console, Clock clock) {
        this.folder = folder;
        this.configuration = configuration;
        this.console = console;
        this.clock = clock;
    }

    /** Whether all is well. */
    boolean examine() {
        console.say("doctor.java", Runtime.version().feature());
        check("doctor.folder", this::folder);
        check("doctor.file", this::file);
        check("doctor.token", this::token);
        check("doctor.portal", this::portal);
        configuration.logFile().ifPresent(log -> check("doctor.log", () -> log(log)));
        console.say(well ? "doctor.well" : "doctor.unwell");
        return well;
    }

    private interface Check {
        void make() throws IOException;
    }

    private void check(String good, Check check) {
        try {
            check.make();
            console.say(good);
        } catch (Trouble trouble) {
            complain(trouble);
        } catch (IOException e) {
            complain(Folder.trouble(e, folder));
        }
    }

    private void complain(Trouble trouble) {
        well = false;
        console.line(console.text("doctor.wrong") + trouble.sentence(configuration.texts()));
    }

    /** What a round does there, on a file of our own. */
    private void folder() throws IOException {
        Path probe = folder.resolve("byraportal-bridge.probe");
        Path moved = folder.resolve("byraportal-bridge.probe-2");
        try {
            Folder.write(probe, new byte[] {'1'});
            Folder.write(moved, new byte[] {'2'});
            Folder.moveOver(probe, moved);
            link(moved, probe);
            console.say("doctor.link");
        } finally {
            Files.deleteIfExists(probe);
            Files.deleteIfExists(moved);
        }
        if (Folder.space(folder) < ROOM) {
            throw Trouble.of(Kind.UNWELL, "doctor.room", folder);
        }
    }

    private static void link(Path file, Path second) {
        try {
            Files.createLink(second, file);
        } catch (IOException | UnsupportedOperationException e) {
            throw Trouble.of(Kind.UNWELL, "doctor.links", Folder.holding(file));
        }
    }

    private void file() {
        Content now = VariablesFile.in(folder, configuration, clock).settled();
        String text = new String(now.bytes(), StandardCharsets.ISO_8859_1).replace("\0", "");
        if (!text.contains("<system") && !text.contains("<company")) {
            throw Trouble.of(Kind.UNWELL, "doctor.strange-file", folder.resolve(VariablesFile.NAME));
        }
    }

    private void token() throws IOException {
        Path file = configuration.tokenFile();
        configuration.token();
        PosixFileAttributeView rights = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (rights != null) {
            Set<PosixFilePermission> allowed = rights.readAttributes().permissions();
            if (allowed.contains(PosixFilePermission.OTHERS_READ) || allowed.contains(PosixFilePermission.GROUP_READ)) {
                throw Trouble.of(Kind.UNWELL, "token.open", file);
            }
        }
    }

    private void portal() {
        Portal portal = new Portal(configuration, clock);
        boolean known = portal.knowsThisInstallation();
        if (configuration.inTheClear()) {
            complain(Trouble.of(Kind.UNWELL, "portal.clear", configuration.portal()));
        }
        portal.clockTrouble().ifPresent(this::complain);
        if (!known) {
            console.say("doctor.not-imported");
        }
    }

    private static void log(Path log) throws IOException {
        if (Files.exists(log) && !Files.isReadable(log)) {
            throw Trouble.of(Kind.UNWELL, "log.unreadable", log);
        }
    }
}
