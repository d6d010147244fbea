package no.byraportal;

import static no.byraportal.RoleMatrixTest.Answer.NOTHING;
import static no.byraportal.RoleMatrixTest.Answer.REFUSED;
import static no.byraportal.RoleMatrixTest.Answer.SHOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.Filter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.byraportal.access.AccessOutcome;
import no.byraportal.access.AccessService;
import no.byraportal.access.Invitation;
import no.byraportal.access.Invitations;
import no.byraportal.access.PeopleQuery;
import no.byraportal.access.PeopleService;
import no.byraportal.agent.AgentLogService;
import no.byraportal.agent.AgentStatusService;
import no.byraportal.agent.DriftService;
import no.byraportal.agent.ImportReport;
import no.byraportal.agent.ImportService;
import no.byraportal.agent.Installation;
import no.byraportal.agent.InstallationService;
import no.byraportal.agent.Spool;
import no.byraportal.agent.SyncRunId;
import no.byraportal.agent.SyncRunService;
import no.byraportal.agent.SystemService;
import no.byraportal.agent.VariablesService;
import no.byraportal.agent.VariablesVersion;
import no.byraportal.audit.AuditService;
import no.byraportal.audit.LogQuery;
import no.byraportal.audit.LoggedChange;
import no.byraportal.bureau.BureauService;
import no.byraportal.bureau.Contact;
import no.byraportal.bureau.Licence;
import no.byraportal.client.Client;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientName;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.client.ErpClientNo;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.DemoPerson;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.IssuedToken;
import no.byraportal.identity.Permission;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.ProgramAccess;
import no.byraportal.identity.ProgramService;
import no.byraportal.identity.Programs;
import no.byraportal.identity.SecondStep;
import no.byraportal.identity.SecondStepService;
import no.byraportal.identity.TokenId;
import no.byraportal.identity.UserId;
import no.byraportal.identity.UserService;
import no.byraportal.identity.WebFakturaAccessService;
import no.byraportal.notice.Matter;
import no.byraportal.notice.NoticeService;
import no.byraportal.onboarding.DraftId;
import no.byraportal.onboarding.DraftService;
import no.byraportal.onboarding.Registration;
import no.byraportal.onboarding.RegistrationService;
import no.byraportal.onboarding.SuggestionService;
import no.byraportal.readiness.Answer.Said;
import no.byraportal.readiness.ReadinessService;
import no.byraportal.register.RegisterService;
import no.byraportal.report.Format;
import no.byraportal.report.LogoService;
import no.byraportal.report.MonthlyService;
import no.byraportal.report.ReconciliationService;
import no.byraportal.report.ReportId;
import no.byraportal.report.ReportKind;
import no.byraportal.report.ReportService;
import no.byraportal.report.Wanted;
import no.byraportal.settings.BeginningService;
import no.byraportal.settings.ChecklistService;
import no.byraportal.settings.ClientListService;
import no.byraportal.settings.ClientQuery;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Consumer;
import no.byraportal.settings.DueDays;
import no.byraportal.settings.HistoryService;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.NumberService;
import no.byraportal.settings.OrgNumberService;
import no.byraportal.settings.OutsideTask;
import no.byraportal.settings.ProgressService;
import no.byraportal.settings.Series;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.settings.SettingsDiff;
import no.byraportal.settings.SettingsService;
import no.byraportal.settings.ToldFacts;
import no.byraportal.settings.TurnService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.ProgramRefused;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import no.byraportal.staff.StaffService;
import no.byraportal.statistics.Grouping;
import no.byraportal.statistics.MonthEndService;
import no.byraportal.statistics.Period;
import no.byraportal.statistics.StatisticsQuery;
import no.byraportal.statistics.StatisticsService;
import no.byraportal.statistics.UsageService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may do what: every view, every address of the API and every service call, as everybody. A view or address that is
 * not in the tables fails, so that whoever adds one decides here who may.
 */
@PortalTest
@Transactional
class RoleMatrixTest {

    /** Everybody there is; the people of Fjord come first. */
    enum Who {
        OPERATOR("drift@byraportal.example"),
        ADMIN("kari@fjordregnskap.example"),
        MANAGER("leder@fjordregnskap.example"),
        STAFF("ola@fjordregnskap.example"),
        CLIENT_USER("daglig.leder@klient.example"),
        /** Administrator of Tind: she has chosen that bureau, not Fjord, where she is staff. */
        OTHER_ADMIN("tone@tindregnskap.example"),
        STRANGER("ny@fjordregnskap.example");

        private final String email;

        Who(String email) {
            this.email = email;
        }

        DemoPerson person() {
            return DemoPerson.of(email);
        }
    }

    enum Answer {
        SHOWN,
        /** Another role's page. */
        REFUSED,
        /** As if it did not exist. */
        NOTHING
    }

    /** What each person gets, in the order of {@link Who}: operator, admin, manager, staff, client user, other, stranger. */
    private record Expected(String address, List<Answer> answers) {
        static Expected at(String address, Answer... answers) {
            return new Expected(address, List.of(answers));
        }

        Answer to(Who who) {
            return answers.get(List.of(Who.values()).indexOf(who));
        }
    }

    private static final String FJORDS = "klienter/4110";
    private static final String TINDS = "klienter/4201";
    private static final String NOBODYS = "klienter/4999";

