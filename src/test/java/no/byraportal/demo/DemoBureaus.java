package no.byraportal.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.byraportal.agent.ImportReport;
import no.byraportal.agent.ImportService;
import no.byraportal.agent.Installation;
import no.byraportal.agent.InstallationService;
import no.byraportal.agent.Spool;
import no.byraportal.agent.VariablesService;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.Permission;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.ProgramAccess;
import no.byraportal.identity.ProgramService;
import no.byraportal.identity.Programs;
import no.byraportal.identity.UserId;
import no.byraportal.settings.Applied;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Dates;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The demo's two bureaus, their people and their 28 clients: people and names are written straight into the tables, all
 * else goes the way it goes for real, file by file and revision by revision. Data that are there already stay.
 */
@TestComponent
public class DemoBureaus implements ApplicationRunner, DemoTokens {

    /** A client of Fjord that Ola may change. */
    public static final ClientNumber FJORDFISK = new ClientNumber(4110);

    /** Its agent has never said what it runs on. */
    private static final ClientNumber SILENT = new ClientNumber(4103);

    /** A client of Tind: nobody at Fjord may see it. */
    public static final ClientNumber BREHEIMEN = new ClientNumber(4201);

    private static final String AGENT = "Server i Bergen";

    private static final String DRIFT = "11111111-0000-4000-8000-000000000001";
    private static final String KARI = "11111111-0000-4000-8000-000000000002";
    private static final String TONE = "11111111-0000-4000-8000-000000000005";

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final InstallationService installations;
    private final ImportService imports;
    private final VariablesService variables;
    private final ClientService clients;
    private final SettingsService settings;
    private final ProgramService programs;
    private final DemoSecrets secrets;
    private final DemoRuns runs;
    private final DemoFacts facts;
    private final DemoNumbers numbers;
    private final DemoTurns turns;
    private final DemoReadiness readiness;
    private final DemoUsers users;
    private final DemoWebFaktura webFaktura;
    private final DemoInvoices invoices;
    private final Clock clock;

