package no.byraportal.agent;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.DueDays;
import no.byraportal.settings.FilePreview;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.FileLine;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** variables.xml: taken in as it is, given out with the portal's values in their places. */
@Service
public class VariablesService implements FilePreview {

    /** Lines shown around a change. */
    private static final int CONTEXT = 2;

    private static final String ACTIVE_TAG = "VBClient";

    private final VariablesFiles files;
    private final InstallationService installations;
    private final ClientService clients;
    private final SettingsService settings;

    VariablesService(
            VariablesFiles files, InstallationService installations, ClientService clients, SettingsService settings) {
        this.files = files;
        this.installations = installations;
        this.clients = clients;
        this.settings = settings;
    }

    /**
     * Takes in an installation's file. Clients that are known and have no settings yet begin with what the file says; a
     * value that cannot be judged is kept raw. Settings that exist are not touched.
     *
     * @param known the clients of the file, by ERP number
     * @throws RefusedFile when it is no such file; nothing is stored
     */
    @Transactional
    public void takeIn(PersonScope scope, InstallationId installation, byte[] bytes, Map<ErpClientNo, Client> known) {
        scope.requireMayKeepAgents();
        InstallationId own = installations.installation(scope, installation).id();
        VariablesXml file = VariablesXml.read(bytes);
        for (String number : file.erpClientNos()) {
            Client client = known.get(new ErpClientNo(number));
            if (client != null) {
                settings.begin(scope, clients.register(scope, client).id(), document(file, number));
            }
        }
        files.keep(scope.bureau(), own, bytes);
    }

    private static SettingsDocument document(VariablesXml file, String number) {
        Map<SettingsField, String> written = new EnumMap<>(SettingsField.class);
        for (SettingsField field : SettingsField.values()) {
            field.tag().flatMap(tag -> file.field(number, tag)).ifPresent(value -> written.put(field, value));
        }
        return SettingsDocument.judging(active(file, number), written);
    }

    /** «active eller inactive», read without regard to case; a client that is not listed is not synchronised. */
    private static boolean active(VariablesXml file, String number) {
        return file.system(ACTIVE_TAG + number)
                .map(value -> value.toLowerCase(Locale.ROOT).equals("active"))
                .orElse(false);
    }

    /**
     * What an agent is given.
     *
     * @param baseSha256 the file that the installation sent last, over which this one is written
     */
    public record Rendered(byte[] bytes, String baseSha256) {}

    /** The installation's own last file with the portal's values in it; empty when it has sent none. */
    @Transactional(readOnly = true)
    public Optional<Rendered> render(InstallationScope scope) {
        return files.last(scope.bureau(), scope.installation()).map(sent -> {
            VariablesXml file = VariablesXml.read(sent.bytes());
            VariablesXml.Edits edits = file.edit();
            Map<String, ClientSettings> desired = new HashMap<>();
            Map<Object, ClientSettings> byClient = new HashMap<>();
            settings.settings(scope).forEach(s -> byClient.put(s.client(), s));
            for (Client client : clients.clients(scope)) {
                desired.put(client.erpClientNo().digits(), byClient.get(client.id()));
            }
            for (String number : file.erpClientNos()) {
                ClientSettings wanted = desired.get(number);
                if (wanted != null) {
                    write(file, edits, number, wanted.document());
                }
            }
            return new Rendered(edits.bytes(), sent.sha256());
        });
    }

    @Override
    public List<FileLine> lines(PersonScope scope, Client client, SettingsDocument after) {
        Client seen = clients.client(scope, client.id());
        Optional<VariablesFiles.Sent> sent = files.last(scope.bureau(), seen.installation());
        if (sent.isEmpty()) {
            return List.of();
        }
        VariablesXml file = VariablesXml.read(sent.get().bytes());
        String number = seen.erpClientNo().digits();
        if (!file.erpClientNos().contains(number)) {
            return List.of();
        }
        VariablesXml.Edits now = file.edit();
        write(file, now, number, settings.settings(scope, seen.id()).document());
        VariablesXml.Edits then = file.edit();
        write(file, then, number, after);
        return difference(VariablesXml.masked(now.text()), VariablesXml.masked(then.text()));
    }

    /** Only what differs in meaning is written: a file that says "014" already says 14. */
    private static void write(VariablesXml file, VariablesXml.Edits edits, String number, SettingsDocument desired) {
        SettingsDocument present = document(file, number);
        DueDays dueDays = desired.invoicing().dueDays();
        if (dueDays != null && !dueDays.equals(present.invoicing().dueDays())) {
            edits.company(number, SettingsField.DUE_DAYS.tag().orElseThrow(), dueDays.toString());
        }
        if (desired.active() != present.active()) {
            edits.system(ACTIVE_TAG + number, desired.active() ? "Active" : "Inactive");
        }
    }

    private static List<FileLine> difference(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> young = after.lines().toList();
        List<FileLine> shown = new ArrayList<>();
        int told = 0;
        List<AbstractDelta<String>> deltas = DiffUtils.diff(old, young).getDeltas();
        for (int d = 0; d < deltas.size(); d++) {
            AbstractDelta<String> delta = deltas.get(d);
            int next = d + 1 < deltas.size() ? deltas.get(d + 1).getSource().getPosition() : old.size();
            int from = delta.getSource().getPosition();
            int drift = delta.getTarget().getPosition() - from;
            for (int i = Math.max(told, from - CONTEXT); i < from; i++) {
                shown.add(new FileLine(i + 1, i + 1 + drift, old.get(i)));
            }
            int at = from;
            for (String line : delta.getSource().getLines()) {
                shown.add(new FileLine(++at, 0, line));
            }
            int to = delta.getTarget().getPosition();
            for (String line : delta.getTarget().getLines()) {
                shown.add(new FileLine(0, ++to, line));
            }
            for (int i = at; i < Math.min(next, at + CONTEXT); i++) {
                shown.add(new FileLine(i + 1, i + 1 + to - at, old.get(i)));
            }
            told = at + CONTEXT;
        }
        return shown;
    }
}