    /** By the route's template as Vaadin registers it; several addresses where it matters whose thing it is. */
    private static final Map<String, List<Expected>> VIEWS = Map.ofEntries(
            Map.entry("", List.of(Expected.at("", SHOWN, SHOWN, SHOWN, SHOWN, SHOWN, SHOWN, REFUSED))),
            Map.entry(
                    "oversikt",
                    List.of(Expected.at("oversikt", REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "statistikk",
                    List.of(Expected.at("statistikk", REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "statistikk/fakturaer/:number",
                    List.of(
                            Expected.at(
                                    "statistikk/fakturaer/4110",
                                    REFUSED,
                                    SHOWN,
                                    SHOWN,
                                    SHOWN,
                                    REFUSED,
                                    NOTHING,
                                    REFUSED),
                            Expected.at(
                                    "statistikk/fakturaer/4101",
                                    REFUSED,
                                    SHOWN,
                                    SHOWN,
                                    NOTHING,
                                    REFUSED,
                                    NOTHING,
                                    REFUSED))),
            Map.entry(
                    "abonnement",
                    List.of(Expected.at("abonnement", REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "klienter",
                    List.of(Expected.at("klienter", REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "klienter/:number/:tab?",
                    List.of(
                            Expected.at(FJORDS, REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, NOTHING, REFUSED),
                            Expected.at(FJORDS + "/historikk", REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, NOTHING, REFUSED),
                            Expected.at(FJORDS + "/vismanet", REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, NOTHING, REFUSED),
                            Expected.at("klienter/4101", REFUSED, SHOWN, SHOWN, NOTHING, REFUSED, NOTHING, REFUSED),
                            Expected.at(TINDS, REFUSED, NOTHING, NOTHING, NOTHING, REFUSED, SHOWN, REFUSED),
                            Expected.at(NOBODYS, REFUSED, NOTHING, NOTHING, NOTHING, REFUSED, NOTHING, REFUSED),
                            Expected.at("klienter/x", REFUSED, NOTHING, NOTHING, NOTHING, REFUSED, NOTHING, REFUSED))),
            Map.entry(
                    "ny-klient",
                    List.of(Expected.at("ny-klient", REFUSED, SHOWN, REFUSED, REFUSED, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "ny-klient/:draft",
                    List.of(
                            Expected.at(
                                    "ny-klient/{draft}", REFUSED, SHOWN, REFUSED, REFUSED, REFUSED, NOTHING, REFUSED),
                            Expected.at("ny-klient/x", REFUSED, NOTHING, REFUSED, REFUSED, REFUSED, NOTHING, REFUSED))),
            Map.entry(
                    "agenter",
                    List.of(Expected.at("agenter", REFUSED, SHOWN, REFUSED, REFUSED, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "agenter/:id/:part?",
                    List.of(
                            Expected.at("agenter/{agent}", REFUSED, SHOWN, REFUSED, REFUSED, REFUSED, NOTHING, REFUSED),
                            Expected.at(
                                    "agenter/{agent}/logg",
                                    REFUSED,
                                    SHOWN,
                                    REFUSED,
                                    REFUSED,
                                    REFUSED,
                                    NOTHING,
                                    REFUSED),
                            Expected.at(
                                    "agenter/{agent}/synkroniseringer?run=x",
                                    REFUSED,
                                    NOTHING,
                                    REFUSED,
                                    REFUSED,
                                    REFUSED,
                                    NOTHING,
                                    REFUSED),
                            Expected.at(
                                    "agenter/{agent}/filer",
                                    REFUSED,
                                    SHOWN,
                                    REFUSED,
                                    REFUSED,
                                    REFUSED,
                                    NOTHING,
                                    REFUSED),
                            Expected.at(
                                    "agenter/{agent}/filer?fil=x",
                                    REFUSED,
                                    NOTHING,
                                    REFUSED,
                                    REFUSED,
                                    REFUSED,
                                    NOTHING,
                                    REFUSED),
                            Expected.at(
                                    "agenter/{agent}/system",
                                    REFUSED,
                                    SHOWN,
                                    REFUSED,
                                    REFUSED,
                                    REFUSED,
                                    NOTHING,
                                    REFUSED),
                            Expected.at(
                                    "agenter/{agent}/oppdaget",
                                    REFUSED,
                                    SHOWN,
                                    REFUSED,
                                    REFUSED,
                                    REFUSED,
                                    NOTHING,
                                    REFUSED),
                            Expected.at("agenter/x", REFUSED, NOTHING, REFUSED, REFUSED, REFUSED, NOTHING, REFUSED))),
            Map.entry(
                    "vismanet",
                    List.of(Expected.at("vismanet", REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "importer",
                    List.of(Expected.at("importer", REFUSED, SHOWN, REFUSED, REFUSED, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "programtilgang",
                    List.of(Expected.at("programtilgang", REFUSED, SHOWN, REFUSED, REFUSED, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "endringslogg",
                    List.of(Expected.at("endringslogg", SHOWN, SHOWN, SHOWN, REFUSED, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "byrainnstillinger",
                    List.of(Expected.at("byrainnstillinger", REFUSED, SHOWN, SHOWN, REFUSED, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "byraer/:number",
                    List.of(
                            Expected.at("byraer/90000001", SHOWN, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
                            Expected.at("byraer/11111", NOTHING, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
                            Expected.at("byraer/x", NOTHING, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED))),
            Map.entry(
                    "planer",
                    List.of(Expected.at("planer", SHOWN, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED))),
            Map.entry(
                    "webfaktura-nokler",
                    List.of(Expected.at(
                            "webfaktura-nokler", SHOWN, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED))),
            Map.entry(
                    "brukere",
                    List.of(
                            Expected.at("brukere", REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, SHOWN, REFUSED),
                            Expected.at(
                                    "brukere?client=4110", REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, NOTHING, REFUSED))),
            Map.entry(
                    "brukere/inviter",
                    List.of(
                            Expected.at("brukere/inviter", REFUSED, SHOWN, REFUSED, SHOWN, REFUSED, SHOWN, REFUSED),
                            Expected.at(
                                    "brukere/inviter?client=4110",
                                    REFUSED,
                                    SHOWN,
                                    REFUSED,
                                    SHOWN,
                                    REFUSED,
                                    NOTHING,
                                    REFUSED))),
            Map.entry(
                    "brukere/:id",
                    List.of(
                            Expected.at("brukere/{boss}", REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, NOTHING, REFUSED),
                            Expected.at("brukere/x", REFUSED, NOTHING, NOTHING, NOTHING, REFUSED, NOTHING, REFUSED))),
            Map.entry(
                    "rapporter",
                    List.of(Expected.at("rapporter", REFUSED, SHOWN, SHOWN, SHOWN, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "rapporter/avstemming",
                    List.of(Expected.at(
                            "rapporter/avstemming", REFUSED, SHOWN, SHOWN, REFUSED, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "personale",
                    List.of(Expected.at("personale", REFUSED, SHOWN, SHOWN, REFUSED, REFUSED, SHOWN, REFUSED))),
            Map.entry(
                    "personale/:id",
                    List.of(
                            Expected.at("personale/{ola}", REFUSED, SHOWN, SHOWN, REFUSED, REFUSED, NOTHING, REFUSED),
                            Expected.at("personale/x", REFUSED, NOTHING, NOTHING, REFUSED, REFUSED, NOTHING, REFUSED))),
            Map.entry(
                    "byraer",
                    List.of(Expected.at("byraer", SHOWN, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED))),
            Map.entry(
                    "mine-firmaer",
                    List.of(Expected.at("mine-firmaer", REFUSED, REFUSED, REFUSED, REFUSED, SHOWN, REFUSED, REFUSED))),
            Map.entry(
                    "mitt-firma/:number",
                    List.of(
                            Expected.at("mitt-firma/4110", REFUSED, REFUSED, REFUSED, REFUSED, SHOWN, REFUSED, REFUSED),
                            Expected.at(
                                    "mitt-firma/4118", REFUSED, REFUSED, REFUSED, REFUSED, NOTHING, REFUSED, REFUSED),
                            Expected.at(
                                    "mitt-firma/x", REFUSED, REFUSED, REFUSED, REFUSED, NOTHING, REFUSED, REFUSED))),
            Map.entry(
                    "mitt-firma/:number/statistikk",
                    List.of(
                            Expected.at(
                                    "mitt-firma/4110/statistikk",
                                    REFUSED,
                                    REFUSED,
                                    REFUSED,
                                    REFUSED,
                                    SHOWN,
                                    REFUSED,
                                    REFUSED),
                            Expected.at(
                                    "mitt-firma/4118/statistikk",
                                    REFUSED,
                                    REFUSED,
                                    REFUSED,
                                    REFUSED,
                                    NOTHING,
                                    REFUSED,
                                    REFUSED))),
            Map.entry(
                    "signed-out", List.of(Expected.at("signed-out", SHOWN, SHOWN, SHOWN, SHOWN, SHOWN, SHOWN, SHOWN))));

    /**
     * Whose door an address is, and what they get there for an empty document of the kind it wants.
     *
     * @param scope what a bureau's program must have been let in for; null at the others' doors
     */
    private record Door(Whose whose, int answer, @Nullable Permission scope) {

        static Door agents(int answer) {
            return new Door(Whose.AGENTS, answer, null);
        }

        static Door bureaus(Permission scope, int answer) {
            return new Door(Whose.BUREAUS, answer, scope);
        }

        static Door webFakturas(int answer) {
            return new Door(Whose.WEBFAKTURAS, answer, null);
        }
    }

    private enum Whose {
        AGENTS,
        BUREAUS,
        WEBFAKTURAS
    }

    /** Every address of Spring MVC's. */
    private static final Map<String, Door> PROGRAMS = Map.ofEntries(
            Map.entry("GET /api/v1/agent/settings", Door.agents(200)),
            Map.entry("PUT /api/v1/agent/clients/{erpClientNo}/applied", Door.agents(422)),
            Map.entry("GET /api/v1/agent/clients/{erpClientNo}/settings", Door.agents(200)),
            Map.entry("POST /api/v1/agent/variables", Door.agents(422)),
            Map.entry("POST /api/v1/agent/settings/render", Door.agents(422)),
            Map.entry("GET /api/v1/bureau/agents", Door.bureaus(Permission.READ, 200)),
            Map.entry("POST /api/v1/bureau/agents", Door.bureaus(Permission.CLIENTS, 422)),
            Map.entry("DELETE /api/v1/bureau/agents/{id}", Door.bureaus(Permission.CLIENTS, 404)),
            Map.entry("POST /api/v1/bureau/agents/{id}/variables", Door.bureaus(Permission.CLIENTS, 422)),
            Map.entry("GET /api/v1/bureau/clients", Door.bureaus(Permission.READ, 200)),
            Map.entry("POST /api/v1/bureau/clients", Door.bureaus(Permission.CLIENTS, 422)),
            Map.entry("GET /api/v1/bureau/clients/{clientNumber}", Door.bureaus(Permission.READ, 200)),
            Map.entry("GET /api/v1/bureau/clients/{clientNumber}/settings", Door.bureaus(Permission.READ, 200)),
            Map.entry("PATCH /api/v1/bureau/clients/{clientNumber}/settings", Door.bureaus(Permission.SETTINGS, 428)),
            Map.entry("GET /api/v1/bureau/clients/{clientNumber}/revisions", Door.bureaus(Permission.READ, 200)),
            Map.entry(
                    "GET /api/v1/bureau/clients/{clientNumber}/revisions/{revision}",
                    Door.bureaus(Permission.READ, 200)),
            Map.entry("GET /api/v1/bureau/clients/{clientNumber}/orders", Door.bureaus(Permission.READ, 200)),
            Map.entry("POST /api/v1/bureau/clients/{clientNumber}/orders", Door.bureaus(Permission.SETTINGS, 422)),
            Map.entry("POST /api/v1/bureau/clients/{clientNumber}/deactivate", Door.bureaus(Permission.SETTINGS, 422)),
            Map.entry("POST /api/v1/bureau/clients/{clientNumber}/reactivate", Door.bureaus(Permission.SETTINGS, 422)),
            Map.entry("GET /api/v1/bureau/users", Door.bureaus(Permission.READ, 200)),
            Map.entry("POST /api/v1/bureau/users", Door.bureaus(Permission.USERS, 422)),
            Map.entry("DELETE /api/v1/bureau/users/{userId}/grants/{grantId}", Door.bureaus(Permission.USERS, 404)),
            Map.entry("POST /api/v1/agent/sync-runs", Door.agents(422)),
            Map.entry("POST /api/v1/agent/log", Door.agents(422)),
            Map.entry("PUT /api/v1/agent/clients/{erpClientNo}/erp", Door.agents(204)),
            Map.entry("PUT /api/v1/agent/status", Door.agents(422)),
            Map.entry("GET /api/v1/bureau/statistics", Door.bureaus(Permission.REPORTS, 200)),
            Map.entry("POST /api/v1/webfaktura/invoices", Door.webFakturas(422)),
            Map.entry("GET /api/v1/webfaktura/clients", Door.webFakturas(200)),
            Map.entry("GET /api/v1/webfaktura/clients/{clientNumber}", Door.webFakturas(200)),
            Map.entry("PUT /api/v1/webfaktura/clients/{clientNumber}/confirmed", Door.webFakturas(422)),
            Map.entry("PUT /api/v1/webfaktura/clients/{clientNumber}/applied", Door.webFakturas(422)),
            Map.entry("PUT /api/v1/webfaktura/clients/{clientNumber}/orders/{id}", Door.webFakturas(422)));

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final WebApplicationContext portal;
    private final Filter security;
    private final RequestMappingHandlerMapping handlers;
    private final DemoBureaus bureaus;
    private final CurrentUser currentUser;
    private final ClientService clients;
    private final ClientListService list;
    private final SettingsService settings;
    private final HistoryService history;
    private final BeginningService beginnings;
    private final RegistrationService registrations;
    private final SuggestionService suggestions;
    private final DraftService drafts;
    private final ReadinessService readiness;
    private final RegisterService register;
    private final UserService users;
    private final InstallationService installations;
    private final KnownFactsService facts;
    private final NumberService numbers;
    private final ChecklistService checklist;
    private final TurnService turns;
    private final ProgressService progress;
    private final SyncRunService runs;
    private final AgentLogService log;
    private final AgentStatusService statuses;
    private final ImportService imports;
    private final VariablesService variables;
    private final SystemService systems;
    private final DriftService drifts;
    private final BureauService bureauService;
    private final SecondStepService secondSteps;
    private final ProgramService programs;
    private final WebFakturaAccessService webFaktura;
    private final StatisticsService statistics;
    private final UsageService usages;
    private final MonthEndService monthEnds;
    private final PlatformTransactionManager transactions;
    private final AuditService audit;
    private final StaffService staff;
    private final NoticeService notices;
    private final ReportService reports;
    private final MonthlyService monthly;
    private final LogoService logos;
    private final ReconciliationService reconciliations;
    private final AccessService access;
    private final PeopleService peopleService;
    private final OrgNumberService orgNumbers;
    private final JdbcClient jdbc;
    private final int port;
    private int highest = 60_000;
    private DraftId draftOfFjord = DraftId.of("00000000-0000-4000-8000-000000000000");

    RoleMatrixTest(
            WebApplicationContext portal,
            @Qualifier("springSecurityFilterChain") Filter security,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
            DemoBureaus bureaus,
            CurrentUser currentUser,
            ClientService clients,
            ClientListService list,
            SettingsService settings,
            HistoryService history,
            BeginningService beginnings,
            RegistrationService registrations,
            SuggestionService suggestions,
            DraftService drafts,
            ReadinessService readiness,
            RegisterService register,
            UserService users,
            InstallationService installations,
            KnownFactsService facts,
            NumberService numbers,
            ChecklistService checklist,
            TurnService turns,
            ProgressService progress,
            SyncRunService runs,
            AgentLogService log,
            AgentStatusService statuses,
            ImportService imports,
            VariablesService variables,
            SystemService systems,
            DriftService drifts,
            BureauService bureauService,
            SecondStepService secondSteps,
            ProgramService programs,
            WebFakturaAccessService webFaktura,
            StatisticsService statistics,
            UsageService usages,
            MonthEndService monthEnds,
            PlatformTransactionManager transactions,
            AuditService audit,
            StaffService staff,
            NoticeService notices,
            ReportService reports,
            MonthlyService monthly,
            LogoService logos,
            ReconciliationService reconciliations,
            AccessService access,
            PeopleService peopleService,
            OrgNumberService orgNumbers,
            JdbcClient jdbc,
            @LocalServerPort int port) {
        this.portal = portal;
        this.security = security;
        this.handlers = handlers;
        this.bureaus = bureaus;
        this.currentUser = currentUser;
        this.clients = clients;
        this.list = list;
        this.settings = settings;
        this.history = history;
        this.beginnings = beginnings;
        this.registrations = registrations;
        this.suggestions = suggestions;
        this.drafts = drafts;
        this.readiness = readiness;
        this.register = register;
        this.users = users;
        this.installations = installations;
        this.facts = facts;
        this.numbers = numbers;
        this.checklist = checklist;
        this.turns = turns;
        this.progress = progress;
        this.runs = runs;
        this.log = log;
        this.statuses = statuses;
        this.imports = imports;
        this.variables = variables;
        this.systems = systems;
        this.drifts = drifts;
        this.bureauService = bureauService;
        this.secondSteps = secondSteps;
        this.programs = programs;
        this.webFaktura = webFaktura;
        this.statistics = statistics;
        this.usages = usages;
        this.monthEnds = monthEnds;
        this.transactions = transactions;
        this.audit = audit;
        this.staff = staff;
        this.notices = notices;
        this.reports = reports;
        this.monthly = monthly;
        this.logos = logos;
        this.reconciliations = reconciliations;
        this.access = access;
        this.peopleService = peopleService;
        this.orgNumbers = orgNumbers;
        this.jdbc = jdbc;
        this.port = port;
    }

    private Set<String> routes() {
        return ApplicationRouteRegistry.getInstance(
                        new VaadinServletContext(Objects.requireNonNull(portal.getServletContext())))
                .getRegisteredRoutes()
                .stream()
                .map(RouteBaseData::getTemplate)
                .collect(Collectors.toSet());
    }

    @Test
    void everyViewStandsInTheTable() {
        assertThat(routes()).containsExactlyInAnyOrderElementsOf(VIEWS.keySet());
    }

    @Test
    void everybodySeesTheViewsThatAreTheirsAndNoOthers() {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        for (Who who : Who.values()) {
            tab.signIn(who.person());
            VIEWS.values().stream().flatMap(List::stream).forEach(row -> {
                String what = who + " /" + row.address();
                expected.put(what, row.to(who).name());
                tab.open(address(row));
                found.put(what, shown().name());
            });
        }
        assertThat(found).containsExactlyEntriesOf(expected);
    }

    /** Fjord's agent has another id in every database. */
    private String address(Expected row) {
        return row.address()
                .replace("{agent}", bureaus.agent().toString())
                .replace("{ola}", user(Who.STAFF).toString())
                .replace("{boss}", user(Who.CLIENT_USER).toString())
                .replace("{draft}", row.address().contains("{draft}") ? draft() : "");
    }

    /** Begun by Fjord's administrator, whoever is signed in now. */
    private String draft() {
        return Browserless.as(
                Who.ADMIN.person(),
                () -> drafts.begin(currentUser.scope(), Map.of()).id().toString());
    }

    private UserId user(Who who) {
        return UserId.of(jdbc.sql("select id from portal_user where email = :email")
                .param("email", who.person().email())
                .query(String.class)
                .single());
    }

    private Answer shown() {
        return switch (tab.view().getClass().getName()) {
            case "no.byraportal.shell.NoAccessView$Door", "no.byraportal.shell.NoAccessView$Service" -> REFUSED;
            case "no.byraportal.shell.NowhereView$Thing", "no.byraportal.shell.NowhereView$Address" -> NOTHING;
            case "no.byraportal.shell.FaultView" -> throw new AssertionError(tab.text());
            default -> SHOWN;
        };
    }

    @Test
    void anotherBureausClientLooksExactlyLikeOneThatDoesNotExist() {
        tab.signIn(Who.ADMIN.person());
        assertThat(page(TINDS)).isEqualTo(page(NOBODYS));
        tab.signIn(Who.OTHER_ADMIN.person());
        assertThat(page(FJORDS)).isEqualTo(page(NOBODYS));
        tab.signIn(Who.STAFF.person());
        assertThat(page("klienter/4101")).isEqualTo(page(NOBODYS));
    }

    private List<String> page(String address) {
        tab.open("signed-out");
        tab.open(address);
        return tab.texts();
    }

    @Test
    void whoHasNoRoleAnyMoreIsRefusedAtTheNextClick() {
        tab.signIn(Who.ADMIN.person());
        tab.open("klienter");
        assertThat(shown()).isEqualTo(SHOWN);
        jdbc.sql("delete from membership").update();
        tab.open("agenter");
        assertThat(shown()).isEqualTo(REFUSED);
        assertThat(tab.text()).contains("kari@fjordregnskap.example");
    }

    private Map<String, RequestMappingInfo> addresses() {
        Map<String, RequestMappingInfo> addresses = new TreeMap<>();
        handlers.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getName().startsWith("no.byraportal.")) {
                String verb = info.getMethodsCondition().getMethods().isEmpty()
                        ? "ANY"
                        : info.getMethodsCondition()
                                .getMethods()
                                .iterator()
                                .next()
                                .name();
                info.getPatternValues().forEach(pattern -> addresses.put(verb + " " + pattern, info));
            }
        });
        return addresses;
    }

    @Test
    void everyAddressOfTheApiStandsInTheTable() {
        assertThat(addresses().keySet()).containsExactlyInAnyOrderElementsOf(PROGRAMS.keySet());
    }

    private static HttpMethod verb(String address) {
        String verb = address.substring(0, address.indexOf(' '));
        return verb.equals("ANY") ? HttpMethod.GET : HttpMethod.valueOf(verb);
    }

    private static String path(String address) {
        return address.substring(address.indexOf(' ') + 1)
                .replace("{erpClientNo}", "104")
                .replace("{clientNumber}", "4110")
                .replace("{revision}", "1")
                .replaceAll("\\{(id|userId|grantId)\\}", "00000000-0000-4000-8000-000000000000")
                .replace("**", "v1/nothing-here");
    }

    private MockMvc mvc() {
        return MockMvcBuilders.webAppContextSetup(portal).addFilters(security).build();
    }

    @Test
    void nobodysSignInOpensTheApi() throws Exception {
        MockMvc mvc = mvc();
        for (String address : PROGRAMS.keySet()) {
            for (Who who : Who.values()) {
                MockHttpSession session = new MockHttpSession();
                session.setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        new SecurityContextImpl(who.person().signedIn()));
                mvc.perform(request(verb(address), path(address)).session(session))
                        .andExpect(status().isUnauthorized())
                        .andExpect(header().string("Content-Type", "application/problem+json;charset=UTF-8"));
            }
        }
    }

    private MockHttpServletResponse knock(String address, String token) throws Exception {
        MockHttpServletRequestBuilder request =
                request(verb(address), path(address)).header("Authorization", "Bearer " + token);
        Objects.requireNonNull(addresses().get(address))
                .getConsumesCondition()
                .getConsumableMediaTypes()
                .forEach(type -> request.contentType(type).content("{}"));
        return mvc().perform(request).andReturn().getResponse();
    }

    private String letIn(Collection<Permission> permissions) {
        Who.ADMIN.person().signIn();
        return programs.letIn(currentUser.scope(), new ProgramAccess("Prøve", Set.copyOf(permissions), null))
                .secret();
    }

    @Test
    void eachDoorOpensToItsOwnProgramsAndNoOthers() throws Exception {
        Map<Whose, String> tokens = Map.of(
                Whose.AGENTS, bureaus.agentToken(),
                Whose.BUREAUS, bureaus.bureauToken(),
                Whose.WEBFAKTURAS, bureaus.webfakturaToken());
        for (Map.Entry<String, Door> row : PROGRAMS.entrySet()) {
            for (Map.Entry<Whose, String> token : tokens.entrySet()) {
                boolean own = token.getKey() == row.getValue().whose();
                assertThat(knock(row.getKey(), token.getValue()).getStatus())
                        .as(row.getKey() + " with " + token.getKey())
                        .isEqualTo(own ? row.getValue().answer() : 401);
            }
        }
    }

    @Test
    void aProgramDoesWhatItWasLetInForAndNothingElse() throws Exception {
        for (Map.Entry<String, Door> row : PROGRAMS.entrySet()) {
            Permission scope = row.getValue().scope();
            if (scope != null) {
                assertThat(knock(row.getKey(), letIn(Set.of(scope))).getStatus())
                        .as(row.getKey())
                        .isEqualTo(row.getValue().answer());
                MockHttpServletResponse answer = knock(row.getKey(), letIn(EnumSet.complementOf(EnumSet.of(scope))));
                assertThat(answer.getStatus()).as(row.getKey()).isEqualTo(403);
                assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                        .as(row.getKey())
                        .contains("urn:byraportal:problem:missing-scope", "«" + scope.word() + "»");
            }
        }
    }

    @Test
    void aRevokedTokenOpensNothing() throws Exception {
        Who.ADMIN.person().signIn();
        PersonScope kari = currentUser.scope();
        for (Map.Entry<String, Door> row : PROGRAMS.entrySet()) {
            Installation agent = installations.installations(kari).getFirst();
            Whose whose = row.getValue().whose();
            IssuedToken issued = switch (whose) {
                case AGENTS -> installations.issueToken(kari, agent.id());
                case BUREAUS -> programs.letIn(kari, new ProgramAccess("Prøve", EnumSet.allOf(Permission.class), null));
                case WEBFAKTURAS -> asOperator(webFaktura::issue);
            };
            assertThat(knock(row.getKey(), issued.secret()).getStatus())
                    .isEqualTo(row.getValue().answer());
            switch (whose) {
                case AGENTS -> installations.revokeToken(kari, agent.id(), issued.id());
                case BUREAUS -> programs.revoke(kari, issued.id());
                case WEBFAKTURAS ->
                    asOperator(() -> {
                        webFaktura.revoke(issued.id());
                        return issued;
                    });
            }
            assertThat(knock(row.getKey(), issued.secret()).getStatus())
                    .as(row.getKey())
                    .isEqualTo(401);
        }
    }

    private static <T> T asOperator(Supplier<T> work) {
        Who.OPERATOR.person().signIn();
        return work.get();
    }

    private HttpResponse<String> anonymous(String verb, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(verb, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void whoIsNotSignedInIsSentToTheLogInFromEveryViewButOne() throws Exception {
        for (List<Expected> rows : VIEWS.values()) {
            for (Expected row : rows) {
                HttpResponse<String> answer = anonymous("GET", "/" + address(row), "Accept", "text/html");
                if (row.address().equals("signed-out")) {
                    assertThat(answer.statusCode()).isEqualTo(200);
                } else {
                    assertThat(answer.statusCode()).as(row.address()).isEqualTo(302);
                    assertThat(answer.headers().firstValue("Location"))
                            .as(row.address())
                            .get()
                            .asString()
                            .endsWith("/oauth2/authorization/keycloak");
                }
            }
        }
    }

    @Test
    void whoIsNotSignedInGetsAProblemFromTheApiAndNoSession() throws Exception {
        for (String address : PROGRAMS.keySet()) {
            for (String[] headers : List.of(
                    new String[] {"Accept-Language", "nb"},
                    new String[] {"Cookie", "JSESSIONID=0123456789ABCDEF0123456789ABCDEF"},
                    new String[] {"Authorization", "Bearer bpa_" + "x".repeat(43)},
                    new String[] {"Authorization", "Bearer æøå"},
                    new String[] {"Authorization", "Basic a2FyaTprYXJp"})) {
                HttpResponse<String> answer = anonymous(verb(address).name(), path(address), headers);
                String what = address + " " + List.of(headers);
                assertThat(answer.statusCode()).as(what).isEqualTo(401);
                assertThat(answer.headers().firstValue("Content-Type"))
                        .as(what)
                        .hasValue("application/problem+json;charset=UTF-8");
                assertThat(answer.headers().allValues("Set-Cookie")).as(what).isEmpty();
                assertThat(answer.body()).as(what).contains("\"type\":\"urn:byraportal:problem:unauthorized\"");
            }
        }
    }

    @Test
    void whatTheLogInPageAndTheMachinesNeedIsOpenToAll() throws Exception {
        for (String path : List.of("/readyz", "/byraportal/styles.css", "/byraportal/byraportal.js", "/favicon.svg")) {
            assertThat(anonymous("GET", path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private static final OrgNumber NOBODYS_NUMBER = new OrgNumber("100700476");

    private interface Call {
        Object run(BureauScope scope);
    }

    /** Whose things: a client of Fjord that Ola may change, and Fjord's installation. */
    private Map<String, Call> calls(
            ClientId client,
            ClientSettings now,
            InstallationId agent,
            TokenId token,
            SyncRunId run,
            VariablesVersion file) {
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("client", scope -> clients.client(scope, client));
        calls.put("client by number", scope -> clients.client(scope, DemoBureaus.FJORDFISK));
        calls.put("client's people", scope -> clients.people(scope, client));
        calls.put("settings", scope -> settings.settings(scope, client));
        calls.put("problems", scope -> settings.problems(scope, client));
        calls.put("revisions", scope -> settings.revisions(scope, client, Integer.MAX_VALUE, 10));
        calls.put("document", scope -> settings.document(scope, client, 1));
        calls.put("applied", scope -> settings.applied(scope, client, Consumer.AGENT));
        calls.put("revision then", scope -> history.revision(scope, client, Instant.now()));
        calls.put("applied then", scope -> history.applied(scope, client, Consumer.AGENT, Instant.now()));
        calls.put("restoration", scope -> history.restoration(scope, client, 1));
        calls.put("restore", scope -> history.restore(scope, client, now.revision(), now.revision(), ""));
        calls.put("change", scope -> settings.change(scope, now.revision(), now.dueIn(new DueDays(77)), ""));
        calls.put("list", scope -> list.page(scope, ClientQuery.ALL, 0, 500).size());
        calls.put("count", scope -> list.count(scope, ClientQuery.ALL));
        calls.put(
                "neighbours",
                scope -> list.neighbours(scope, ClientQuery.ALL, DemoBureaus.FJORDFISK)
                        .next()
                        .isPresent());
        calls.put("installations", scope -> installations.installations(scope).isEmpty());
        calls.put("installation", scope -> installations.installation(scope, agent));
        calls.put("install", scope -> installations.install(scope, "Maskin " + UUID.randomUUID()));
        calls.put("tokens", scope -> installations.tokens(scope, agent));
        calls.put("issueToken", scope -> installations.issueToken(scope, agent));
        calls.put("rotateToken", scope -> installations.rotateToken(scope, agent));
        calls.put("revokeToken", scope -> {
            installations.revokeToken(scope, agent, token);
            return "";
        });
        calls.put("progress", scope -> progress.progress(scope).containsKey(agent));
        calls.put(
                "progress of clients",
                scope -> progress.clients(scope, agent, 0, 500).size());
        calls.put("runs", scope -> runs.runs(scope, agent, 0, 500).size());
        calls.put("run count", scope -> runs.count(scope, agent));
        calls.put("run", scope -> runs.run(scope, agent, run));
        calls.put("run's clients", scope -> runs.clients(scope, run, 0, 500).isEmpty());
        calls.put("log", scope -> log.lines(scope, agent, "", 0, 500).isEmpty());
        calls.put("log count", scope -> log.count(scope, agent, "finnes ikke"));
        calls.put("heard", scope -> statuses.heard(scope).containsKey(agent));
        calls.put("heard of clients", scope -> statuses.heardOfClients(scope).containsKey(agent));
        calls.put("import", scope -> preview(scope, agent).clients().size());
        calls.put("files", scope -> variables.versions(scope, agent, 0, 500).isEmpty());
        calls.put("file count", scope -> variables.count(scope, agent) > 0);
        calls.put("file", scope -> variables.version(scope, agent, file.id()));
        calls.put("file's beginning", scope -> variables.beginning(scope, file));
        calls.put("file's part", scope -> variables.part(scope, file, "104"));
        calls.put("system", scope -> systems.settings(scope, agent));
        calls.put(
                "system revisions",
                scope -> systems.revisions(scope, agent, 9, 9).isEmpty());
        calls.put(
                "clients by ERP number",
                scope -> clients.clients(scope, agent, List.of("104")).size());
        calls.put("activity", scope -> settings.activity(scope, agent).size());
        calls.put("judgement", scope -> settings.judgement(scope, now));
        calls.put("brought", scope -> settings.brought(scope, now, new SettingsDiff(List.of())));
        calls.put("plans", scope -> settings.plans(scope).isEmpty());
        calls.put("facts", scope -> facts.facts(scope, client));
        calls.put("tell", scope -> {
            facts.tell(scope, client, new ToldFacts(Map.of()));
            return "";
        });
        calls.put("numbering", scope -> numbers.numbering(scope, now));
        calls.put("typeable", scope -> {
            settings.requireTypeable(scope, now);
            return "";
        });
        calls.put("orders", scope -> numbers.orders(scope, client).isEmpty());
        calls.put(
                "order", scope -> numbers.order(scope, client, Series.INVOICE, new SeriesNumber(900_000), "Ny serie"));
        calls.put("see", scope -> numbers.see(scope, client, Series.CUSTOMER, new SeriesNumber(++highest), "Sett"));
        StatisticsQuery year = StatisticsQuery.of(Period.year(YearMonth.now(Dates.OSLO)), Grouping.CLIENT);
        Client sender = clients.client(Programs.webFaktura(), DemoBureaus.FJORDFISK);
        calls.put("figures", scope -> statistics.total(scope, year).now().isNone());
        calls.put(
                "figures by client",
                scope -> statistics.rows(scope, year, 0, 50).size());
        calls.put("figures' count", scope -> statistics.count(scope, year));
        calls.put("clients that sent", scope -> statistics.clientsThatSent(scope, year));
        calls.put(
                "invoices",
                scope -> statistics.invoices(scope, sender, year.period(), 0, 1).size());
        calls.put("invoices' count", scope -> statistics.countInvoices(scope, sender, year.period()) > 0);
        calls.put(
                "month ends' clients",
                scope -> monthEnds.clients(scope, year.period()).size());
        calls.put(
                "month ends' users",
                scope -> monthEnds
                        .users(scope, year.period().to().minusMonths(1))
                        .isEmpty());
        calls.put("usages", scope -> usages.usages(scope).size());
        calls.put("this month", scope -> statistics.thisMonth(scope).last().isNone());
        calls.put(
                "series in use", scope -> numbers.inUse(scope, List.of(client)).containsKey(client));
        calls.put("raise", scope -> {
            checklist.raise(scope, client, Set.of(OutsideTask.SCHEDULED_JOB));
            return "";
        });
        calls.put("tick", scope -> {
            checklist.tick(scope, client, OutsideTask.SCHEDULED_JOB, true);
            return "";
        });
        calls.put("checklist", scope -> checklist.items(scope, client).isEmpty());
        calls.put("deactivate", scope -> turns.deactivate(scope, client, "Solgt"));
        calls.put("reactivate", scope -> turns.reactivate(scope, client, "Kjøpt igjen"));
        calls.put("turns", scope -> turns.turns(scope, client));
        calls.put("discovered", scope -> facts.discovered(scope, agent, 0, 500).size());
        calls.put("discovered count", scope -> facts.discoveredCount(scope, agent));
        calls.put(
                "discovered client",
                scope -> facts.discovered(scope, agent, new ErpClientNo("320")).isPresent());
        calls.put("no client yet", clients::hasNone);
        calls.put("client number", scope -> clients.nextNumber(scope));
        calls.put("register in turn", scope -> {
            beginnings.takeTurn(scope);
            return "";
        });
        calls.put("holder", scope -> beginnings.holder(scope, NOBODYS_NUMBER).isPresent());
        calls.put("copy", scope -> beginnings.copied(scope, client, now.document()));
        calls.put("register", scope -> refused(scope, agent, now));
        calls.put(
                "holder in the ERP",
                scope -> registrations
                        .holder(scope, agent, new ErpClientNo("104"))
                        .isPresent());
        calls.put("test log-in", scope -> registrations.test(scope, new EmailAddress("ny@ny.example")));
        calls.put("signs in", scope -> users.signsIn(scope, new EmailAddress("ola@fjordregnskap.example")));
        calls.put(
                "suggestions",
                scope -> suggestions.suggestions(scope, KnownFacts.NOTHING).isEmpty());
        calls.put("drafts", drafts::drafts);
        calls.put("begin draft", scope -> drafts.begin(scope, Map.of()));
        calls.put("draft", scope -> drafts.draft(scope, draftOfFjord));
        calls.put("take over", scope -> drafts.takeOver(scope, draftOfFjord));
        calls.put("enterprise", scope -> register.look(scope, NOBODYS_NUMBER));
        calls.put("ladder", scope -> readiness.ladder(scope, client));
        calls.put(
                "survey", scope -> readiness.survey(scope, Optional.empty(), "").all());
        calls.put(
                "stands",
                scope -> readiness.rows(scope, List.of(DemoBureaus.FJORDFISK)).size());
        calls.put("say", scope -> {
            readiness.say(scope, client, Said.CREATED, "");
            return "";
        });
        calls.put("take back", scope -> {
            readiness.takeBack(scope, client, Said.CREATED.matter());
            return "";
        });
        calls.put("aside foreseen", scope -> readiness.previewAside(scope, List.of()));
        calls.put("set aside", scope -> readiness.setAside(scope, List.of()));
        calls.put(
                "licence",
                scope -> bureauService.licence(scope, Licence.Kind.VISMA_NET).isPresent());
        calls.put("change log", this::log);
        calls.put("staff", scope -> staff.people(person(scope)).size());
        UserId ola = user(Who.STAFF);
        List<ClientNumber> fjordfisk = List.of(DemoBureaus.FJORDFISK);
        calls.put("findings", scope -> notices.findings(person(scope), 500).isEmpty());
        calls.put("readers of letters", scope -> notices.readers(person(scope)).size());
        calls.put("letters chosen", scope -> {
            notices.choose(person(scope), user(Who.ADMIN), Set.of(Matter.AGENTS));
            return "";
        });
        calls.put("ask for a report", scope -> reports.ask(person(scope), wantedOf(scope)));
        calls.put("reports", scope -> reports.reports(person(scope)).size());
        calls.put("report", scope -> reports.report(person(scope), reportOfFjord()));
        calls.put("report's file", scope -> {
            write(person(scope), reportOfFjord());
            return "";
        });
        calls.put(
                "receivers of reports",
                scope -> monthly.receivers(person(scope)).size());
        calls.put("reports chosen", scope -> {
            monthly.choose(person(scope), user(Who.ADMIN), Set.of(ReportKind.CLIENTS));
            return "";
        });
        calls.put("logo", scope -> logos.logo(person(scope)).isPresent());
        calls.put("remove logo", scope -> {
            logos.remove(person(scope));
            return "";
        });
        calls.put("reconcile", scope -> (int) reconciliations
                .reconcile(person(scope), YearMonth.now(Dates.OSLO).minusMonths(1), List.of())
                .billed());
        calls.put("reconciliation's file", scope -> {
            writeReconciliation(person(scope));
            return "";
        });
        calls.put("clients then", scope -> history.clients(scope, Instant.now()).size());
        calls.put(
                "plans then",
                scope -> history.plans(scope, LocalDate.now(Dates.OSLO)).isEmpty());
        calls.put("staff member", scope -> staff.person(person(scope), ola));
        calls.put("grants", scope -> staff.grants(person(scope), ola).size());
        calls.put(
                "granted",
                scope -> staff.granted(person(scope), DemoBureaus.FJORDFISK).isEmpty());
        calls.put("grant foreseen", scope -> staff.previewGrant(person(scope), ola, fjordfisk, Optional.empty()));
        calls.put("grant", scope -> staff.grant(person(scope), ola, fjordfisk, Optional.empty()));
        calls.put("withdrawal foreseen", scope -> staff.previewWithdrawal(person(scope), ola, List.of()));
        calls.put("withdraw", scope -> staff.withdraw(person(scope), ola, List.of()));
        UserId boss = user(Who.CLIENT_USER);
        calls.put(
                "people",
                scope -> open(client).page(scope, PeopleQuery.ALL, 0, 500).stream()
                        .filter(row -> row.id().equals(boss))
                        .toList()
                        .size());
        calls.put("people count", scope -> open(client).count(scope, PeopleQuery.ALL) > 0);
        calls.put(
                "people counts",
                scope -> open(client).counts(scope, PeopleQuery.ALL).all() > 0);
        calls.put("client's person", scope -> open(client).person(scope, boss));
        calls.put("why", scope -> open(client).grants(scope, boss).size());
        calls.put("reach", scope -> peopleService.reach(scope, DemoBureaus.FJORDFISK));
        calls.put("invitation foreseen", scope -> done(access.previewInvitation(scope, inviting(somebody()))));
        calls.put("invite", scope -> done(access.invite(scope, inviting(somebody()))));
        calls.put(
                "copy foreseen",
                scope -> done(access.previewCopy(scope, guest(), List.of(somebody()), "Vikar", Texts.BOKMAL)));
        calls.put(
                "copy access", scope -> done(access.copy(scope, guest(), List.of(somebody()), "Vikar", Texts.BOKMAL)));
        calls.put(
                "access change foreseen",
                scope -> done(access.previewChange(scope, guest(), TWO, Level.ADMIN, Optional.empty(), "Leder")));
        calls.put(
                "change access",
                scope -> done(access.change(scope, guest(), TWO, Level.ADMIN, Optional.empty(), "Leder")));
        calls.put("access withdrawal foreseen", scope -> done(access.previewWithdrawal(scope, guest(), TWO)));
        calls.put("withdraw access", scope -> done(access.withdraw(scope, guest(), TWO, "Sluttet")));
        calls.put("withdraw all access", scope -> done(access.withdrawAll(scope, guest(), "Sluttet")));
        calls.put("hurry", scope -> {
            access.hurry(scope, guest());
            return "";
        });
        calls.put("resend", scope -> {
            access.resend(scope, guest());
            return "";
        });
        calls.put(
                "correct",
                scope -> access.correct(
                        scope, guest(), new EmailAddress(somebody().email()), ""));
        calls.put("first user", scope -> {
            access.first(scope, clients.client(scope, client), new EmailAddress("daglig.leder@klient.example"), "");
            return "";
        });
        calls.put(
                "numbers of the list",
                scope -> list.numbers(scope, ClientQuery.ALL).size());
        calls.put("bureau", bureauService::bureau);
        calls.put("licences", scope -> bureauService.licences(person(scope)).size());
        calls.put("former numbers", scope -> bureauService.formerNumbers(person(scope)));
        calls.put("contact", scope -> {
            bureauService.contact(
                    person(scope), new Contact(bureauService.bureau(scope).name(), "", ""));
            return "";
        });
        calls.put("clients keep users", scope -> {
            bureauService.letClientsKeepUsers(person(scope), true, "Som før");
            return "";
        });
        calls.put("keep reports", scope -> {
            bureauService.keepReports(person(scope), 90);
            return "";
        });
        calls.put("renumber", scope -> {
            bureauService.renumber(person(scope), bureauService.bureau(scope).customerNumber(), "Som før");
            return "";
        });
        calls.put("second step demanded", scope -> secondSteps.demanded(person(scope)));
        calls.put("demand second step", scope -> {
            secondSteps.demand(person(scope), SecondStep.VOLUNTARY, "Som før");
            return "";
        });
        calls.put("reset second step", scope -> resetSecondStep(person(scope), ola));
        calls.put(
                "organisation number",
                scope -> orgNumbers.change(scope, client, new OrgNumber("999999999"), "Omdannet"));
        calls.put("stands in the way", scope -> settings.standsInTheWay(scope, client, now.document()));
        calls.put("drifts", scope -> drifts.drifts(scope, client).size());
        calls.put("decide", scope -> drifts.decide(scope, client, now.revision(), Map.of(), ""));
        return calls;
    }

    /** Whoever may register hears that the client is there already. */
    private String refused(BureauScope scope, InstallationId agent, ClientSettings like) {
        try {
            registrations.register(
                    scope,
                    new Registration(
                            agent,
                            new ErpClientNo("104"),
                            Optional.empty(),
                            NOBODYS_NUMBER,
                            new ClientName("Ny AS"),
                            Optional.empty(),
                            like.document(),
                            new Registration.FirstUser(new EmailAddress("ny@ny.example"), new ClientName("Ny Bruker"))),
                    Optional.empty());
            throw new AssertionError("registered twice");
        } catch (RuleBroken e) {
            return e.key();
        }
    }

    /** How much of it comes to something. */
    private static int done(List<AccessOutcome> outcomes) {
        return (int) outcomes.stream()
                .filter(one -> one.kind() == AccessOutcome.Kind.DONE)
                .count();
    }

    /** One of them is Ola's too. */
    private static final List<ClientNumber> TWO = List.of(new ClientNumber(4113), new ClientNumber(4101));

    private static Invitation somebody() {
        return new Invitation(UUID.randomUUID() + "@klient.example", "", "", "");
    }

    private static Invitations inviting(Invitation one) {
        return new Invitations(List.of(one), TWO, "", Texts.BOKMAL);
    }

    /** Nobody sees the users of their own company while it is deactivated. */
    private PeopleService open(ClientId client) {
        turns.reactivate(currentUser.scope(), client, "Kjøpt igjen");
        return peopleService;
    }

    /** Somebody whom Kari has just invited. */
    private UserId guest() {
        Invitation guest = somebody();
        var _ = access.invite(currentUser.scope(), inviting(guest));
        return peopleService.page(currentUser.scope(), PeopleQuery.ALL.searching(guest.email()), 0, 1).stream()
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Whoever may do it hears that Keycloak does not answer. */
    private String resetSecondStep(PersonScope scope, UserId person) {
        try {
            secondSteps.reset(scope, person, "Mistet telefonen");
            throw new AssertionError("there is no Keycloak");
        } catch (RuleBroken e) {
            return e.key();
        }
    }

    /** Which of Fjordfisk's changes are read: some, or none. */
    private boolean log(BureauScope scope) {
        PersonScope person = person(scope);
        LogQuery fjordfisk = LogQuery.ALL.of(Optional.of(DemoBureaus.FJORDFISK));
        assertThat(audit.kinds(person)).isNotNull();
        assertThat(audit.client(person, DemoBureaus.FJORDFISK))
                .isEqualTo(audit.clients(person, "Fjordfisk", 0, 1).stream().findFirst());
        List<LoggedChange> read = new ArrayList<>();
        audit.each(person, fjordfisk, read::add);
        assertThat(read).hasSize(audit.count(person, fjordfisk));
        return !audit.page(person, fjordfisk, 0, 10).isEmpty();
    }

    private static Wanted wantedOf(BureauScope scope) {
        LocalDate today = person(scope).today();
        return Wanted.of(ReportKind.CLIENT_FILE, today, today, DemoBureaus.FJORDFISK, Format.CSV, Texts.BOKMAL, today);
    }

    /** Asked for by Kari, and not made yet: it tells of one client, and is nobody's who has not asked for it. */
    private ReportId reportOfFjord() {
        PersonScope kari = currentUser.scope();
        return reports.ask(kari, wantedOf(kari));
    }

    private void write(PersonScope scope, ReportId report) {
        try {
            reports.write(scope, report, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeReconciliation(PersonScope scope) {
        YearMonth last = YearMonth.now(Dates.OSLO).minusMonths(1);
        try {
            reconciliations.write(scope, last, List.of(), Format.CSV, Texts.BOKMAL, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No program has what is people's own. */
    private static PersonScope person(BureauScope scope) {
        if (scope instanceof PersonScope person) {
            return person;
        }
        throw new NotAllowed("a program");
    }

    private ImportReport preview(BureauScope scope, InstallationId agent) {
        try (Spool spool = Spool.of(new ByteArrayInputStream(DemoBureaus.resource("fjord-variables.xml")))) {
            return imports.take(scope, agent, imports.read(scope, spool), ImportService.Order.PREVIEW, done -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * In the order of {@link Who}, the operator and the stranger left out: they have no scope at all. Then a program of
     * the bureau's with all scopes, one with none (what it reads is refused at the door), and another bureau's.
     */
    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("client", "ok ok ok no no ok ok no"),
            Map.entry("client by number", "ok ok ok no no ok ok no"),
            Map.entry("settings", "ok ok ok no no ok ok no"),
            Map.entry("problems", "ok ok ok no no ok ok no"),
            Map.entry("revisions", "ok ok ok no no ok ok no"),
            Map.entry("document", "ok ok ok no no ok ok no"),
            Map.entry("applied", "ok ok ok no no ok ok no"),
            Map.entry("client's people", "1 1 1 no no 1 1 no"),
            Map.entry("revision then", "ok ok ok no no ok ok no"),
            Map.entry("applied then", "ok ok ok no no ok ok no"),
            Map.entry("restoration", "ok ok ok no no ok ok no"),
            Map.entry("restore", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("change", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("list", "25 25 3 0 3 25 25 3"),
            Map.entry("count", "25 25 3 0 3 25 25 3"),
            Map.entry("neighbours", "true true true false false true true false"),
            Map.entry("installations", "false forbidden forbidden forbidden false false forbidden false"),
            Map.entry("installation", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("install", "ok forbidden forbidden forbidden ok ok forbidden ok"),
            Map.entry("tokens", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("issueToken", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("rotateToken", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("revokeToken", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("progress", "true forbidden forbidden forbidden false true forbidden false"),
            Map.entry("progress of clients", "25 forbidden forbidden forbidden 0 25 forbidden 0"),
            Map.entry("runs", "9 forbidden forbidden forbidden no 9 forbidden no"),
            Map.entry("run count", "9 forbidden forbidden forbidden no 9 forbidden no"),
            Map.entry("run", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("run's clients", "false forbidden forbidden forbidden true false forbidden true"),
            Map.entry("log", "false forbidden forbidden forbidden no false forbidden no"),
            Map.entry("log count", "0 forbidden forbidden forbidden no 0 forbidden no"),
            Map.entry("heard", "true forbidden forbidden forbidden false true forbidden false"),
            Map.entry("heard of clients", "true true true false false true true false"),
            Map.entry("import", "25 forbidden forbidden forbidden no 25 forbidden no"),
            Map.entry("files", "false forbidden forbidden forbidden no false forbidden no"),
            Map.entry("file count", "true forbidden forbidden forbidden no true forbidden no"),
            Map.entry("file", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("file's beginning", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("file's part", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("system", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("system revisions", "false forbidden forbidden forbidden no false forbidden no"),
            Map.entry("clients by ERP number", "1 forbidden forbidden forbidden 0 1 forbidden 0"),
            Map.entry("activity", "25 forbidden forbidden forbidden 0 25 forbidden 0"),
            Map.entry("judgement", "ok ok ok no no ok ok no"),
            Map.entry("brought", "ok ok ok no no ok ok no"),
            Map.entry("plans", "false false false false false false false false"),
            Map.entry("facts", "ok ok ok no no ok ok no"),
            Map.entry("tell", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("numbering", "ok ok ok no no ok ok no"),
            Map.entry("typeable", "ok ok ok no no ok ok no"),
            Map.entry("orders", "false false false no no false false no"),
            Map.entry("order", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("see", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("figures", "false false false false false false forbidden false"),
            Map.entry("figures by client", "17 17 1 1 3 17 forbidden 3"),
            Map.entry("figures' count", "17 17 1 1 3 17 forbidden 3"),
            Map.entry("clients that sent", "17 17 1 1 3 17 forbidden 3"),
            Map.entry("invoices", "1 1 1 1 0 1 forbidden 0"),
            Map.entry("invoices' count", "true true true true false true forbidden false"),
            Map.entry("month ends' clients", "11 11 11 0 11 11 forbidden 11"),
            Map.entry("month ends' users", "false false false true true false forbidden true"),
            Map.entry("usages", "19 19 2 0 2 19 forbidden 2"),
            Map.entry("this month", "false false false false false false forbidden false"),
            Map.entry("series in use", "true forbidden forbidden forbidden false true forbidden false"),
            Map.entry("raise", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("tick", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("checklist", "false false false no no false false no"),
            Map.entry("deactivate", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("reactivate", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("turns", "ok ok ok no no ok ok no"),
            Map.entry("discovered", "1 forbidden forbidden forbidden 0 1 forbidden 0"),
            Map.entry("discovered count", "1 forbidden forbidden forbidden 0 1 forbidden 0"),
            Map.entry("discovered client", "true forbidden forbidden forbidden false true forbidden false"),
            Map.entry("no client yet", "false false false false false false false false"),
            Map.entry("client number", "ok forbidden forbidden forbidden ok ok forbidden ok"),
            Map.entry("register in turn", "ok forbidden forbidden forbidden ok ok forbidden ok"),
            Map.entry("holder", "false forbidden forbidden forbidden false false forbidden false"),
            Map.entry("copy", "ok ok ok no no ok ok no"),
            Map.entry("register", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("holder in the ERP", "true forbidden forbidden forbidden false true forbidden false"),
            Map.entry("test log-in", "ok forbidden forbidden forbidden ok ok forbidden ok"),
            Map.entry("signs in", "true forbidden forbidden forbidden true true forbidden true"),
            Map.entry("suggestions", "false forbidden forbidden forbidden false false forbidden false"),
            Map.entry("drafts", "ok forbidden forbidden forbidden ok ok forbidden ok"),
            Map.entry("begin draft", "ok forbidden forbidden forbidden ok ok forbidden ok"),
            Map.entry("draft", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("take over", "ok forbidden forbidden forbidden no ok forbidden no"),
            Map.entry("enterprise", "ok ok ok ok ok ok ok ok"),
            Map.entry("ladder", "ok ok ok no no ok ok no"),
            Map.entry("survey", "21 21 3 0 2 21 21 2"),
            Map.entry("stands", "1 1 1 0 0 1 1 0"),
            Map.entry("say", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("take back", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("aside foreseen", "ok forbidden ok forbidden ok ok forbidden ok"),
            Map.entry("set aside", "ok forbidden ok forbidden ok ok forbidden ok"),
            Map.entry("licence", "true true true true true true true true"),
            Map.entry("change log", "true true forbidden forbidden false forbidden forbidden forbidden"),
            Map.entry("staff", "4 4 forbidden forbidden 1 forbidden forbidden forbidden"),
            Map.entry("findings", "false false false true false forbidden forbidden forbidden"),
            Map.entry("readers of letters", "2 2 forbidden forbidden 1 forbidden forbidden forbidden"),
            Map.entry("letters chosen", "ok forbidden forbidden forbidden no forbidden forbidden forbidden"),
            Map.entry("ask for a report", "ok ok ok forbidden no forbidden forbidden forbidden"),
            Map.entry("reports", "0 0 0 forbidden 0 forbidden forbidden forbidden"),
            Map.entry("report", "ok ok no forbidden no forbidden forbidden forbidden"),
            Map.entry("report's file", "ok ok no forbidden no forbidden forbidden forbidden"),
            Map.entry("receivers of reports", "2 2 forbidden forbidden 1 forbidden forbidden forbidden"),
            Map.entry("reports chosen", "ok forbidden forbidden forbidden no forbidden forbidden forbidden"),
            Map.entry("logo", "false false false forbidden false forbidden forbidden forbidden"),
            Map.entry("remove logo", "ok forbidden forbidden forbidden ok forbidden forbidden forbidden"),
            Map.entry("reconcile", "0 0 forbidden forbidden 0 forbidden forbidden forbidden"),
            Map.entry("reconciliation's file", "ok ok forbidden forbidden ok forbidden forbidden forbidden"),
            Map.entry("clients then", "25 25 3 0 3 25 25 3"),
            Map.entry("plans then", "false false false false false false false false"),
            Map.entry("staff member", "ok ok forbidden forbidden no forbidden forbidden forbidden"),
            Map.entry("grants", "3 3 forbidden forbidden 0 forbidden forbidden forbidden"),
            Map.entry("granted", "false false forbidden forbidden true forbidden forbidden forbidden"),
            Map.entry("grant foreseen", "ok forbidden forbidden forbidden no forbidden forbidden forbidden"),
            Map.entry("grant", "ok forbidden forbidden forbidden no forbidden forbidden forbidden"),
            Map.entry("withdrawal foreseen", "ok forbidden forbidden forbidden no forbidden forbidden forbidden"),
            Map.entry("withdraw", "ok forbidden forbidden forbidden no forbidden forbidden forbidden"),
            Map.entry("people", "1 1 1 1 0 1 1 0"),
            Map.entry("people count", "true true true true false true true false"),
            Map.entry("people counts", "true true true true false true true false"),
            Map.entry("client's person", "ok ok ok ok no ok ok no"),
            Map.entry("why", "2 2 1 1 0 2 2 0"),
            Map.entry("reach", "ok ok ok forbidden no ok ok no"),
            Map.entry("invitation foreseen", "2 forbidden 1 0 0 2 forbidden 0"),
            Map.entry("invite", "2 forbidden 1 0 0 2 forbidden 0"),
            Map.entry("copy foreseen", "2 forbidden 1 0 0 2 forbidden 0"),
            Map.entry("copy access", "2 forbidden 1 0 0 2 forbidden 0"),
            Map.entry("access change foreseen", "2 forbidden 1 no no 2 forbidden no"),
            Map.entry("change access", "2 forbidden 1 no no 2 forbidden no"),
            Map.entry("access withdrawal foreseen", "2 forbidden 1 no no 2 forbidden no"),
            Map.entry("withdraw access", "2 forbidden 1 no no 2 forbidden no"),
            Map.entry("withdraw all access", "2 forbidden 1 no no 2 forbidden no"),
            Map.entry("hurry", "ok forbidden ok no no ok forbidden no"),
            Map.entry("resend", "ok forbidden ok no no ok forbidden no"),
            Map.entry("correct", "ok forbidden ok no no ok forbidden no"),
            Map.entry("first user", "ok forbidden forbidden no no ok forbidden no"),
            Map.entry("clients keep users", "ok forbidden forbidden forbidden ok forbidden forbidden forbidden"),
            Map.entry("numbers of the list", "25 25 3 0 3 25 25 3"),
            Map.entry("bureau", "ok ok ok ok ok ok ok ok"),
            Map.entry("licences", "2 2 forbidden forbidden 2 forbidden forbidden forbidden"),
            Map.entry("former numbers", "ok ok forbidden forbidden ok forbidden forbidden forbidden"),
            Map.entry("contact", "ok forbidden forbidden forbidden ok forbidden forbidden forbidden"),
            Map.entry("keep reports", "ok forbidden forbidden forbidden ok forbidden forbidden forbidden"),
            Map.entry("renumber", "ok forbidden forbidden forbidden ok forbidden forbidden forbidden"),
            Map.entry("second step demanded", "ok ok forbidden forbidden ok forbidden forbidden forbidden"),
            Map.entry("demand second step", "ok forbidden forbidden forbidden ok forbidden forbidden forbidden"),
            Map.entry("reset second step", "ok forbidden forbidden forbidden no forbidden forbidden forbidden"),
            Map.entry("organisation number", "ok forbidden ok forbidden no ok forbidden no"),
            Map.entry("stands in the way", "false false false no no false false no"),
            Map.entry("drifts", "0 0 0 no no 0 0 no"),
            Map.entry("decide", "ok forbidden ok forbidden no ok forbidden no"));

    @Test
    void theServicesRefuseWhateverTheScreenShows() {
        Who.ADMIN.person().signIn();
        Client client = clients.client(currentUser.scope(), DemoBureaus.FJORDFISK);
        Installation agent = installations.installations(currentUser.scope()).getFirst();
        TokenId token =
                installations.tokens(currentUser.scope(), agent.id()).getFirst().id();
        SyncRunId run =
                runs.runs(currentUser.scope(), agent.id(), 0, 1).getFirst().id();
        VariablesVersion file =
                variables.versions(currentUser.scope(), agent.id(), 0, 1).getFirst();
        checklist.raise(currentUser.scope(), client.id(), Set.of(OutsideTask.SCHEDULED_JOB));
        draftOfFjord = drafts.begin(currentUser.scope(), Map.of()).id();
        Map<String, String> found = new TreeMap<>();
        List<Who> people = List.of(Who.ADMIN, Who.MANAGER, Who.STAFF, Who.CLIENT_USER, Who.OTHER_ADMIN);
        List<BureauScope> scopes = new ArrayList<>();
        people.forEach(who -> {
            who.person().signIn();
            scopes.add(currentUser.scope());
        });
        Permission[] all = Permission.values();
        scopes.add(Programs.of(client.bureau(), all));
        scopes.add(Programs.of(client.bureau()));
        scopes.add(Programs.of(scopes.get(people.indexOf(Who.OTHER_ADMIN)).bureau(), all));
        for (String name : SERVICES.keySet()) {
            found.put(
                    name,
                    scopes.stream()
                            .map(scope -> {
                                Who.ADMIN.person().signIn();
                                ClientSettings now = settings.settings(currentUser.scope(), client.id());
                                Call call = calls(client.id(), now, agent.id(), token, run, file)
                                        .get(name);
                                return undone(() -> answer(Objects.requireNonNull(call), scope));
                            })
                            .collect(Collectors.joining(" ")));
        }
        assertThat(found).containsExactlyInAnyOrderEntriesOf(SERVICES);
    }

    /** So that nobody's answer depends on what was done before. */
    private String undone(Supplier<String> call) {
        TransactionTemplate nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        return Objects.requireNonNull(nested.execute(transaction -> {
            transaction.setRollbackOnly();
            return call.get();
        }));
    }

    private static String answer(Call call, BureauScope scope) {
        try {
            Object answer = call.run(scope);
            return answer instanceof Integer || answer instanceof Boolean ? answer.toString() : "ok";
        } catch (NotAllowed | AccessDeniedException e) {
            return "forbidden";
        } catch (NotFound e) {
            return "no";
        } catch (ProgramRefused e) {
            assertThat(e.key()).isEqualTo("missing-scope");
            return "forbidden";
        }
    }

    @Test
    void onlyAClientsOwnPersonHasCompaniesOfTheirOwn() {
        for (Who who : List.of(Who.ADMIN, Who.MANAGER, Who.STAFF, Who.CLIENT_USER, Who.OTHER_ADMIN)) {
            who.person().signIn();
            assertThat(clients.mine()).as(who.name()).hasSize(who == Who.CLIENT_USER ? 2 : 0);
        }
    }

    @Test
    void onlyAnAdministratorLetsProgramsIn() {
        for (Who who : List.of(Who.MANAGER, Who.STAFF, Who.CLIENT_USER)) {
            who.person().signIn();
            PersonScope scope = currentUser.scope();
            assertThat(catching(() -> programs.count(scope))).as(who.name()).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void whoBelongsToNoBureauHasNoScope() {
        for (Who who : List.of(Who.OPERATOR, Who.STRANGER)) {
            who.person().signIn();
            assertThat(catching(currentUser::scope)).as(who.name()).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void onlyTheOperatorSeesAllBureaus() {
        for (Who who : Who.values()) {
            who.person().signIn();
            if (who == Who.OPERATOR) {
                assertThat(bureauService.all()).hasSizeGreaterThanOrEqualTo(2);
            } else {
                assertThat(catching(bureauService::all)).as(who.name()).isInstanceOf(AccessDeniedException.class);
            }
        }
    }

    @Test
    void onlyTheOperatorReadsThePortalsChanges() {
        asOperator(webFaktura::issue);
        for (Who who : Who.values()) {
            who.person().signIn();
            for (Function0 call : List.<Function0>of(
                    () -> audit.portalPage(LogQuery.ALL, 0, 500),
                    () -> audit.portalCount(LogQuery.ALL),
                    audit::portalKinds,
                    () -> {
                        audit.portalEach(LogQuery.ALL, change -> {});
                        return who;
                    })) {
                if (who == Who.OPERATOR) {
                    assertThat(call.run()).isNotNull();
                } else {
                    assertThat(catching(call)).as(who.name()).isInstanceOf(AccessDeniedException.class);
                }
            }
        }
    }

    @Test
    void onlyTheOperatorKeepsWebFakturasTokens() {
        TokenId token = asOperator(webFaktura::issue).id();
        for (Who who : Who.values()) {
            if (who != Who.OPERATOR) {
                who.person().signIn();
                for (Function0 call :
                        List.<Function0>of(webFaktura::issue, webFaktura::rotate, webFaktura::tokens, () -> {
                            webFaktura.revoke(token);
                            return token;
                        })) {
                    assertThat(catching(call)).as(who.name()).isInstanceOf(AccessDeniedException.class);
                }
            }
        }
    }

    @Test
    void nobodyChoosesABureauTheyDoNotBelongTo() {
        BureauId tind = BureauId.of(jdbc.sql("select id from bureau where customer_number = '90000002'")
                .query(String.class)
                .single());
        for (Who who : Who.values()) {
            if (who != Who.OTHER_ADMIN) {
                tab.signIn(who.person());
                assertThat(catching(() -> {
                            currentUser.choose(tind);
                            return tind;
                        }))
                        .as(who.name())
                        .isInstanceOf(NotAllowed.class);
            }
        }
    }

    private static Throwable catching(Function0 call) {
        try {
            return new AssertionError("nothing thrown but " + call.run());
        } catch (RuntimeException e) {
            return e;
        }
    }

    private interface Function0 {
        Object run();
    }
}
