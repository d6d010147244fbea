package no.byraportal.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.agent.Agreements.Agreed;
import no.byraportal.agent.Imported.Outcome;
import no.byraportal.agent.Segment.Kind;
import no.byraportal.bureau.BureauService;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.Scope;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Drift;
import no.byraportal.settings.NumberService;
import no.byraportal.settings.Problem;
import no.byraportal.settings.Series;
import no.byraportal.settings.SettingsDiff;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Importer: takes in an installation's file. New clients begin with what it says. For those that are managed already,
 * what the agent owns is taken over; a portal-owned value that somebody changed by hand in the file is drift, shown to
 * people and never applied by itself. One transaction: all of a file, or nothing of it.
 */
@Service
public class ImportService {

    private final VariablesFiles files;
    private final Agreements agreements;
    private final InstallationService installations;
    private final SystemService system;
    private final ClientService clients;
    private final SettingsService settings;
    private final NumberService numbers;
    private final BureauService bureaus;

    ImportService(
            VariablesFiles files,
            Agreements agreements,
            InstallationService installations,
            SystemService system,
            ClientService clients,
            SettingsService settings,
            NumberService numbers,
            BureauService bureaus) {
        this.files = files;
        this.agreements = agreements;
        this.installations = installations;
        this.system = system;
        this.clients = clients;
        this.settings = settings;
        this.numbers = numbers;
        this.bureaus = bureaus;
    }

    /** How an import treats the clients that the portal manages already. */
    public enum Existing {
        /** The portal's values stay; what differs is drift. */
        KEEP,
        /** The file's values become the clients' settings. */
        TAKE
    }

    /**
     * What to import.
     *
     * @param preview  find out what would happen, and change nothing
     * @param chosen   only these, by ERP number; empty: all
     * @param existing what becomes of clients that are managed already
     */
    public record Order(boolean preview, Optional<Set<String>> chosen, Existing existing) {

        public static final Order ALL = new Order(false, Optional.empty(), Existing.KEEP);

        public static final Order PREVIEW = new Order(true, Optional.empty(), Existing.KEEP);

        private boolean takes(String erpClientNo) {
            return chosen.map(numbers -> numbers.contains(erpClientNo)).orElse(true);
        }
    }

    /** @throws RefusedFile when it is no such file; the reason says where and why, and nothing is stored */
    public SpooledFile read(Scope scope, Spool spool) {
        if (scope instanceof BureauScope bureau) {
            bureau.requireMayKeepAgents();
        }
        return SpooledFile.read(spool);
    }

    /** A bureau imports a file on an installation's behalf. */
    @Transactional
    public ImportReport take(
            BureauScope scope, InstallationId installation, SpooledFile file, Order order, IntConsumer progress) {
        scope.requireMayKeepAgents();
        return new Taking(scope, installation, file, order).run(progress);
    }

    /** An installation sends its own file. */
    @Transactional
    public ImportReport take(InstallationScope scope, SpooledFile file, boolean preview) {
        Order order = preview ? Order.PREVIEW : Order.ALL;
        return new Taking(scope, scope.installation(), file, order).run(done -> {});
    }

    /** What differs for one client between the file and the portal; for a new one all that the file says. */
    public SettingsDiff difference(
            BureauScope scope, InstallationId installation, SpooledFile file, String erpClientNo) {
        scope.requireMayKeepAgents();
        InstallationId own = installations.installation(scope, installation).id();
        SettingsDocument present = clients.clients(scope, own, List.of(erpClientNo)).stream()
                .findFirst()
                .map(client -> settings.settings(scope, client.id()).document())
                .orElseGet(() -> SettingsDocument.judging(false, Map.of()));
        try (SegmentReader segments = file.segments()) {
            for (Optional<Segment> next = segments.next(); next.isPresent(); next = segments.next()) {
                if (next.get().kind() == Kind.COMPANY
                        && next.get().erpClientNo().equals(erpClientNo)) {
                    SettingsDocument inFile =
                            FileSettings.read(next.get(), FileSettings.active(file.outline(), erpClientNo));
                    return SettingsDiff.between(present, FileSettings.merged(present, inFile));
                }
            }
        }
        return new SettingsDiff(List.of());
    }

    /** One file being taken in. */
    private final class Taking {

        private final Scope scope;
        private final InstallationId installation;
        private final SpooledFile file;
        private final Order order;
        private final List<Imported> results = new ArrayList<>();
        private final ImportWarnings warnings;
        private final Set<Long> taken = new HashSet<>();
        private final List<Segment> batch = new ArrayList<>();
        private Map<ClientId, Set<Series>> inUse = Map.of();

