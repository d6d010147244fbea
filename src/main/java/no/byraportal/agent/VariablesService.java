package no.byraportal.agent;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.Scope;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.FilePreview;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.FileLine;
import no.byraportal.shared.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** variables.xml as an installation is given it: its own bytes, with the portal's values in their places. */
@Service
public class VariablesService implements FilePreview {

    /** Lines shown around a change. */
    private static final int CONTEXT = 2;

    /** A file may be 64 MiB; a person reads no more than this of its beginning. */
    private static final int SHOWN = 64 << 10;

    private final VariablesFiles files;
    private final Agreements agreements;
    private final InstallationService installations;
    private final ClientService clients;
    private final SettingsService settings;

    VariablesService(
            VariablesFiles files,
            Agreements agreements,
            InstallationService installations,
            ClientService clients,
            SettingsService settings) {
        this.files = files;
        this.agreements = agreements;
        this.installations = installations;
        this.clients = clients;
        this.settings = settings;
    }

    /**
     * The file that an agent is given.
     *
     * @param baseSha256 the file that the installation sent last, over which this one is written
     * @param generation of the settings that stand in it
     */
    public record Given(VariablesVersion version, String baseSha256, long generation) {}

    /**
     * What the installation is given now; empty when it has sent nothing. Written once for each generation of its
     * settings, and kept: whoever asks again gets the same bytes.
     */
    @Transactional
    public Optional<Given> given(InstallationScope scope) {
        long generation = installations.lock(scope, scope.installation());
        Optional<VariablesVersion> sent = files.present(scope.bureau(), scope.installation());
        return sent.map(base -> new Given(
                files.given(scope.bureau(), scope.installation(), generation)
                        .orElseGet(() -> write(scope, base, generation)),
                base.sha256(),
                generation));
    }

    private VariablesVersion write(InstallationScope scope, VariablesVersion base, long generation) {
        Outline outline = files.outline(base);
        Desired desired = desired(scope, scope.installation(), outline);
        Rendering rendering = new Rendering(outline, desired);
        VariablesFiles.Keeping keeping = files.keepGiven(base, scope.actor(), generation);
        MessageDigest digest = Spool.sha256();
        digest.update(base.encoding().mark());
        long size = base.encoding().mark().length;
        int position = 0;
        for (Iterator<Segment> segments = files.segments(base); segments.hasNext(); position++) {
            Segment segment = segments.next();
            String written = rendering.written(position, segment);
            if (!written.equals(segment.text())) {
                keeping.add(position, segment.kind(), null, segment.line(), written);
            }
            byte[] bytes = base.encoding().bytes(written);
            digest.update(bytes);
            size += bytes.length;
        }
        keeping.done(
                HexFormat.of().formatHex(digest.digest()),
                size,
                base.clients() + desired.unsent().size());
        return files.given(scope.bureau(), scope.installation(), generation).orElseThrow();
    }

    /** A file's bytes, as they went to or came from the installation. */
    public void write(Scope scope, VariablesVersion version, OutputStream out) throws IOException {
        mine(scope, version);
        files.write(version, out);
    }

    /**
     * How a file begins.
     *
     * @param lines how many lines that is
     * @param whole nothing follows
     */
    public record Beginning(String text, long lines, boolean whole) {}

    /** What people are shown of a file: its first lines, {@link #SHOWN} characters at most, ciphertexts as {@code •••}. */
    public Beginning beginning(BureauScope scope, VariablesVersion version) {
        mine(scope, version);
        StringBuilder text = new StringBuilder();
        Iterator<String> texts = files.texts(version);
        while (texts.hasNext() && text.length() <= SHOWN) {
            text.append(Segment.masked(texts.next()));
        }
        boolean whole = !texts.hasNext() && text.length() <= SHOWN;
        if (!whole) {
            int line = text.lastIndexOf("\n", SHOWN - 1);
            text.setLength(line < 0 ? SHOWN : line);
        }
        return new Beginning(text.toString(), text.toString().lines().count(), whole);
    }

    /** One client's own part of a file, ciphertexts as {@code •••}; empty when the file lacks the client. */
    public Optional<String> part(BureauScope scope, VariablesVersion version, String erpClientNo) {
        mine(scope, version);
        return files.company(version, erpClientNo).map(Segment::masked);
    }

    private void mine(Scope scope, VariablesVersion version) {
        installations.installation(scope, version.installation());
        if (!version.bureau().equals(scope.bureau())) {
            throw new NotFound("file " + version.id());
        }
    }

    /** What went to and fro, newest first. */
    public List<VariablesVersion> versions(BureauScope scope, InstallationId installation, int offset, int limit) {
        scope.requireMayKeepAgents();
        return files.versions(
                scope.bureau(),
                installations.installation(scope, installation).id(),
                offset,
                Math.clamp(limit, 1, 500));
    }

    /** How many files went to and fro. */
    public int count(BureauScope scope, InstallationId installation) {
        scope.requireMayKeepAgents();
        return files.count(
                scope.bureau(), installations.installation(scope, installation).id());
    }

    /** @throws NotFound when the installation neither sent nor was given such a file */
    public VariablesVersion version(BureauScope scope, InstallationId installation, VersionId id) {
        scope.requireMayKeepAgents();
        InstallationId own = installations.installation(scope, installation).id();
        return files.version(scope.bureau(), own, id).orElseThrow(() -> new NotFound("file " + id));
    }

    /**
     * What a program that writes beside a living agent puts in the file's place.
     *
     * @param generation of the settings that stand in it
     */
    public record Rendered(Spool spool, long generation) {}

