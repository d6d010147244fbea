package no.byraportal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import no.byraportal.ApiCaller;
import no.byraportal.Byraportal;
import no.byraportal.demo.Axe;
import no.byraportal.demo.Chromium;
import no.byraportal.demo.DemoAccount;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.DemoParts;
import no.byraportal.demo.DemoSecrets;
import no.byraportal.demo.KeycloakServer;
import no.byraportal.demo.MariaDbServer;
import no.byraportal.demo.TestServers;
import no.byraportal.demo.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private static final String KARI = "kari@fjordregnskap.example";
    private static final String OLA = "ola@fjordregnskap.example";
    private static final String TONE = "tone@tindregnskap.example";
    private static final String DUE_DAYS = "/klienter/" + DemoBureaus.FJORDFISK + "/fakturaoppsett";

    private ConfigurableApplicationContext portal;
    private KeycloakServer keycloak;
    private String home;
    private Chromium chromium;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void startEverything() {
        MariaDbServer database = TestServers.mariaDb();
        keycloak = TestServers.keycloak();
        int port = TestServers.freePort();
        home = "http://localhost:" + port;
        keycloak.servePortalAt(home);
        SpringApplication application = new SpringApplication(Byraportal.class, DemoParts.class);
        application.addInitializers(ready ->
                ready.getBeanFactory().registerSingleton("demoSecrets", DemoSecrets.in(TestServers.fresh("browser"))));
        portal = application.run(
                "--spring.datasource.url=" + database.url(TestServers.freshSchema()),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--byraportal.keycloak.url=" + keycloak.url(),
                "--byraportal.keycloak.client-secret=" + keycloak.portalSecret(),
                "--byraportal.webfaktura.url=https://webfaktura.example/",
                "--byraportal.keycloak.provisioner-secret=" + keycloak.provisionerSecret(),
                "--spring.mail.port=" + TestServers.mail().smtpPort(),
                "--byraportal.key=" + DemoSecrets.keyset(),
                "--byraportal.enhetsregisteret.url=" + TestServers.register().url(),
                "--vaadin.productionMode=true",
                "--byraportal.url=" + home,
                "--server.port=" + port,
                "--management.server.port=0",
                "--byraportal.idle=10m",
                "--byraportal.idle-warning=2m");
        chromium = new Chromium();
    }

    @AfterAll
    void endEverything() {
        chromium.close();
        portal.close();
    }

    @BeforeEach
    void openBrowser() {
        context = chromium.browser().newContext(new NewContextOptions().setLocale("nb-NO"));
        page = context.newPage();
    }

    @AfterEach
    void closeBrowser() {
        context.close();
    }

    private void signIn(String person, String address) {
        View.signIn(page, person, home + address);
    }

    /** The client's link in the list; the grid keeps cells that it does not show. */
    private static Locator client(Page page, String name) {
        return page.locator("vaadin-grid-cell-content:visible a").filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator sheet() {
        return page.locator("vaadin-dialog.sheet[opened]");
    }

    @Test
    void aFieldGoesFromTheBrowserToTheAgent() throws Exception {
        byte[] before = settings().body();
        signIn(KARI, "/");
        assertThat(page).hasURL(home + "/oversikt");
        page.locator("vaadin-side-nav-item", new Page.LocatorOptions().setHasText("Klienter"))
                .click();
        client(page, "Fjordfisk AS").click();
        page.locator(".client-tabs").getByText("Fakturaoppsett").click();
        String old = page.locator("#invoicing-duedays input").inputValue();
        page.locator("#invoicing-duedays input").fill("28");
        page.keyboard().press("Control+s");
        Locator sheet = sheet();
        assertThat(sheet).containsText("Betalingsfrist");
        assertThat(sheet.locator(".diff-line.added code")).hasText("    <CompanyDueDays>28</CompanyDueDays>");
        assertThat(sheet.locator(".diff-line.removed code"))
                .hasText("    <CompanyDueDays>" + old + "</CompanyDueDays>");
        assertThat(sheet).not().containsText("AdmUsrPasword2>B");
        sheet.locator("textarea").fill("Avtalt på telefon.");
        sheet.getByText(Pattern.compile("Lagre revisjon \\d+")).dblclick();
        assertThat(page.locator("vaadin-notification-card")).containsText("er lagret");
        assertThat(page.locator("#invoicing-duedays input")).hasValue("28");
        page.locator(".client-tabs").getByText("Historikk").click();
        assertThat(page.locator(".revisions li").first()).containsText("Avtalt på telefon.");
        assertThat(page.locator(".revisions li").first()).containsText("Gjelder nå");

        byte[] after = settings().body();
        String expected = new String(before, StandardCharsets.UTF_8)
                .replaceFirst(
                        "(?s)(?<block><ClientID>" + DemoBureaus.FJORDFISK + "<.*?<CompanyDueDays>)\\d+(?=<)",
                        "${block}28");
        assertArrayEquals(expected.getBytes(StandardCharsets.UTF_8), after);

        page.locator("vaadin-button.face-button").click();
        page.locator("vaadin-context-menu-item")
                .getByText("Logg ut", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("Du er logget ut av Byråportal")).isVisible();
        page.navigate(home + DUE_DAYS);
        assertThat(page.locator("#username")).isVisible();
    }

    private HttpResponse<byte[]> settings() throws Exception {
        String token = portal.getBean(DemoBureaus.class).agentToken();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(home + "/api/v1/agent/settings"))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    @Test
    void aFileThatTheAgentWasGivenIsDownloadedByteForByte() throws Exception {
        byte[] given = settings().body();
        signIn(KARI, "/agenter");
        page.locator(".agent-head h2 a").first().click();
        page.locator(".client-tabs").getByText("Filer").click();
        Download download = page.waitForDownload(
                () -> page.locator("a[download]:visible").first().click());
        assertTrue(download.suggestedFilename().matches("variables-\\d{4}-\\d\\d-\\d\\d-\\d{4}\\.xml"));
        assertArrayEquals(given, Files.readAllBytes(download.path()));
    }

    @Test
    void whatCannotBeIsRefusedUnderTheFieldAndNothingIsSaved() throws Exception {
        byte[] before = settings().body();
        signIn(KARI, DUE_DAYS);
        page.locator("#invoicing-duedays input").fill("-1");
        page.locator(".save-bar vaadin-button[theme~=primary]").click();
        assertThat(page.locator("#invoicing-duedays")).containsText("Betalingsfristen kan være 0 til 365 dager");
        page.locator("#invoicing-duedays input").fill("to uker");
        page.locator(".save-bar vaadin-button[theme~=primary]").click();
        assertThat(page.locator("#invoicing-duedays")).containsText("«to uker» er ikke et helt tall");
        assertThat(sheet()).hasCount(0);
        assertArrayEquals(before, settings().body());
    }

    @Test
    void aNumberThatWouldBeGivenTwiceIsNamedWhileOneTypesAndRefusedUnderTheField() {
        signIn(KARI, "/klienter/4125/nummerserier");
        Locator start = page.locator("#numberseries-customer-start");
        Locator proof = page.locator(".proof").first();
        assertThat(proof.locator(".notice.ok")).containsText("Seriene overlapper ikke");
        start.locator("input").fill("9 400");
        assertThat(proof.locator(".notice.bad"))
                .containsText(Pattern.compile("9\\s400 ligger i ERP-systemets egen serie"));
        assertThat(proof.locator(".bar.clash").first()).isVisible();
        page.locator(".save-bar vaadin-button[theme~=primary]").click();
        assertThat(start).containsText(Pattern.compile("Neste ledige er 10\\s000"));
        assertThat(sheet()).hasCount(0);
        start.locator("input").fill("60\u2009000");
        assertThat(proof.locator(".notice.ok")).containsText("Seriene overlapper ikke");
        page.locator(".save-bar vaadin-button[theme~=primary]").click();
        assertThat(sheet().locator(".after")).hasText(Pattern.compile("60\\s000"));
    }

    @Test
    void aNextNumberIsOrderedAndANoteOfAUsedOneLocksTheStart() {
        signIn(KARI, "/klienter/4123/nummerserier");
        page.locator("#numbers-order-invoice").click();
        page.locator("#series-number input").fill("1 000");
        page.locator("#series-reason textarea").fill("Ny serie fra nyttår.");
        page.locator("vaadin-dialog[opened] vaadin-button[theme~=primary]").click();
        assertThat(page.locator("#series-number")).containsText("WebFaktura senker aldri et nummer");
        page.locator("#series-number input").fill("20 001");
        page.locator("vaadin-dialog[opened] vaadin-button[theme~=primary]").click();
        assertThat(page.getByText(Pattern.compile("20\\s001 er bestilt av Kari Nordvik")))
                .isVisible();
        assertThat(page.locator("#numberseries-invoice-start input")).isEditable();
        page.locator("#numbers-see-invoice").click();
        page.locator("#series-number input").fill("2 100");
        page.locator("#series-reason textarea").fill("Sett i WebFaktura.");
        page.locator("vaadin-dialog[opened] vaadin-button[theme~=primary]").click();
        assertThat(page.getByText("Serien er i bruk, så startnummeret står fast."))
                .isVisible();
        assertThat(page.locator("#numberseries-invoice-start input")).not().isEditable();
    }

    @Test
    void twoPeopleAtOnceLoseNothing() {
        signIn(OLA, DUE_DAYS);
        page.locator("#invoicing-duedays input").fill("45");
        try (BrowserContext other = chromium.browser().newContext(new NewContextOptions().setLocale("nb-NO"))) {
            Page ola = page;
            page = other.newPage();
            signIn(KARI, DUE_DAYS);
            page.locator("#invoicing-duedays input").fill("60");
            page.locator(".save-bar vaadin-button[theme~=primary]").click();
            page.getByText(Pattern.compile("Lagre revisjon \\d+")).click();
            assertThat(page.locator("vaadin-notification-card")).containsText("er lagret");
            page = ola;
        }
        page.locator(".save-bar vaadin-button[theme~=primary]").click();
        page.getByText(Pattern.compile("Lagre revisjon \\d+")).click();
        assertThat(page.getByText("Kari Nordvik lagret først")).isVisible();
        assertThat(page.locator("vaadin-dialog.dialog[opened]")).containsText("60 dager");
        assertThat(page.locator("vaadin-dialog.dialog[opened]")).containsText("45 dager");
        page.getByText(Pattern.compile("Forhåndsvis revisjon \\d+")).click();
        assertThat(sheet().locator(".after")).hasText("45 dager");
        page.getByText(Pattern.compile("Lagre revisjon \\d+")).click();
        assertThat(page.locator("#invoicing-duedays input")).hasValue("45");
        assertThat(page.locator("vaadin-notification-card")).containsText("er lagret");
    }

    @Test
    void whoMustVerifyInTwoStepsIsLedThroughItAndComesBackToThePageThatWasAskedFor() {
        signIn(KARI, "/byrainnstillinger");
        demandTwoSteps("Administratorer, i byrået og hos klientene");
        OneTimeCodes kari = setUp();
        assertThat(page).hasURL(home + "/byrainnstillinger");
        inAnotherBrowser(OLA, "/klienter", () -> {
            assertThat(page.locator(".client-grid")).isVisible();
            return "no second step";
        });
        closeBrowser();
        openBrowser();
        password(KARI, "/byrainnstillinger");
        code(kari.next());
        demandTwoSteps("Alle, også klientenes brukere");
        OneTimeCodes ola = inAnotherBrowser(OLA, DUE_DAYS, () -> {
            OneTimeCodes codes = setUp();
            assertThat(page).hasURL(home + DUE_DAYS);
            assertThat(page.locator("#invoicing-duedays input")).isVisible();
            return codes;
        });
        inAnotherBrowser(OLA, DUE_DAYS, () -> {
            code("000000");
            assertThat(page.getByText("Engangskoden stemmer ikke")).isVisible();
            assertEquals(
                    List.of(), Axe.findingsEverywhere(page, "a wrong code", "#input-error-totp, #input-error-otp"));
            code(ola.next());
            assertThat(page.locator("#invoicing-duedays input")).isVisible();
            return "the same app";
        });
        resetSecondStep("Ola Lien");
        inAnotherBrowser(OLA, DUE_DAYS, this::setUp);

        page.navigate(home + "/byrainnstillinger");
        demandTwoSteps("Frivillig");
        resetSecondStep("Ola Lien");
        inAnotherBrowser(OLA, "/klienter", () -> {
            assertThat(page.locator(".client-grid")).isVisible();
            return "as before";
        });
        resetSecondStep("Kari Nordvik");
        inAnotherBrowser(KARI, "/klienter", () -> {
            assertThat(page.locator(".client-grid")).isVisible();
            return "as before";
        });
    }

    private void demandTwoSteps(String ofWhom) {
        page.getByLabel(ofWhom).check();
        page.locator("section", new Page.LocatorOptions().setHasText("Hvem må bekrefte i to trinn?"))
                .locator("vaadin-button")
                .click();
        because("Vedtatt av ledelsen.");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    private void resetSecondStep(String person) {
        page.navigate(home + "/personale");
        client(page, person).click();
        page.getByText("Nullstill totrinnsbekreftelse").click();
        int before = resets();
        because("Mistet telefonen.");
        // Whoever resets their own is signed out before they could read that it is done.
        page.waitForCondition(() -> resets() > before);
    }

    private int resets() {
        return portal.getBean(JdbcClient.class)
                .sql("select count(*) from audit_log where action = 'secondstep.reset'")
                .query(Integer.class)
                .single();
    }

    private void because(String reason) {
        page.locator("vaadin-dialog[opened] textarea").fill(reason);
        page.locator("vaadin-dialog[opened] vaadin-button[theme~=primary]").click();
    }

    private OneTimeCodes setUp() {
        assertEquals(List.of(), Axe.findingsEverywhere(page, "setting two steps up", "#totpSecret"));
        OneTimeCodes codes = new OneTimeCodes(page.inputValue("#totpSecret"));
        page.fill("#totp", codes.next());
        page.fill("#userLabel", "Telefonen");
        page.click("#saveTOTPBtn");
        return codes;
    }

    private void code(String code) {
        page.fill("#otp", code);
        page.click("[type=submit]");
    }

    private void password(String person, String address) {
        page.navigate(home + address);
        page.fill("#username", person);
        page.fill("#password", DemoAccount.PASSWORD);
        page.click("[type=submit]");
    }

    private <T> T inAnotherBrowser(String person, String address, Supplier<T> doing) {
        Page here = page;
        try (BrowserContext other = chromium.browser().newContext(new NewContextOptions().setLocale("nb-NO"))) {
            page = other.newPage();
            password(person, address);
            return doing.get();
        } finally {
            page = here;
        }
    }

    @Test
    void aProblemInTheListLeadsToItsField() {
        signIn(KARI, "/klienter?search=Myrvang");
        page.locator(".to-problem").click();
        assertThat(page.locator("#invoicing-duedays input")).isFocused();
        assertThat(page.locator("#invoicing-duedays input")).hasValue("fjorten");
    }

    @Test
    void aVatCodeIsTiedToItsClass() {
        signIn(KARI, "/klienter?search=Dal+Gårdsmat");
        page.locator(".to-problem").click();
        assertThat(page).hasURL(Pattern.compile(".*/klienter/4122/avgiftskoder\\?.*"));
        assertThat(page.locator(".vat-row.bad")).hasCount(2);
        assertThat(page.locator(".proposal")).containsText("Satsen er 15 % i ERP-systemet og i loven");
        page.getByText("Knytt 22 til Middels").click();
        assertThat(vatClass("22", "Middels")).isChecked();
        assertThat(page.locator(".proposal h2")).hasText("Lav (PLS)");
        vatClass("11", "Høy").focus();
        page.keyboard().press("ArrowRight");
        assertThat(vatClass("11", "Middels")).isChecked();
        assertThat(vatClass("11", "Middels")).isFocused();
        assertThat(page.locator(".client-tabs a[aria-current]")).containsText("2 endret");
        assertThat(page.locator(".banners")).containsText("annen sats enn standardkoden i ERP-systemet sier: 11");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator(".client-tabs a[aria-current]")).containsText("1 endret");
        page.locator(".save-bar vaadin-button[theme~=primary]").click();
        assertThat(sheet()).containsText("blir revisjon 2");
        assertThat(sheet().locator(".diff-line.added code")).hasText("    <ProdVatPLL>21;22</ProdVatPLL>");
        sheet().getByText("Lagre revisjon 2").click();
        assertThat(page.locator("vaadin-notification-card")).containsText("Revisjon 2 er lagret");
        assertThat(page.locator(".vat-row.bad")).hasCount(1);
        assertThat(page.locator(".save-bar")).isHidden();
    }

    private Locator vatClass(String code, String name) {
        return page.locator("vaadin-radio-group[aria-label='Avgiftssats for kode " + code + "']")
                .getByLabel(name, new Locator.GetByLabelOptions().setExact(true));
    }

    @Test
    void aChartFollowsTheThemeWithoutBeingDrawnAnew() {
        context.addInitScript(AxeBuilder.getAxeScript());
        signIn(KARI, "/statistikk");
        Locator bar = page.locator("figure-chart path[fill='var(--chart-1)']").first();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(bar).hasCSS("fill", "rgb(15, 98, 145)");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(bar).hasCSS("fill", "rgb(108, 184, 230)");
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setMedia(Media.PRINT));
        assertThat(bar).hasCSS("fill", "rgb(15, 98, 145)");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        assertEquals(List.of(), Axe.findings(page, "chart"));
    }

    @Test
    void theBackButtonAsksBeforeItThrowsAway() {
        signIn(KARI, "/klienter");
        client(page, "Fjordfisk AS").click();
        page.locator(".client-tabs").getByText("Fakturaoppsett").click();
        page.locator("#invoicing-duedays input").fill("7");
        assertThat(page.getByText("1 endring er ikke lagret")).isVisible();
        page.locator(".crumb a[data-back]").click();
        assertThat(page.getByText("Forlate Fjordfisk AS uten å lagre?")).isVisible();
        page.getByText("Bli her").click();
        assertThat(page.locator("#invoicing-duedays input")).hasValue("7");
        page.locator(".crumb a[data-back]").click();
        page.getByText("Forkast endringene").click();
        assertThat(page.locator(".client-grid")).isVisible();
    }

    @Test
    void theKeyboardGoesFromSearchToClientAndBack() {
        signIn(KARI, "/klienter");
        assertThat(client(page, "Fjordfisk AS")).isVisible();
        page.keyboard().press("/");
        page.keyboard().type("skarv");
        assertThat(page).hasURL(home + "/klienter?search=skarv");
        assertThat(client(page, "Fjordfisk AS")).hasCount(0);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Skarvøy Sjømat AS");
        page.keyboard().press("Escape");
        assertThat(page).hasURL(home + "/klienter?search=skarv");
        assertThat(page.locator("[data-search] input")).hasValue("skarv");
    }

    @Test
    void whenKeycloakEndsTheSessionItEndsHere() throws Exception {
        signIn(KARI, "/klienter");
        keycloak.signOutEverywhere("11111111-0000-4000-8000-000000000002");
        page.navigate(home + "/klienter");
        assertThat(page.locator("#username")).isVisible();
    }

    @Test
    void whoseSessionHasEndedIsToldSoAndComesBackByAClick() {
        signIn(KARI, DUE_DAYS);
        page.locator("#invoicing-duedays input").fill("33");
        assertThat(page.getByText("1 endring er ikke lagret")).isVisible();
        context.addCookies(List.of(new Cookie("JSESSIONID", "0123456789ABCDEF").setUrl(home)));
        page.locator(".save-bar vaadin-button[theme~=primary]").click();
        Locator told = page.getByText("Økten er avsluttet");
        assertThat(told).isVisible();
        assertThat(sheet()).hasCount(0);
        told.click();
        assertThat(page.locator("#invoicing-duedays input")).isVisible();
    }

    @Test
    void somebodyWhoLeavesIsWarnedAndThenSignedOut() {
        context.clock().install();
        signIn(KARI, "/klienter");
        assertThat(client(page, "Fjordfisk AS")).isVisible();
        context.clock().fastForward("08:05");
        assertThat(page.getByText("Er du der fortsatt?")).isVisible();
        page.getByText("Fortsett", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Er du der fortsatt?")).isHidden();
        context.clock().fastForward("08:05");
        assertThat(page.getByText("Er du der fortsatt?")).isVisible();
        context.clock().fastForward("02:05");
        assertThat(page.getByText("Du er logget ut av Byråportal")).isVisible();
    }

    @Test
    void aPersonOfTwoBureausSwitchesAndEachTabKeepsItsOwn() {
        signIn(TONE, "/klienter");
        assertThat(client(page, "Breheimen Guiding AS")).isVisible();
        Page second = context.newPage();
        second.navigate(home + "/klienter");
        second.locator("vaadin-button.face-button").first().click();
        second.locator("vaadin-context-menu-item")
                .getByText("Fjord Regnskap AS")
                .click();
        assertThat(second).hasURL(home + "/oversikt");
        second.locator("a[href=klienter]").first().click();
        assertThat(client(second, "Elvebredden Bilverksted AS")).isVisible();
        assertThat(client(second, "Breheimen Guiding AS")).hasCount(0);
        page.locator("[data-search] input").fill("bre");
        assertThat(page).hasURL(home + "/klienter?search=bre");
        assertThat(client(page, "Breheimen Guiding AS")).isVisible();
    }

    @Test
    void anOldRevisionComesBack() {
        signIn(KARI, "/klienter/4119/fakturaoppsett");
        String old = page.locator("#invoicing-duedays input").inputValue();
        page.locator("#invoicing-duedays input").fill("45");
        page.keyboard().press("Control+s");
        sheet().getByText("Lagre revisjon").click();
        assertThat(sheet()).hasCount(0);
        page.locator(".client-tabs").getByText("Historikk").click();
        assertThat(page.locator(".history .panel")).containsText(old + " dager");
        page.locator(".way-back vaadin-button").click();
        assertThat(sheet()).containsText("45 dager");
        sheet().locator("textarea").fill("Feil klient.");
        sheet().getByText("Lagre revisjon").click();
        assertThat(page.locator(".revisions li").first()).containsText("Gjenopprettet revisjon");
        assertThat(page.locator(".revisions li").first()).containsText("Feil klient.");
        page.locator(".client-tabs").getByText("Fakturaoppsett").click();
        assertThat(page.locator("#invoicing-duedays input")).hasValue(old);
    }

    private void says(String token, String path, String body) throws Exception {
        try (ApiCaller program = new ApiCaller(URI.create(home).getPort())) {
            HttpResponse<byte[]> answer =
                    program.send("PUT", path, token, BodyPublishers.ofString(body), "Content-Type", "application/json");
            assertEquals(204, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private void agentRuns(Outside client, int revision) throws Exception {
        agentSays(
                client,
                "applied",
                "{\"revision\": %d, \"appliedAt\": \"%s\", \"sha256\": \"%s\"}"
                        .formatted(revision, Instant.now(), "a".repeat(64)));
    }

    private void agentSays(Outside client, String what, String body) throws Exception {
        says(
                portal.getBean(DemoBureaus.class).agentToken(),
                "/api/v1/agent/clients/" + client.erpClientNo() + "/" + what,
                body);
    }

    private void webFakturaRuns(Outside client, int revision, boolean active) throws Exception {
        webFakturaSays(
                client,
                "applied",
                "{\"revision\": %d, \"active\": %s, \"appliedAt\": \"%s\"}".formatted(revision, active, Instant.now()));
    }

    private void webFakturaSays(Outside client, String what, String body) throws Exception {
        says(
                portal.getBean(DemoBureaus.class).webfakturaToken(),
                "/api/v1/webfaktura/clients/" + client.number() + "/" + what,
                body);
    }

    private JsonNode webFakturaReads(Outside client) throws Exception {
        try (ApiCaller program = new ApiCaller(URI.create(home).getPort())) {
            return ApiCaller.json(program.get(
                    "/api/v1/webfaktura/clients/" + client.number(),
                    portal.getBean(DemoBureaus.class).webfakturaToken()));
        }
    }

    /** How the programs outside know a client. */
    private record Outside(String erpClientNo, String number) {}

    private Locator step(String party) {
        return page.locator(".ladder > li").filter(new Locator.FilterOptions().setHasText(party));
    }

    private int turn(String button, String reason) {
        page.locator("#turn-client").click();
        page.locator("#turn-reason textarea").fill(reason);
        page.locator("vaadin-dialog[opened]").getByText(button).click();
        assertThat(page.locator(".turn")).containsText(reason);
        Matcher revision = Pattern.compile("revisjon (\\d+)")
                .matcher(page.locator(".turn > p").first().innerText());
        assertTrue(revision.find());
        return Integer.parseInt(revision.group(1));
    }

    private void proves(Outside client, int revision, boolean active, String task) throws Exception {
        agentRuns(client, revision - 1);
        page.reload();
        assertThat(step("Synkagenten")).containsText("Det viser ingenting om revisjon " + revision);
        agentRuns(client, revision);
        webFakturaRuns(client, revision, active);
        page.reload();
        assertThat(step("Synkagenten")).containsText("Bekreftet");
        assertThat(step("WebFaktura").first()).containsText("Bekreftet");
        assertThat(step("ERP-systemet")).containsText("Venter");
        page.getByLabel(task).check();
        assertThat(step("ERP-systemet")).containsText("Krysset av av Kari Nordvik");
        assertThat(page.locator(".ladder > li.step-done")).hasCount(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aClientIsDeactivatedWithProofAndReactivated(int width) throws Exception {
        Outside skarvoy = new Outside("305", "4124");
        page.setViewportSize(width, 900);
        signIn(KARI, "/klienter/4124/firma");
        int off = turn("Deaktiver klienten", "Solgt til et annet byrå.");
        assertThat(page.locator("h1")).hasText("* Skarvøy Sjømat AS");
        assertTrue(new String(settings().body(), StandardCharsets.UTF_8).contains("<VBClient305>Inactive<"));
        proves(skarvoy, off, false, "Slå av WebFaktura-integrasjon i ERP-systemet");
        assertThat(page.locator(".turn")).containsText("Belastningen stoppet");

        int on = turn("Reaktiver klienten", "De kom tilbake.");
        assertThat(page.locator("h1")).hasText("Skarvøy Sjømat AS");
        proves(skarvoy, on, true, "Slå på WebFaktura-integrasjon i ERP-systemet");
        assertThat(page.locator(".turn")).containsText("Klienten belastes igjen fra");
    }

    /** Discovered, registered, confirmed, changed, a number ordered, deactivated with proof, reactivated. */
    @Test
    void aClientLivesItsWholeLife() throws Exception {
        Outside discovered = new Outside("477", "");
        agentSays(discovered, "erp", """
                {"name": "Livsløp AS", "orgNumber": "100500280", "address": "Strandgaten 1, 5004 Bergen",
                 "integrationProperty": "Integrert med DI-Regnskap", "nextInvoice": 501,
                 "customerRanges": [{"from": 1000, "to": 9999}],
                 "vatCodes": [
                   {"code": "1", "description": "Utgående mva, høy sats", "rate": 25, "standardTaxCode": 3},
                   {"code": "9", "description": "Utgående, fritatt", "rate": 0, "standardTaxCode": 5}]}""");
        signIn(KARI, "/ny-klient");
        Outside client = new Outside("477", registered("Livsløp AS", "liv@livslop.example"));
        assertEquals(
                "Livsløp AS", webFakturaReads(client).path("claim").path("name").asString());
        assertTrue(webFakturaReads(client).path("settings").isMissingNode());

        webFakturaSays(client, "confirmed", "{\"orgNumber\": \"100500280\", \"confirmed\": true}");
        assertEquals(1, webFakturaReads(client).path("revision").asInt());
        assertTrue(new String(settings().body(), StandardCharsets.UTF_8).contains("<VBClient477>Active<"));
        agentRuns(client, 1);
        webFakturaRuns(client, 1, true);

        page.navigate(home + "/klienter/" + client.number() + "/fakturaoppsett");
        page.locator("#invoicing-duedays input").fill("30");
        page.locator(".save-bar vaadin-button[theme~=primary]").click();
        sheet().getByText("Lagre revisjon 2").click();
        assertThat(page.locator(".client-head")).containsText("revisjon 2 · kjører 1");
        assertEquals(
                30,
                webFakturaReads(client)
                        .path("settings")
                        .path("invoicing")
                        .path("dueDays")
                        .asInt());
        agentRuns(client, 2);
        webFakturaRuns(client, 2, true);

        page.navigate(home + "/klienter/" + client.number() + "/nummerserier");
        page.locator("#numbers-order-invoice").click();
        page.locator("#series-number input").fill("9 001");
        page.locator("#series-reason textarea").fill("Ny serie fra nyttår.");
        page.locator("vaadin-dialog[opened] vaadin-button[theme~=primary]").click();
        assertThat(page.getByText(Pattern.compile("9\\s001 er bestilt av Kari Nordvik")))
                .isVisible();
        JsonNode order = webFakturaReads(client).path("orders").get(0);
        assertEquals(9001, order.path("atLeast").asInt());
        webFakturaSays(client, "orders/" + order.path("id").asString(), "{\"next\": 9001}");
        assertTrue(webFakturaReads(client).path("orders").isEmpty());
        page.reload();
        assertThat(page.locator("#numberseries-invoice-start input")).not().isEditable();

        page.navigate(home + "/klienter/" + client.number() + "/firma");
        int off = turn("Deaktiver klienten", "Solgt til et annet byrå.");
        assertFalse(webFakturaReads(client).path("active").asBoolean());
        proves(client, off, false, "Slå av WebFaktura-integrasjon i ERP-systemet");
        int on = turn("Reaktiver klienten", "De kom tilbake.");
        proves(client, on, true, "Slå på WebFaktura-integrasjon i ERP-systemet");
        assertThat(page.locator("h1")).hasText("Livsløp AS");
        assertTrue(webFakturaReads(client).path("active").asBoolean());
    }

    /** @return its client number */
    private String registered(String name, String email) {
        page.locator(".start-rows li")
                .filter(new Locator.FilterOptions().setHasText(name))
                .getByText("Registrer")
                .click();
        assertThat(page.locator("#registration-name input")).hasValue(name);
        page.locator("#registration-person input").fill("Liv Løpe");
        page.locator("#registration-email input").fill(email);
        assertThat(page.locator(".registration")).containsText(email + " er ledig.");
        page.locator("#registration-create").click();
        page.waitForURL(Pattern.compile(".*/klienter/5\\d{6}"));
        assertThat(page.locator(".client-head")).containsText(name);
        return page.url().replaceFirst(".*/", "");
    }

    /** From discovered to created with what is proposed: at most 8 clicks and 2 typed fields. */
    @Test
    void aDiscoveredClientIsRegisteredInAFewClicks() {
        // Whichever bureau another test has left her in.
        portal.getBean(JdbcClient.class)
                .sql("update portal_user set chosen_bureau = null")
                .update();
        signIn(TONE, "/klienter");
        Clicks clicks = new Clicks();
        clicks.on(page.locator("#clients-new"));
        clicks.on(page.locator(".start-rows li")
                .filter(new Locator.FilterOptions().setHasText("Lom Turlag AS"))
                .getByText("Registrer"));
        page.waitForURL("**/ny-klient/*");
        assertThat(page.locator(".registration-part").first()).containsText("Enhetsregisteret: LOM TURLAG AS (AS)");
        assertThat(page.locator("#registration-name input")).hasValue("Lom Turlag AS");
        clicks.on(page.locator("#registration-person input"));
        page.keyboard().type("Siv Strand");
        clicks.on(page.locator("#registration-email input"));
        page.keyboard().type("siv@turlag.example");
        assertThat(page.locator(".registration")).containsText("siv@turlag.example er ledig.");
        clicks.on(page.locator("#registration-create"));
        page.waitForURL(Pattern.compile(".*/klienter/5\\d{6}"));
        assertThat(page.locator(".client-head")).containsText("Lom Turlag AS");
        assertTrue(clicks.count <= 8, "clicks: " + clicks.count);
    }

    private static final class Clicks {
        private int count;

        void on(Locator what) {
            what.click();
            count++;
        }
    }

    @Test
    void aDraftSurvivesAClosedTabAndAnEndedSession() {
        signIn(KARI, "/ny-klient?agent=" + portal.getBean(DemoBureaus.class).agent() + "&klient=777");
        page.locator("#registration-name input").fill("Halvferdig AS");
        assertThat(page.locator(".page-head")).containsText("Kladd lagret");
        String draft = page.url().replaceFirst("\\?.*", "");
        page.close();
        context.close();
        openBrowser();
        signIn(KARI, "/ny-klient");
        page.locator(".start-rows a").getByText("Halvferdig AS").first().click();
        assertThat(page).hasURL(draft);
        assertThat(page.locator("#registration-name input")).hasValue("Halvferdig AS");
        page.setViewportSize(390, 800);
        assertThat(page.locator("#registration-create-bar")).isInViewport(new IsInViewportOptions().setRatio(1));
        assertThat(page.locator(".summary-bar")).containsText("Gjenstår");
        page.setViewportSize(1440, 800);
        assertThat(page.locator("#registration-create")).isInViewport(new IsInViewportOptions().setRatio(1));
    }

    private static List<String> everybody() {
        return View.ALL.stream().map(View::person).distinct().toList();
    }

    @Test
    void allThatFitAFilterAreGrantedToSomebodyAndTheLogSaysSo() throws Exception {
        signIn(KARI, "/personale");
        client(page, "Ola").click();
        page.locator(".chips a")
                .filter(new Locator.FilterOptions().setHasText("Alle klienter"))
                .click();
        page.waitForURL("**show=all**");
        page.locator("[data-search] input").fill("fj");
        page.waitForURL("**search=fj**");
        Locator bar = page.locator(".bulk-bar");
        assertThat(bar).containsText(Pattern.compile("0 valgt av [1-9]\\d* som passer filteret"));
        bar.getByText(Pattern.compile("Velg alle \\d+")).click();
        assertThat(bar).containsText(Pattern.compile("([1-9]\\d*) valgt av \\1 "));
        bar.getByText("Gi tilgang …").click();
        Locator dialog = page.locator("vaadin-dialog[opened]");
        dialog.locator("vaadin-button[theme~=primary]").click();
        assertThat(dialog).containsText("Har fått tilgang");
        dialog.getByText("Lukk").click();
        page.navigate(home + "/endringslogg?kind=staff");
        assertThat(page.locator("vaadin-grid")).containsText("En medarbeider fikk tilgang til klienten");
        page.locator(".log-tools vaadin-text-field input").fill("finnes ikke");
        assertThat(page.locator(".empty")).containsText("Ingen passer");
        page.locator(".empty vaadin-button").click();
        Download file =
                page.waitForDownload(() -> page.locator("a[download]:visible").click());
        assertTrue(Files.readString(file.path()).contains("\"Medarbeider\""));
    }

    @Test
    void aLogoIsSeenOnceItIsThereAndWhatIsNoImageIsRefusedInWords() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 112, BufferedImage.TYPE_INT_RGB), "png", png);
        signIn(KARI, "/byrainnstillinger");
        Locator sheet = page.locator("section", new Page.LocatorOptions().setHasText("Logo på rapportene"));
        Locator file = sheet.locator("input[type=file]");
        file.setInputFiles(new FilePayload("logo.png", "image/png", "Fjord".getBytes(StandardCharsets.UTF_8)));
        assertThat(sheet.locator(".notice.bad"))
                .hasText("Dette er ikke et PNG- eller JPEG-bilde. Ingenting ble lagret.");
        assertThat(sheet).containsText("Ingen logo");
        file.setInputFiles(new FilePayload("logo.png", "image/png", png.toByteArray()));
        assertThat(sheet.getByAltText("Byråets logo")).isVisible();
        assertEquals(
                320,
                sheet.getByAltText("Byråets logo").evaluate("image => image.decode().then(() => image.naturalWidth)"));
        assertThat(sheet.locator(".notice.bad")).hasCount(0);
        sheet.getByText("Fjern logoen").click();
        assertThat(sheet).containsText("Ingen logo");
    }

    @Test
    void onAPhoneTheChosenTabIsInSight() {
        page.setViewportSize(390, 900);
        signIn(KARI, DUE_DAYS);
        assertThat(page.locator(".client-tabs a[aria-current]")).hasText("Fakturaoppsett");
        assertThat(page.locator(".client-tabs a[aria-current]")).isInViewport(new IsInViewportOptions().setRatio(1));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void everyViewIsAccessible(String person) {
        List<String> findings = new ArrayList<>();
        context.addInitScript(AxeBuilder.getAxeScript());
        signIn(person, "/");
        // Left open, it would sign the person out of all of them when nothing has happened at it for long.
        page.close();
        View.ALL.stream().filter(view -> view.person().equals(person)).forEach(view -> {
            // One page for all grows to a gigabyte, and slows down with it.
            try (Page own = context.newPage()) {
                view.look(own, home, look -> findings.addAll(Axe.findings(own, look)));
            }
        });
        assertEquals(List.of(), findings);
    }

    @Test
    void everyRouteIsAmongTheViews() {
        RouteRegistry routes =
                ApplicationRouteRegistry.getInstance(new VaadinServletContext(portal.getBean(ServletContext.class)));
        Set<Class<? extends Component>> viewed = View.ALL.stream()
                .map(view -> view.reached().replaceFirst("^/", "").replaceFirst("\\?.*", ""))
                .map(address -> address.replace("**", "1"))
                .flatMap(address -> routes.getNavigationTarget(address).stream())
                .collect(Collectors.toSet());
        assertEquals(
                routes.getRegisteredRoutes().stream()
                        .map(RouteBaseData::getNavigationTarget)
                        .collect(Collectors.toSet()),
                viewed);
    }
}