        Taking(Scope scope, InstallationId installation, SpooledFile file, Order order) {
            this.scope = scope;
            this.installation = installations.installation(scope, installation).id();
            this.file = file;
            this.order = order;
            this.warnings = new ImportWarnings(file.outline());
        }

        ImportReport run(IntConsumer progress) {
            refuseAnotherBureaus();
            installations.lock(scope, installation);
            Optional<VariablesFiles.Keeping> keeping = keeping();
            try (SegmentReader segments = file.segments()) {
                int position = 0;
                for (Optional<Segment> next = segments.next(); next.isPresent(); next = segments.next()) {
                    Segment segment = next.get();
                    int at = position++;
                    keeping.ifPresent(kept -> keep(kept, at, segment));
                    warnings.look(segment);
                    if (segment.kind() == Kind.COMPANY && order.takes(segment.erpClientNo())) {
                        batch.add(segment);
                    }
                    if (batch.size() == Desired.BATCH) {
                        judgeBatch();
                        progress.accept(results.size());
                    }
                }
            }
            judgeBatch();
            keeping.ifPresent(VariablesFiles.Keeping::done);
            if (order.chosen().isEmpty()) {
                noteMissing();
            }
            if (!order.preview()) {
                system.observe(scope, installation, SystemSettings.of(file.outline()));
            }
            progress.accept(results.size());
            return new ImportReport(List.copyOf(results), warnings.found());
        }

        private void refuseAnotherBureaus() {
            String number = file.outline().variable("VBSerialNmb").orElse("");
            if (!number.isEmpty() && !bureaus.goesBy(scope, number)) {
                throw new RefusedFile("variables.bureau", 0, number);
            }
        }

        /** The same file again is kept once. */
        private Optional<VariablesFiles.Keeping> keeping() {
            boolean same = files.present(scope.bureau(), installation)
                    .map(present -> present.sha256().equals(file.spool().digest()))
                    .orElse(false);
            return order.preview() || same
                    ? Optional.empty()
                    : Optional.of(files.keepSent(scope.bureau(), installation, scope.actor(), file));
        }

        private void keep(VariablesFiles.Keeping keeping, int position, Segment segment) {
            String number = segment.kind() == Kind.COMPANY ? segment.erpClientNo() : "";
            keeping.add(
                    position,
                    segment.kind(),
                    ErpClientNo.isOne(number) ? number : null,
                    segment.line(),
                    segment.text());
        }

        private void judgeBatch() {
            List<String> erpClientNos = batch.stream().map(Segment::erpClientNo).toList();
            Map<String, Client> known = new HashMap<>();
            clients.clients(scope, installation, erpClientNos)
                    .forEach(client -> known.put(client.erpClientNo().digits(), client));
            List<ClientId> ids = known.values().stream().map(Client::id).toList();
            Map<ClientId, ClientSettings> wanted = settings.settings(scope, ids);
            Map<ClientId, Agreed> agreed = agreements.of(scope.bureau(), ids);
            inUse = order.existing() == Existing.TAKE ? numbers.inUse(scope, ids) : Map.of();
            Set<ClientNumber> held = clients.held(
                    scope,
                    batch.stream()
                            .flatMap(company -> clientNumber(company).stream())
                            .toList());
            for (Segment company : batch) {
                Client client = known.get(company.erpClientNo());
                ClientSettings desired = client == null ? null : wanted.get(client.id());
                results.add(
                        client == null || desired == null
                                ? unknown(company, held)
                                : known(company, client, desired, Optional.ofNullable(agreed.get(client.id()))));
            }
            batch.clear();
        }

        private Optional<ClientNumber> clientNumber(Segment company) {
            try {
                return company.value("ClientID").map(ClientNumber::of);
            } catch (InvalidValue e) {
                return Optional.empty();
            }
        }

        private Imported unknown(Segment company, Set<ClientNumber> held) {
            String raw = company.value("ClientID").orElse("");
            Optional<ClientNumber> number = clientNumber(company);
            if (!ErpClientNo.isOne(company.erpClientNo())) {
                return refused(
                        company, Optional.empty(), new Problem("import-id", "erpClientNo", company.erpClientNo()));
            }
            if (number.isEmpty()) {
                return refused(company, number, new Problem("import-clientid", "clientNumber", raw));
            }
            if (held.contains(number.get()) || !taken.add(number.get().value())) {
                return refused(company, number, new Problem("import-held", "clientNumber", raw));
            }
            SettingsDocument document = document(company);
            if (!order.preview()) {
                ErpClientNo erpClientNo = new ErpClientNo(company.erpClientNo());
                Client born = clients.register(
                        scope,
                        new Client(
                                ClientId.random(),
                                scope.bureau(),
                                installation,
                                erpClientNo,
                                null,
                                number.get(),
                                null,
                                Client.unnamed(erpClientNo)));
                ClientSettings begun = settings.begin(scope, born.id(), document);
                agree(born.id(), company, document, begun.revision());
            }
            return new Imported(
                    company.erpClientNo(),
                    number,
                    Outcome.CREATED,
                    Optional.of(1),
                    problems(company, document),
                    new SettingsDiff(List.of()));
        }

