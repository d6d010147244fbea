package no.byraportal.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import no.byraportal.access.AccessService;
import no.byraportal.access.Invitation;
import no.byraportal.access.Invitations;
import no.byraportal.agent.ImportReport;
import no.byraportal.agent.ImportService;
import no.byraportal.agent.Installation;
import no.byraportal.agent.InstallationService;
import no.byraportal.client.Client;
import no.byraportal.client.ClientAccess;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.Permission;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.ProgramAccess;
import no.byraportal.identity.ProgramService;
import no.byraportal.identity.UserId;
import no.byraportal.identity.WebFakturaAccessService;
import no.byraportal.shared.Texts;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bureaus of a test's own, for what it changes for good: each with its people, an agent and its file. */
@TestComponent
public class TestBureaus {

    private static final AtomicInteger BUREAUS = new AtomicInteger();
    private static final AtomicInteger CLIENTS = new AtomicInteger(700_000);

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final InstallationService installations;
    private final ImportService imports;
    private final ClientService clients;
    private final ProgramService programs;
    private final AccessService access;
    private final WebFakturaAccessService webFaktura;

    TestBureaus(
            JdbcClient jdbc,
            CurrentUser currentUser,
            InstallationService installations,
            ImportService imports,
            ClientService clients,
            ProgramService programs,
            AccessService access,
            WebFakturaAccessService webFaktura) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.installations = installations;
        this.imports = imports;
        this.clients = clients;
        this.programs = programs;
        this.access = access;
        this.webFaktura = webFaktura;
    }

    /**
     * A bureau, its people and what its agent sent.
     *
     * @param token what the agent shows
     * @param file  what the agent sent
     */
    public record TestBureau(
            BureauId id,
            DemoPerson admin,
            DemoPerson manager,
            DemoPerson staff,
            Installation installation,
            String token,
            byte[] file,
            List<Client> clients) {

        public Client client(int index) {
            return clients.get(index);
        }
    }

    /** A bureau whose agent keeps clients of these names, all active and due in 14 days. */
    public TestBureau bureau(String... names) {
        return bureau(file(names), names);
    }

    /** A bureau whose agent sent this file; its clients 001, 002 … have these names. */
    public TestBureau bureau(byte[] file, String... names) {
        int number = BUREAUS.incrementAndGet();
        BureauId bureau = BureauId.random();
        jdbc.sql("insert into bureau (id, customer_number, name) values (:id, :number, :name)")
                .param("id", bureau.toString())
                .param("number", Integer.toString(70_000_000 + number))
                .param("name", "Prøve " + number + " AS")
                .update();
        DemoPerson admin = person(bureau, "BUREAU_ADMIN", "Anne Prøve");
        DemoPerson manager = person(bureau, "BUREAU_MANAGER", "Leif Prøve");
        DemoPerson staff = person(bureau, "BUREAU_STAFF", "Mia Prøve");
        PersonScope scope = scope(admin);
        Installation installation = installations.install(scope, "Prøveserver");
        byte[] sent = numbered(file, names.length);
        if (sent.length > 0) {
            take(scope, installation.id(), sent);
        }
        List<Client> clients = new ArrayList<>();
        for (String name : names) {
            String erp = "%03d".formatted(clients.size() + 1);
            jdbc.sql(
                            "update client set name = :name, drive_letter = 'C' where installation_id = :id and erp_client_no = :no")
                    .param("name", name)
                    .param("id", installation.id().toString())
                    .param("no", erp)
                    .update();
            clients.addAll(this.clients.clients(scope, installation.id(), List.of(erp)));
        }
        String token = installations.issueToken(scope, installation.id()).secret();
        return new TestBureau(bureau, admin, manager, staff, installation, token, sent, List.copyOf(clients));
    }

    /** Another administrator of the bureau. */
    public DemoPerson colleague(TestBureau bureau) {
        return person(bureau.id(), "BUREAU_ADMIN", "Bo Prøve");
    }

    /** What a program shows that this bureau let in. */
    public String programToken(TestBureau bureau, Permission... permissions) {
        ProgramAccess access = new ProgramAccess("Prøveprogram", Set.of(permissions), null);
        return programs.letIn(scope(bureau.admin()), access).secret();
    }

    /** What WebFaktura shows, let in by the operator. */
    public String webFakturaToken() {
        DemoPerson.of("drift@byraportal.example").signIn();
        return webFaktura.issue().secret();
    }

    /** What this person is at this moment; the person stays signed in. */
    public PersonScope scope(DemoPerson person) {
        person.signIn();
        return currentUser.scope();
    }

    public void grant(DemoPerson staff, Client client) {
        jdbc.sql(
                        "insert into staff_grant (user_id, client_id) select id, :client from portal_user where subject = :subject")
                .param("client", client.id().toString())
                .param("subject", staff.id())
                .update();
    }

    /** Takes in a file for an installation, as an administrator does. */
    public ImportReport take(BureauScope scope, InstallationId installation, byte[] file) {
        return DemoBureaus.take(imports, scope, installation, file);
    }

    /** The same file, each client with a client number of its own where it has none. */
    private static byte[] numbered(byte[] file, int clients) {
        Charset charset =
                file.length > 1 && file[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        String text = new String(file, charset);
        for (int i = 1; i <= clients && !text.contains("<ClientID>"); i++) {
            String id = "<Id>%03d</Id>".formatted(i);
            text = text.replace(id, id + "<ClientID_>" + CLIENTS.incrementAndGet() + "</ClientID_>");
        }
        return text.replace("ClientID_", "ClientID").getBytes(charset);
    }

    private DemoPerson person(BureauId bureau, String role, String name) {
        String subject = UUID.randomUUID().toString();
        DemoPerson person = new DemoPerson(subject, subject + "@proeve.example", name);
        UserId id = UserId.random();
        jdbc.sql("""
                        insert into portal_user (id, subject, email, name, activated_at)
                        values (:id, :subject, :email, :name, utc_timestamp(6))""")
                .param("id", id.toString())
                .param("subject", subject)
                .param("email", person.email())
                .param("name", name)
                .update();
        if (role.startsWith("BUREAU_")) {
            jdbc.sql("insert into membership (user_id, bureau_id, role) values (:user, :bureau, :role)")
                    .param("user", id.toString())
                    .param("bureau", bureau.toString())
                    .param("role", role)
                    .update();
        }
        return person;
    }

    /** A client's own person, who was given it by the bureau's administrator and has been in. */
    public DemoPerson clientUser(TestBureau bureau, Client client, ClientAccess.Level level) {
        return clientUser(bureau, List.of(client), level);
    }

    /** The same of several companies. */
    public DemoPerson clientUser(TestBureau bureau, List<Client> clients, ClientAccess.Level level) {
        DemoPerson person = person(bureau.id(), "CLIENT_USER", "Siv Prøve");
        var _ = access.invite(
                scope(bureau.admin()),
                new Invitations(
                        List.of(Invitation.of(person.email(), "", level, Optional.empty())),
                        clients.stream().map(Client::clientNumber).toList(),
                        "Styrer firmaets brukere.",
                        Texts.BOKMAL));
        return person;
    }

    private static byte[] file(String... names) {
        if (names.length == 0) {
            return new byte[0];
        }
        StringBuilder system = new StringBuilder("<variables>\r\n  <system>\r\n    <DIUser>æøå</DIUser>\r\n")
                .append("    <DIPassword>hemmelig=</DIPassword>\r\n");
        StringBuilder companies = new StringBuilder();
        for (int i = 1; i <= names.length; i++) {
            system.append("    <VBClient%03d>Active</VBClient%03d>\r\n".formatted(i, i));
            companies
                    .append("  <company>\r\n    <Id>%03d</Id>\r\n".formatted(i))
                    .append("    <CustTrLasteChDt>20260916</CustTrLasteChDt>\r\n")
                    .append("    <CompanyMobil>\r\n    </CompanyMobil>\r\n")
                    .append("    <CompanyDueDays>14</CompanyDueDays>\r\n")
                    .append("    <AdmUsrPasword2>skjult%d=</AdmUsrPasword2>\r\n  </company>\r\n".formatted(i));
        }
        return (system + "  </system>\r\n" + companies + "</variables>\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