    DemoBureaus(
            JdbcClient jdbc,
            CurrentUser currentUser,
            InstallationService installations,
            ImportService imports,
            VariablesService variables,
            ClientService clients,
            SettingsService settings,
            ProgramService programs,
            DemoSecrets secrets,
            DemoRuns runs,
            DemoFacts facts,
            DemoNumbers numbers,
            DemoTurns turns,
            DemoReadiness readiness,
            DemoUsers users,
            DemoWebFaktura webFaktura,
            DemoInvoices invoices,
            Clock clock) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.installations = installations;
        this.imports = imports;
        this.variables = variables;
        this.clients = clients;
        this.settings = settings;
        this.programs = programs;
        this.secrets = secrets;
        this.runs = runs;
        this.facts = facts;
        this.numbers = numbers;
        this.turns = turns;
        this.readiness = readiness;
        this.users = users;
        this.webFaktura = webFaktura;
        this.invoices = invoices;
        this.clock = clock;
    }

    @Override
    public String agentToken() {
        return secrets.named("agent-token", () -> "");
    }

    @Override
    public String webfakturaToken() {
        return webFaktura.token();
    }

    @Override
    public String bureauToken() {
        return secrets.named("bureau-token", () -> "");
    }

    /** Fjord's agent, the one that the token is of. */
    public InstallationId agent() {
        return InstallationId.of(jdbc.sql("select id from installation where name = :name")
                .param("name", AGENT)
                .query(String.class)
                .single());
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (jdbc.sql("select count(*) from bureau").query(Integer.class).single() == 0) {
            begin();
        }
        as(DRIFT, webFaktura::comeIn);
        invoices.send();
    }

    private void begin() {
        BureauId fjord = bureau(DemoAccount.FJORD, "Fjord Regnskap AS");
        BureauId tind = bureau(DemoAccount.TIND, "Tind Regnskap AS");
        people(fjord, tind);
        facts.plans();
        as(KARI, () -> {
            Installation agent = takeIn(DemoAccount.FJORD, "fjord-variables.xml", AGENT);
            secrets.named(
                    "agent-token",
                    () -> installations
                            .issueToken(currentUser.scope(), agent.id())
                            .secret());
            letProgramsIn();
            grantStaff("ola@fjordregnskap.example", 4110, 4113, 4124);
            grantStaff("tone@tindregnskap.example", 4106);
            grantClient("daglig.leder@klient.example", 4110, "ADMIN");
            grantClient("daglig.leder@klient.example", 4118, "USER");
            applyEverything(agent);
            fetch(agent);
            change(FJORDFISK, SettingsField.DUE_DAYS, "14", "Avtalt med klienten 12. oktober.");
            fetch(agent);
            applied(agent, client(FJORDFISK.value()).id(), 2);
            change(FJORDFISK, SettingsField.DUE_DAYS, "21", "Klienten ønsker tre uker.");
            change(new ClientNumber(4119), SettingsField.DUE_DAYS, "30", "");
            change(new ClientNumber(4113), SettingsField.FOOTER, "Takk for handelen! Spørsmål? Ring oss.", "");
            runs.report(Programs.agent(agent.bureau(), agent.id()));
            numbers.comeFar(currentUser.scope());
            users.comeIn(currentUser.scope());
            turns.beginAndWait(currentUser.scope(), Programs.agent(agent.bureau(), agent.id()));
            readiness.connected(agent);
            readiness.climb(currentUser.scope(), agent);
            facts.report(agent, "320", "Vestre Havn Fiskeforretning AS", "100500221");
            facts.tell(
                    currentUser.scope(),
                    client(4122),
                    "{\"nextInvoice\": 18211, \"customerRanges\": [{\"from\": 1000, \"to\": 9999}]}");
        });
        as(TONE, () -> {
            Installation agent = takeIn(DemoAccount.TIND, "tind-variables.xml", "Server i Lom");
            applyEverything(agent);
            facts.report(agent, "330", "Lom Turlag AS", RegisterStub.DISCOVERED_BY_TIND);
            readiness.missing(agent);
            readiness.others(currentUser.scope());
        });
    }

    private BureauId bureau(String customerNumber, String name) {
        BureauId id = BureauId.random();
        jdbc.sql("insert into bureau (id, customer_number, name, email, phone)"
                        + " values (:id, :number, :name, :email, :phone)")
                .param("id", id.toString())
                .param("number", customerNumber)
                .param("name", name)
                .param(
                        "email",
                        "post@"
                                + name.toLowerCase(Locale.ROOT)
                                        .replace(" as", "")
                                        .replace(" ", "") + ".example")
                .param("phone", "70 00 00 " + customerNumber.substring(6))
                .update();
        LocalDate started = LocalDate.now(clock.withZone(Dates.OSLO)).minusMonths(14);
        license(id, "WEBFAKTURA", started, null);
        license(id, "VISMA_NET", started, started.plusMonths(14).plusDays(20));
        return id;
    }

    private void license(BureauId bureau, String kind, LocalDate from, @Nullable LocalDate to) {
        jdbc.sql("insert into licence (bureau_id, kind, valid_from, valid_to) values (:bureau, :kind, :from, :to)")
                .param("bureau", bureau.toString())
                .param("kind", kind)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private void people(BureauId fjord, BureauId tind) {
        Map<String, UserId> people = new HashMap<>();
        for (DemoAccount account : DemoAccount.ALL) {
            boolean operator = account.role().equals("OPERATOR");
            UserId id = people.computeIfAbsent(account.email(), email -> person(email, operator));
            if (account.role().startsWith("BUREAU_")) {
                jdbc.sql("insert into membership (user_id, bureau_id, role) values (:user, :bureau, :role)")
                        .param("user", id.toString())
                        .param("bureau", (DemoAccount.FJORD.equals(account.bureau()) ? fjord : tind).toString())
                        .param("role", account.role())
                        .update();
            }
        }
    }

    private UserId person(String email, boolean operator) {
        DemoPerson person = DemoPerson.of(email);
        UserId id = UserId.random();
        jdbc.sql("""
                        insert into portal_user (id, subject, email, name, operator, activated_at)
                        values (:id, :subject, :email, :name, :operator, :now)""")
                .param("now", clock.instant())
                .param("id", id.toString())
                .param("subject", person.id())
                .param("email", email)
                .param("name", person.name())
                .param("operator", operator)
                .update();
        return id;
    }

    private Installation takeIn(String bureau, String file, String name) {
        Installation installation = installations.install(currentUser.scope(), name);
        take(imports, currentUser.scope(), installation.id(), before(resource(file)));
        aDayPasses(installation);
        take(imports, currentUser.scope(), installation.id(), resource(file));
        for (String line : lines("clients.csv")) {
            String[] cells = line.split(";", -1);
            if (cells[0].equals(bureau)) {
                jdbc.sql("""
                                update client set drive_letter = :drive
                                where installation_id = :installation and erp_client_no = :number""")
                        .param("drive", cells[2])
                        .param("installation", installation.id().toString())
                        .param("number", cells[1])
                        .update();
                facts.report(installation, cells[1], cells[4], cells[3]);
            }
        }
        return installation;
    }

    /** The file as it was before the bureau gave the agent a user of its own in the ERP. */
    private static byte[] before(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1)
                .replaceFirst("(?<=<DIUser>)[^<]*", "admin")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The agent fetches its file, as it does every day. */
    private void fetch(Installation agent) {
        aDayPasses(agent);
        if (variables
                .given(Programs.agent(agent.bureau(), agent.id(), agent.name()))
                .isEmpty()) {
            throw new IllegalStateException("the agent is given nothing");
        }
    }

    private void aDayPasses(Installation agent) {
        for (String table : List.of("variables_version", "system_revision")) {
            jdbc.sql("update " + table + " set at = at - interval 1 day where installation_id = :agent")
                    .param("agent", agent.id().toString())
                    .update();
        }
    }

    /** Takes in a file for an installation, as an administrator does. */
    static ImportReport take(ImportService imports, BureauScope scope, InstallationId installation, byte[] file) {
        try (Spool spool = Spool.of(new ByteArrayInputStream(file))) {
            return imports.take(scope, installation, imports.read(scope, spool), ImportService.Order.ALL, done -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letProgramsIn() {
        PersonScope kari = currentUser.scope();
        LocalDate nextYear = LocalDate.now(clock).plusYears(1);
        secrets.named(
                "bureau-token",
                () -> programs.letIn(
                                kari, new ProgramAccess("Byråets fagsystem", EnumSet.allOf(Permission.class), null))
                        .secret());
        jdbc.sql("update program_token set last_used_at = :now where kind = 'BUREAU' and bureau_id = :bureau")
                .param("now", clock.instant())
                .param("bureau", kari.bureau().toString())
                .update();
        programs.letIn(
                kari, new ProgramAccess("Tall til regneark", Set.of(Permission.READ, Permission.REPORTS), nextYear));
        programs.revoke(
                kari,
                programs.letIn(kari, new ProgramAccess("Prøveprogram", Set.of(Permission.READ), null))
                        .id());
    }

    private void grantStaff(String email, long... numbers) {
        for (long number : numbers) {
            jdbc.sql(
                            "insert into staff_grant (user_id, client_id) select id, :client from portal_user where email = :email")
                    .param("email", email)
                    .param("client", client(number).id().toString())
                    .update();
        }
    }

    private void grantClient(String email, long number, String level) {
        PersonScope by = currentUser.scope();
        jdbc.sql("""
                        insert into client_grant (id, user_id, client_id, bureau_id, level, granted_at, granted_by_id,
                            granted_by_name, reason, told_at)
                        select :id, id, :client, :bureau, :level, :now, :byId, :byName, :reason, :now
                        from portal_user where email = :email""")
                .param("id", UUID.randomUUID().toString())
                .param("bureau", by.bureau().toString())
                .param("now", clock.instant())
                .param("byId", by.actor().id())
                .param("byName", by.actor().name())
                .param("reason", level.equals("ADMIN") ? "Daglig leder, skal styre firmaets egne brukere." : null)
                .param("email", email)
                .param("client", client(number).id().toString())
                .param("level", level)
                .update();
    }

    private Client client(long number) {
        return clients.client(currentUser.scope(), new ClientNumber(number));
    }

    private void change(ClientNumber number, SettingsField field, String text, String reason) {
        Client client = clients.client(currentUser.scope(), number);
        ClientSettings now = settings.settings(currentUser.scope(), client.id());
        settings.change(currentUser.scope(), now.revision(), now.with(field, text), reason);
    }

    /** The agent ran its first night's synchronisation, all clients but one. */
    private void applyEverything(Installation agent) {
        settings.settings(Programs.agent(agent.bureau(), agent.id())).stream()
                .map(ClientSettings::client)
                .filter(client -> !clients.client(currentUser.scope(), client)
                        .clientNumber()
                        .equals(SILENT))
                .forEach(client -> applied(agent, client, 1));
    }

    private void applied(Installation agent, ClientId client, int revision) {
        settings.acknowledge(
                Programs.agent(agent.bureau(), agent.id()),
                client,
                new Applied(revision, clock.instant(), "0".repeat(64)));
    }

    private static void as(String subject, Runnable work) {
        try {
            SecurityContextHolder.getContext()
                    .setAuthentication(DemoPerson.withSubject(subject).signedIn());
            work.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    static List<String> lines(String name) {
        List<String> lines = new ArrayList<>(
                new String(resource(name), StandardCharsets.UTF_8).lines().toList());
        lines.removeFirst();
        return lines;
    }

    /** A file of the demo, as it lies in the test resources. */
    public static byte[] resource(String name) {
        try (InputStream in = DemoBureaus.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no /demo/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