        private Imported refused(Segment company, Optional<ClientNumber> number, Problem why) {
            return new Imported(
                    company.erpClientNo(),
                    number,
                    Outcome.REFUSED,
                    Optional.empty(),
                    List.of(why),
                    new SettingsDiff(List.of()));
        }

        private SettingsDocument document(Segment company) {
            return FileSettings.read(company, FileSettings.active(file.outline(), company.erpClientNo()));
        }

        private List<Problem> problems(Segment company, SettingsDocument document) {
            List<Problem> problems = new ArrayList<>(document.problems());
            problems.addAll(ImportWarnings.of(company, document));
            return problems;
        }

        private Imported known(Segment company, Client client, ClientSettings wanted, Optional<Agreed> agreed) {
            Optional<ClientNumber> number = clientNumber(company);
            if (number.isPresent() && !number.get().equals(client.clientNumber())) {
                return refused(
                        company,
                        Optional.of(client.clientNumber()),
                        new Problem(
                                "import-renumbered",
                                "clientNumber",
                                number.get().toString()));
            }
            SettingsDocument inFile = document(company);
            SettingsDocument asInFile = FileSettings.merged(wanted.document(), inFile);
            SettingsDiff differs = SettingsDiff.between(wanted.document(), asInFile);
            if (order.existing() == Existing.TAKE && !differs.isEmpty()) {
                return taken(company, client, wanted, inFile, agreed);
            }
            List<Drift> drifts = drifts(client, wanted, inFile, agreed);
            boolean same = agreed.map(last -> last.sha256().equals(sha256(company)) && !last.missing())
                    .orElse(false);
            if (!order.preview()) {
                noteDrifts(client, drifts);
                agree(
                        client.id(),
                        company,
                        agreedNow(wanted.document(), inFile, drifts, agreed),
                        differs.isEmpty()
                                ? wanted.revision()
                                : agreed.map(Agreed::revision).orElse(wanted.revision()));
            }
            Outcome outcome = !drifts.isEmpty() ? Outcome.DRIFT : same ? Outcome.UNCHANGED : Outcome.CHANGED;
            return new Imported(
                    company.erpClientNo(),
                    Optional.of(client.clientNumber()),
                    outcome,
                    Optional.of(wanted.revision()),
                    problems(company, wanted.document()),
                    differs);
        }

        /**
         * The file's values become the client's settings, as a revision; but whether it is active, and where a series in
         * use starts, stays as it is, and the file's own value is left for a person to look at.
         */
        private Imported taken(
                Segment company,
                Client client,
                ClientSettings wanted,
                SettingsDocument inFile,
                Optional<Agreed> agreed) {
            SettingsDocument asInFile = FileSettings.merged(wanted.document(), inFile);
            Set<SettingsField> locked =
                    new HashSet<>(locked(client, SettingsDiff.between(wanted.document(), asInFile)));
            boolean active = wanted.document().active();
            if (settings.standsInTheWay(scope, client.id(), FileSettings.withActive(asInFile, active))) {
                locked.add(SettingsField.PLAN);
            }
            ClientSettings taken =
                    wanted.desiring(FileSettings.combined(asInFile, wanted.document(), locked::contains));
            SettingsDiff differs = SettingsDiff.between(wanted.document(), taken.document());
            int revision = differs.isEmpty() ? wanted.revision() : wanted.revision() + 1;
            List<Drift> drifts = drifts(client, taken, inFile, agreed);
            if (!order.preview() && scope instanceof BureauScope bureau) {
                settings.decide(bureau, wanted.revision(), taken, List.of(), Texts.text(Texts.BOKMAL, "import.reason"));
                noteDrifts(client, drifts);
                agree(client.id(), company, agreedNow(taken.document(), inFile, drifts, agreed), revision);
            }
            List<Problem> problems = new ArrayList<>(problems(company, taken.document()));
            locked.forEach(field -> problems.add(
                    new Problem(refusal(field), field.path(), field.in(inFile).orElse(""))));
            return new Imported(
                    company.erpClientNo(),
                    Optional.of(client.clientNumber()),
                    differs.isEmpty() ? Outcome.DRIFT : Outcome.CHANGED,
                    Optional.of(revision),
                    problems,
                    differs);
        }