    /**
     * The file that was sent with only the portal's values replaced; nothing is stored. Values that wait for a person's
     * decision stay as they are.
     *
     * @throws RefusedFile when it is no such file
     */
    @Transactional(readOnly = true)
    public Rendered render(InstallationScope scope, SpooledFile file) throws IOException {
        long generation =
                installations.installation(scope, scope.installation()).generation();
        Desired desired = desired(scope, scope.installation(), file.outline());
        Rendering rendering = new Rendering(file.outline(), desired);
        Spool written = Spool.written(out -> {
            out.write(file.encoding().mark());
            try (SegmentReader segments = file.segments()) {
                int position = 0;
                for (Optional<Segment> next = segments.next(); next.isPresent(); next = segments.next()) {
                    out.write(file.encoding().bytes(rendering.written(position++, next.get())));
                }
            }
        });
        return new Rendered(written, generation);
    }

    /** One client's own part of the file that the installation is given; empty when it has sent no file. */
    @Transactional
    public Optional<byte[]> company(InstallationScope scope, Client client) {
        String number = client.erpClientNo().digits();
        return given(scope).map(given -> {
            String text = files.company(given.version(), number)
                    .orElseGet(() -> FileSettings.born(
                            client, settings.settings(scope, client.id()).document(), ""));
            return given.version().encoding().bytes(text);
        });
    }

    private Desired desired(Scope scope, InstallationId installation, Outline outline) {
        Map<String, Boolean> activity = settings.activity(scope, installation);
        agreements.heldActivity(scope.bureau(), installation).forEach(activity::replace);
        Set<String> inFile = new HashSet<>(outline.erpClientNos());
        Set<String> known = agreements.sent(scope.bureau(), installation);
        List<String> unsent = activity.keySet().stream()
                .filter(number -> !inFile.contains(number) && !known.contains(number))
                .toList();
        Function<List<String>, Map<String, Desired.Wish>> lookup = numbers -> wishes(scope, installation, numbers);
        return new Desired(
                outline.erpClientNos(),
                activity,
                List.copyOf(lookup.apply(unsent).values()),
                lookup);
    }

    private Map<String, Desired.Wish> wishes(Scope scope, InstallationId installation, List<String> numbers) {
        List<Client> found = clients.clients(scope, installation, numbers);
        List<ClientId> ids = found.stream().map(Client::id).toList();
        Map<ClientId, ClientSettings> wanted = settings.settings(scope, ids);
        Map<ClientId, Set<String>> held = agreements.held(scope.bureau(), ids);
        Map<String, Desired.Wish> wishes = new HashMap<>();
        for (Client client : found) {
            ClientSettings desired = wanted.get(client.id());
            if (desired != null) {
                wishes.put(
                        client.erpClientNo().digits(),
                        new Desired.Wish(client, desired.document(), held.getOrDefault(client.id(), Set.of())));
            }
        }
        return wishes;
    }

    @Override
    public List<FileLine> lines(BureauScope scope, Client client, SettingsDocument after) {
        Client seen = clients.client(scope, client.id());
        Optional<VariablesVersion> sent = files.present(scope.bureau(), seen.installation());
        if (sent.isEmpty()) {
            return List.of();
        }
        SettingsDocument now = settings.settings(scope, seen.id()).document();
        Set<String> held = agreements.held(scope.bureau(), List.of(seen.id())).getOrDefault(seen.id(), Set.of());
        List<FileLine> lines = new ArrayList<>();
        if (now.active() != after.active() && !held.contains(SettingsField.ACTIVE.path())) {
            lines.addAll(listing(sent.get(), seen.erpClientNo().digits(), after.active()));
        }
        files.segment(sent.get(), seen.erpClientNo().digits())
                .ifPresent(company -> lines.addAll(difference(
                        company.line(),
                        FileSettings.write(company, now, held),
                        FileSettings.write(company, after, held))));
        return lines;
    }

    private List<FileLine> listing(VariablesVersion sent, String number, boolean active) {
        String tag = FileSettings.LISTED + number;
        return files.systems(sent).values().stream()
                .filter(system -> system.fields().containsKey(tag))
                .findFirst()
                .map(system -> difference(
                        system.line(),
                        system.edit().set(tag, FileSettings.listed(!active)).text(),
                        system.edit().set(tag, FileSettings.listed(active)).text()))
                .orElse(List.of());
    }

    private static List<FileLine> difference(int firstLine, String before, String after) {
        List<String> old = Segment.masked(before).lines().toList();
        List<String> young = Segment.masked(after).lines().toList();
        List<FileLine> shown = new ArrayList<>();
        int told = 0;
        List<AbstractDelta<String>> deltas = DiffUtils.diff(old, young).getDeltas();
        for (int d = 0; d < deltas.size(); d++) {
            AbstractDelta<String> delta = deltas.get(d);
            int next = d + 1 < deltas.size() ? deltas.get(d + 1).getSource().getPosition() : old.size();
            int from = delta.getSource().getPosition();
            int to = delta.getTarget().getPosition();
            for (int i = Math.max(told, from - CONTEXT); i < from; i++) {
                shown.add(new FileLine(firstLine + i, firstLine + i + to - from, old.get(i)));
            }
            for (String line : delta.getSource().getLines()) {
                shown.add(new FileLine(firstLine + from++, 0, line));
            }
            for (String line : delta.getTarget().getLines()) {
                shown.add(new FileLine(0, firstLine + to++, line));
            }
            for (int i = from; i < Math.min(next, from + CONTEXT); i++) {
                shown.add(new FileLine(firstLine + i, firstLine + i + to - from, old.get(i)));
            }
            told = from + CONTEXT;
        }
        return shown;
    }
}
