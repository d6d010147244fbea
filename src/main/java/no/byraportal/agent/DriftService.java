package no.byraportal.agent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.byraportal.agent.Agreements.Agreed;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationScope;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Drift;
import no.byraportal.settings.DriftDesk;
import no.byraportal.settings.SettingsChanged;
import no.byraportal.settings.SettingsDiff;
import no.byraportal.settings.SettingsDiff.FieldChange;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Avvik: shows where somebody edited the file by hand, and carries out what a person decides. */
@Service
public class DriftService implements DriftDesk {

    private final Agreements agreements;
    private final InstallationService installations;
    private final ClientService clients;
    private final SettingsService settings;

    DriftService(
            Agreements agreements, InstallationService installations, ClientService clients, SettingsService settings) {
        this.agreements = agreements;
        this.installations = installations;
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public List<Drift> drifts(BureauScope scope, ClientId client) {
        return agreements.drifts(scope.bureau(), clients.client(scope, client).id());
    }

    @Override
    @Transactional
    public ClientSettings decide(
            BureauScope scope, ClientId client, int seen, Map<String, Choice> choices, String reason) {
        scope.requireMayChangeClients();
        Client own = clients.client(scope, client);
        List<Drift> decided = drifts(scope, client).stream()
                .filter(drift -> choices.containsKey(drift.field()))
                .toList();
        ClientSettings now = settings.settings(scope, client);
        SettingsDocument desired = now.document();
        for (Drift drift : decided) {
            if (choices.get(drift.field()) == Choice.FILE) {
                desired = asInFile(desired, drift);
            }
        }
        List<FieldChange> kept = decided.stream()
                .filter(drift -> choices.get(drift.field()) == Choice.PORTAL)
                .map(drift -> kept(drift, now.document()))
                .toList();
        ClientSettings saved = settings.decide(scope, seen, now.desiring(desired), kept, reason);
        settle(scope, own, decided);
        if (choices.get(Drift.MISSING) == Choice.PORTAL) {
            agreements.forget(scope.bureau(), own.id());
        }
        return saved;
    }

    private static FieldChange kept(Drift drift, SettingsDocument now) {
        String here =
                SettingsField.at(drift.field()).flatMap(field -> field.in(now)).orElse(null);
        return new FieldChange(drift.field(), drift.inFile().orElse(null), here);
    }

    /** The file's own value, judged or not; a client that the file no longer has is not synchronised. */
    private static SettingsDocument asInFile(SettingsDocument desired, Drift drift) {
        SettingsField field = SettingsField.at(drift.field()).orElse(SettingsField.ACTIVE);
        return field == SettingsField.ACTIVE
                ? FileSettings.withActive(desired, "true".equals(drift.inFile().orElse("")))
                : FileSettings.with(desired, field, drift.inFile());
    }

    /** What the file says is known from now on, so that the next file may carry the portal's value. */
    private void settle(BureauScope scope, Client client, List<Drift> decided) {
        Agreed agreed = agreements.of(scope.bureau(), List.of(client.id())).get(client.id());
        if (agreed != null) {
            SettingsDocument document = agreed.document();
            for (Drift drift : decided) {
                document = asInFile(document, drift);
            }
            agreements.keep(
                    scope.bureau(),
                    client.installation(),
                    client.id(),
                    new Agreed(agreed.sha256(), agreed.missing(), document, agreed.revision()));
        }
        Set<String> fields = decided.stream().map(Drift::field).collect(Collectors.toSet());
        agreements.drop(scope.bureau(), client.id(), fields::contains);
        settings.noteDrifts(
                scope,
                client.id(),
                drifts(scope, client.id()).stream().map(Drift::problem).toList());
        installations.raiseGeneration(scope, client.installation());
    }

    /** What somebody typed here meanwhile may be what the file says already: then nothing is left to decide. */
    @EventListener
    void settleWhatAgrees(SettingsChanged change) {
        BureauId bureau = new BureauId(change.bureau());
        Set<String> agreeing = agreements.drifts(bureau, change.client()).stream()
                .filter(drift -> agrees(drift, change.diff()))
                .map(Drift::field)
                .collect(Collectors.toSet());
        agreements.drop(bureau, change.client(), agreeing::contains);
    }

    private static boolean agrees(Drift drift, SettingsDiff typed) {
        return SettingsField.at(drift.field())
                .flatMap(field -> typed.of(field)
                        .map(change -> FileSettings.same(field, drift.inFile(), Optional.ofNullable(change.after()))))
                .orElse(false);
    }

    /** The agent runs on a revision: its file carries that revision's values, but for those that wait for a decision. */
    @Transactional
    public void applied(InstallationScope scope, Client client, int revision) {
        Optional<Agreed> agreed = Optional.ofNullable(
                agreements.of(scope.bureau(), List.of(client.id())).get(client.id()));
        if (agreed.isEmpty() || agreed.get().revision() >= revision) {
            return;
        }
        Set<String> held = agreements.held(scope.bureau(), List.of(client.id())).getOrDefault(client.id(), Set.of());
        SettingsDocument document = FileSettings.combined(
                settings.document(scope, client.id(), revision),
                agreed.get().document(),
                field -> held.contains(field.path()));
        agreements.keep(
                scope.bureau(),
                client.installation(),
                client.id(),
                new Agreed(agreed.get().sha256(), agreed.get().missing(), document, revision));
    }
}