        private Set<SettingsField> locked(Client client, SettingsDiff differs) {
            return Stream.concat(
                            Stream.of(SettingsField.ACTIVE),
                            inUse.getOrDefault(client.id(), Set.of()).stream().map(Series::start))
                    .filter(field -> differs.of(field).isPresent())
                    .collect(Collectors.toSet());
        }

        private static String refusal(SettingsField field) {
            return switch (field) {
                case ACTIVE -> "active-own-action";
                case PLAN -> "orgnumber-registered";
                default -> "series-in-use";
            };
        }

        private void noteDrifts(Client client, List<Drift> drifts) {
            if (agreements.keepDrifts(scope.bureau(), client.id(), drifts)) {
                settings.noteDrifts(
                        scope, client.id(), drifts.stream().map(Drift::problem).toList());
            }
        }

        /**
         * A value has drifted when the file says neither what it said when both last agreed, nor what the portal wants
         * now or has wanted since: then somebody wrote it by hand.
         */
        private List<Drift> drifts(
                Client client, ClientSettings wanted, SettingsDocument inFile, Optional<Agreed> agreed) {
            List<Drift> drifts = new ArrayList<>();
            List<SettingsDocument> since = null;
            for (SettingsField field : SettingsField.values()) {
                if (!FileSettings.isPortals(field)) {
                    continue;
                }
                Optional<String> now = field.in(inFile);
                Optional<String> before = agreed.flatMap(last -> field.in(last.document()));
                if (FileSettings.same(field, now, field.in(wanted.document()))
                        || (agreed.isPresent() && FileSettings.same(field, now, before))) {
                    continue;
                }
                if (since == null) {
                    since = settings.documentsAfter(
                            scope, client.id(), agreed.map(Agreed::revision).orElse(0));
                }
                if (since.stream().noneMatch(document -> FileSettings.same(field, now, field.in(document)))) {
                    drifts.add(new Drift(field.path(), before, now, Instant.EPOCH));
                }
            }
            return drifts;
        }

        /** What has drifted stays as it was last agreed; all else is agreed to be as the file says. */
        private SettingsDocument agreedNow(
                SettingsDocument wanted, SettingsDocument inFile, List<Drift> drifts, Optional<Agreed> agreed) {
            SettingsDocument last = agreed.map(Agreed::document).orElse(wanted);
            Set<String> drifted = drifts.stream().map(Drift::field).collect(Collectors.toSet());
            return FileSettings.combined(
                    FileSettings.merged(wanted, inFile), last, field -> drifted.contains(field.path()));
        }

        private void agree(ClientId client, Segment company, SettingsDocument document, int revision) {
            agreements.keep(
                    scope.bureau(), installation, client, new Agreed(sha256(company), false, document, revision));
        }

        private String sha256(Segment company) {
            return VariablesFiles.sha256(file.encoding().bytes(company.text()));
        }

        /** Clients that were in the file before and are not now: somebody took them out. */
        private void noteMissing() {
            Set<String> sent = agreements.sent(scope.bureau(), installation);
            file.outline().erpClientNos().forEach(sent::remove);
            List<String> missing = List.copyOf(sent);
            for (int from = 0; from < missing.size(); from += Desired.BATCH) {
                List<String> some = missing.subList(from, Math.min(missing.size(), from + Desired.BATCH));
                List<Client> gone = clients.clients(scope, installation, some);
                Map<ClientId, Agreed> agreed = agreements.of(
                        scope.bureau(), gone.stream().map(Client::id).toList());
                Map<ClientId, ClientSettings> wanted =
                        settings.settings(scope, gone.stream().map(Client::id).toList());
                for (Client client : gone) {
                    ClientSettings desired = wanted.get(client.id());
                    Agreed last = agreed.get(client.id());
                    if (desired != null && last != null) {
                        results.add(missing(client, desired, last));
                    }
                }
            }
        }

        private Imported missing(Client client, ClientSettings wanted, Agreed agreed) {
            if (!order.preview()) {
                agreements.keep(
                        scope.bureau(),
                        installation,
                        client.id(),
                        new Agreed(agreed.sha256(), true, agreed.document(), agreed.revision()));
                noteDrifts(
                        client, List.of(new Drift(Drift.MISSING, Optional.empty(), Optional.empty(), Instant.EPOCH)));
            }
            return new Imported(
                    client.erpClientNo().digits(),
                    Optional.of(client.clientNumber()),
                    Outcome.DRIFT,
                    Optional.of(wanted.revision()),
                    List.of(new Problem("missing", Drift.MISSING, "")),
                    new SettingsDiff(List.of()));
        }
    }
}
