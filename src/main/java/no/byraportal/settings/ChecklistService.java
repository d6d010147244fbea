package no.byraportal.settings;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.Scope;
import no.byraportal.settings.OutsideItem.Done;
import no.byraportal.shared.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What remains to be done for a client outside the portal, and who says that it is done. */
@Service
public class ChecklistService {

    private final Checklist checklist;
    private final SettingsService settings;
    private final ClientService clients;
    private final Clock clock;

    ChecklistService(Checklist checklist, SettingsService settings, ClientService clients, Clock clock) {
        this.checklist = checklist;
        this.settings = settings;
        this.clients = clients;
        this.clock = clock;
    }

    /** The client's checklist, ticked lines too, in the order in which the tasks are declared. */
    public List<OutsideItem> items(BureauScope scope, ClientId client) {
        return checklist.of(clients.client(scope, client));
    }

    /** These are to be done from now on, also those that were done before; their opposites no longer. */
    @Transactional
    public void raise(Scope scope, ClientId id, Set<OutsideTask> tasks) {
        if (scope instanceof BureauScope bureau) {
            bureau.requireMayChangeClients();
        }
        Client client = clients.client(scope, id);
        ClientSettings current = settings.lock(client);
        begin(scope, client, tasks);
        settings.judge(client, current);
    }

    /** The same where the client's settings are being changed already, and are judged afterwards. */
    void begin(Scope scope, Client client, Set<OutsideTask> tasks) {
        tasks.forEach(task -> checklist.raise(client, task, scope.actor(), now()));
    }

    /**
     * Somebody has done it, or has not after all. Who ticked first stands.
     *
     * @throws NotFound when nobody asked for that
     */
    @Transactional
    public void tick(BureauScope scope, ClientId id, OutsideTask task, boolean done) {
        scope.requireMayChangeClients();
        Client client = clients.client(scope, id);
        ClientSettings current = settings.lock(client);
        OutsideItem item = checklist.of(client).stream()
                .filter(each -> each.task() == task)
                .findFirst()
                .orElseThrow(() -> new NotFound("task " + task));
        if (item.isDone() == done) {
            return;
        }
        Instant now = now();
        Optional<Done> ticked = done ? Optional.of(new Done(now, scope.actor())) : Optional.empty();
        checklist.tick(client, task, ticked, scope.actor(), now);
        settings.judge(client, current);
    }

    /** As exactly as it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
