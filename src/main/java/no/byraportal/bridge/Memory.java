package no.byraportal.bridge;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the bridge remembers from one round to the next. Losing it costs a re-send and nothing else: a file that is
 * missing, damaged or another portal's counts as empty.
 */
final class Memory {

    static final String FILE = "byraportal-bridge.state";

    private static final String REPORTED = "reported.";
    private static final Pattern HELD = Pattern.compile(",");

    private final Path file;
    private final URI portal;

    /** SHA-256 of the file that the portal took last; empty: none. */
    String sent = "";

    /** The portal's tag for the settings that this folder is known to run on; empty: ask without one. */
    String etag = "";

    /** Clients whose values in the file are not the portal's, as the portal said of the file it took last. */
    final TreeSet<String> held = new TreeSet<>();

    /** The settings' tag right after {@link #held} was said. */
    String heldAt = "";

    /** The revision last reported as applied, by ERP client number. */
    final Map<String, Integer> reported = new TreeMap<>();

    /** How far the agent's log is sent, and by what its beginning is known again. */
    long logOffset = -1;

    String logHead = "";

    /** Epoch second before which the log is not offered to a portal that had no use for it. */
    long logRest;

    private Memory(Path file, URI portal) {
        this.file = file;
        this.portal = portal;
    }

    static Memory in(Path folder, URI portal) {
        Memory memory = new Memory(folder.resolve(FILE), portal);
        try {
            memory.read(Files.readString(memory.file));
        } catch (IOException | RuntimeException missingOrDamaged) {
            memory.forget();
        }
        return memory;
    }

    /** The portal knows nothing of us: all is to be told anew, but for the log. */
    void forget() {
        sent = "";
        etag = "";
        held.clear();
        heldAt = "";
        reported.clear();
    }

    private void read(String text) {
        int end = text.lastIndexOf("check=");
        String lines = text.substring(0, end);
        Map<String, String> values = new HashMap<>();
        lines.lines().forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), line.substring(equals + 1));
        });
        boolean whole = text.substring(end).strip().equals("check=" + Content.sha256(bytes(lines)));
        if (!whole || !portal.toString().equals(values.get("portal"))) {
            return;
        }
        sent = values.getOrDefault("sent", "");
        etag = values.getOrDefault("etag", "");
        heldAt = values.getOrDefault("heldAt", "");
        logHead = values.getOrDefault("logHead", "");
        logOffset = Long.parseLong(values.getOrDefault("logOffset", "-1"));
        logRest = Long.parseLong(values.getOrDefault("logRest", "0"));
        HELD.splitAsStream(values.getOrDefault("held", ""))
                .filter(number -> !number.isEmpty())
                .forEach(held::add);
        values.forEach((name, value) -> {
            if (name.startsWith(REPORTED)) {
                reported.put(name.substring(REPORTED.length()), Integer.parseInt(value));
            }
        });
    }

    void save() {
        StringBuilder lines = new StringBuilder();
        line(lines, "portal", portal);
        line(lines, "sent", sent);
        line(lines, "etag", etag);
        line(lines, "held", String.join(",", held));
        line(lines, "heldAt", heldAt);
        line(lines, "logOffset", logOffset);
        line(lines, "logHead", logHead);
        line(lines, "logRest", logRest);
        reported.forEach((number, revision) -> line(lines, REPORTED + number, revision));
        String text = lines + "check=" + Content.sha256(bytes(lines.toString())) + "\n";
        Path fresh = file.resolveSibling(FILE + "-new");
        try {
            Folder.write(fresh, bytes(text));
            Folder.moveOver(fresh, file);
        } catch (IOException e) {
            throw Folder.trouble(e, Folder.holding(file));
        }
    }

    private static void line(StringBuilder lines, String name, Object value) {
        lines.append(name).append('=').append(value).append('\n');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
