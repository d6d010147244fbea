package no.byraportal.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import no.byraportal.Byraportal;
import no.byraportal.access.AccessOutcome;
import no.byraportal.access.AccessService;
import no.byraportal.access.Invitation;
import no.byraportal.access.Invitations;
import no.byraportal.access.PeopleQuery;
import no.byraportal.access.PeopleService;
import no.byraportal.access.PersonRow;
import no.byraportal.access.UserState;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.Identities;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.SecondStep;
import no.byraportal.identity.SecondStepService;
import no.byraportal.identity.UserId;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import tools.jackson.databind.json.JsonMapper;

/** From an invitation to the first sign-in, with a Keycloak and a mail server of its own, whatever falls over meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationTest {

    private static final String PASSWORD = "Et-langt-passord-1";
    private static final int INVITED_AT_ONCE = 200;
    /** So many errands are under way at once. */
    private static final int UNDER_WAY = 3;

    private final List<CaughtMail> before = new ArrayList<>();
    private MailCatcher mail;
    private KeycloakSettings settings;
    private KeycloakServer keycloak;
    private ConfigurableApplicationContext portal;
    private String home;
    private Chromium chromium;
    private AccessService access;
    private PeopleService people;
    private TestBureaus bureaus;
    private JdbcClient jdbc;
    private TestBureau bureau;
    private PersonScope anne;

    @BeforeAll
    void startEverything() {
        mail = MailCatcher.start(0, 0);
        int port = Ports.free();
        home = "http://localhost:" + port;
        settings = new KeycloakSettings(
                TestServers.fresh("invitations"),
                Ports.free(),
                Ports.free(),
                home,
                mail.smtpPort(),
                DemoSecrets.random(),
                DemoSecrets.random());
        keycloak = KeycloakServer.start(settings);
        MariaDbServer database = TestServers.mariaDb();
        SpringApplication application = new SpringApplication(Byraportal.class, DemoParts.class, TestBureaus.class);
        application.addInitializers(ready -> ready.getBeanFactory()
                .registerSingleton("demoSecrets", DemoSecrets.in(TestServers.fresh("invitations-portal"))));
        portal = application.run(
                "--spring.datasource.url=" + database.url(TestServers.freshSchema()),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--byraportal.keycloak.url=" + keycloak.url(),
                "--byraportal.keycloak.client-secret=" + keycloak.portalSecret(),
                "--byraportal.keycloak.provisioner-secret=" + keycloak.provisionerSecret(),
                "--byraportal.url=" + home,
                "--byraportal.key=" + DemoSecrets.keyset(),
                "--byraportal.enhetsregisteret.url=" + TestServers.register().url(),
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + mail.smtpPort(),
                "--vaadin.productionMode=true",
                "--server.port=" + port,
                "--management.server.port=0");
        chromium = new Chromium();
        access = portal.getBean(AccessService.class);
        people = portal.getBean(PeopleService.class);
        bureaus = portal.getBean(TestBureaus.class);
        jdbc = portal.getBean(JdbcClient.class);
    }

    @AfterAll
    void endEverything() {
        chromium.close();
        portal.close();
        keycloak.close();
        mail.close();
    }

    @BeforeEach
    void aBureau() {
        SecurityContextHolder.setContextHolderStrategy(portal.getBean(SecurityContextHolderStrategy.class));
        bureau = bureaus.bureau("Fjellheim AS");
        anne = bureaus.scope(bureau.admin());
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private static String somebody() {
        return "siv." + UUID.randomUUID() + "@klient.example";
    }

    private UserId invite(String email, Locale language) {
        assertThat(access.invite(
                        anne,
                        new Invitations(
                                List.of(new Invitation(email, "Siv Sand", "", "")),
                                List.of(bureau.client(0).clientNumber()),
                                "",
                                language)))
                .extracting(AccessOutcome::kind)
                .containsExactly(AccessOutcome.Kind.DONE);
        return people.page(anne, PeopleQuery.ALL.searching(email), 0, 1)
                .getFirst()
                .id();
    }

    private PersonRow row(UserId id) {
        return people.person(anne, id);
    }

    private static void until(BooleanSupplier done) {
        await().atMost(Duration.ofMinutes(4)).until(done::getAsBoolean);
    }

    private List<CaughtMail> mailsTo(String email) {
        return mail.mails().stream().filter(one -> one.to().contains(email)).toList();
    }

    /** The newest mail's link, once it is there. */
    private String link(String email, int mails) {
        until(() -> mailsTo(email).size() >= mails);
        return mailsTo(email).getLast().links().stream()
                .filter(link -> link.contains("/login-actions/action-token"))
                .findFirst()
                .orElseThrow();
    }

    private Page page(String language) {
        BrowserContext context = chromium.browser().newContext(new NewContextOptions().setLocale(language));
        return context.newPage();
    }

    private static void goOn(Page page) {
        page.locator("#kc-content a, main a").first().click();
    }

    /** From the mail's link to where one signs in. */
    private void activate(Page page, String link) {
        page.navigate(link);
        goOn(page);
        page.click("#kc-accept");
        choosePassword(page);
        goOn(page);
    }

    private void choosePassword(Page page) {
        page.fill("#password-new", PASSWORD);
        page.fill("#password-confirm", PASSWORD);
        page.click("#kc-submit");
    }

    private void signIn(Page page, String email, String password) {
        page.fill("#username", email);
        page.fill("#password", password);
        page.click("[type=submit]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb-NO", "en-GB"})
    void somebodyNewIsInvitedChoosesAPasswordAndLandsOnHerCompanies(String language) {
        String email = somebody();
        UserId siv = invite(email, Locale.forLanguageTag(language));
        String link = link(email, 1);
        List<String> findings = new ArrayList<>();
        CaughtMail invitation = mailsTo(email).getFirst();
        for (String part : List.of(invitation.text(), invitation.html())) {
            assertThat(part)
                    .contains(jdbc.sql("select name from bureau where id = :id")
                            .param("id", bureau.id().toString())
                            .query(String.class)
                            .single())
                    .contains("Anne Prøve", "Fjellheim AS", email, "Visma.net")
                    .contains(language.startsWith("nb") ? "gjelder for alle Visma.net" : "holds for all Visma.net");
        }
        until(() -> row(siv).state() == UserState.INVITED);

        try (BrowserContext context = page(language).context()) {
            Page page = context.pages().getFirst();
            page.navigate(link);
            findings.addAll(Axe.findingsEverywhere(page, "the link", "#kc-content a, main a"));
            goOn(page);
            findings.addAll(Axe.findingsEverywhere(page, "the terms", "#kc-accept"));
            page.click("#kc-accept");
            findings.addAll(Axe.findingsEverywhere(page, "a password", "#password-new"));
            choosePassword(page);
            findings.addAll(Axe.findingsEverywhere(page, "activated", "a[href^='" + home + "']"));
            goOn(page);
            findings.addAll(Axe.findingsEverywhere(page, "sign-in", "#username"));
            signIn(page, email, "feil-passord-1");
            findings.addAll(Axe.findingsEverywhere(page, "a wrong password", ".bp-error"));
            signIn(page, email, PASSWORD);
            assertThat(page).hasURL(home + "/mine-firmaer");
            assertThat(page.locator("body")).containsText("Fjellheim AS");
        }
        assertThat(row(siv).state()).isEqualTo(UserState.ACTIVATED);
        assertThat(row(siv).times().signedInAt()).isPresent();
        assertThat(mailsTo(email)).hasSize(1);

        try (BrowserContext context = page(language).context()) {
            Page page = context.pages().getFirst();
            page.navigate(home + "/mine-firmaer");
            page.locator("a.bp-forgot").click();
            findings.addAll(Axe.findingsEverywhere(page, "a lost password", "#kc-reset-password-form"));
            page.navigate(link);
            findings.addAll(Axe.findingsEverywhere(page, "a link used twice", "h1"));
            // A link works once.
            assertThat(page.locator("body"))
                    .containsText(language.startsWith("nb") ? "Lenken er utløpt eller alt brukt." : "expired");
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void somebodyWhomKeycloakKnowsIsLinkedAndHearsOfItByALetter() {
        String email = "ny@fjordregnskap.example";
        UserId ny = invite(email, Texts.BOKMAL);
        until(() -> row(ny).state() == UserState.ACTIVATED && !mailsTo(email).isEmpty());
        CaughtMail letter = mailsTo(email).getFirst();
        assertThat(letter.subject()).isEqualTo("Du har fått tilgang til Fjellheim AS");
        assertThat(letter.html()).contains("Anne Prøve").doesNotContain("action-token");
        try (BrowserContext context = page("nb-NO").context()) {
            Page page = context.pages().getFirst();
            page.navigate(home);
            signIn(page, email, DemoAccount.PASSWORD);
            assertThat(page).hasURL(home + "/mine-firmaer");
        }
        access.withdrawAll(anne, ny, "Sluttet.");
        assertThat(portal.getBean(Identities.class).find(new EmailAddress(email)))
                .as("her identity is not ours to take")
                .isPresent();
        assertThat(mailsTo(email)).hasSize(1);
    }

    @Test
    void whoDeclinesTheTermsIsToldSoAndMayComeBack() {
        String email = somebody();
        UserId siv = invite(email, Texts.BOKMAL);
        String link = link(email, 1);
        try (BrowserContext context = page("nb-NO").context()) {
            Page page = context.pages().getFirst();
            page.navigate(link);
            goOn(page);
            page.click("#kc-decline");
            page.waitForLoadState();
            assertThat(page.locator("h1").first()).isVisible();
        }
        until(() -> row(siv).state() == UserState.INVITED);
        access.resend(anne, siv);
        String another = link(email, 2);
        try (BrowserContext context = page("nb-NO").context()) {
            Page page = context.pages().getFirst();
            activate(page, another);
            signIn(page, email, PASSWORD);
            assertThat(page).hasURL(home + "/mine-firmaer");
        }
    }

    @Test
    void aWithdrawnInvitationsLinkOpensNothingAndNobodyIsLeft() {
        String email = somebody();
        UserId siv = invite(email, Texts.BOKMAL);
        String link = link(email, 1);
        until(() -> row(siv).state() == UserState.INVITED);
        access.withdrawAll(anne, siv, "Feil person.");
        Identities identities = portal.getBean(Identities.class);
        until(() -> identities.find(new EmailAddress(email)).isEmpty());
        until(() -> jdbc.sql("select count(*) from portal_user where id = :id")
                        .param("id", siv.toString())
                        .query(Integer.class)
                        .single()
                == 0);
        try (BrowserContext context = page("nb-NO").context()) {
            Page page = context.pages().getFirst();
            page.navigate(link);
            assertThat(page.locator("#password-new")).hasCount(0);
            assertThat(page.locator("h1").first()).isVisible();
        }
        UserId again = invite(email, Texts.BOKMAL);
        assertThat(link(email, 2)).isNotEqualTo(link);
        until(() -> row(again).state() == UserState.INVITED);
    }

    /** As one who uses other programs of Visma.net and is new to us. */
    @ParameterizedTest
    @ValueSource(strings = {"nb-NO", "en-GB"})
    void whomKeycloakKnowsIsWrittenToInTheLanguageThatTheInvitationSays(String language) {
        String email = somebody();
        UserId before = invite(email, Texts.BOKMAL);
        String link = link(email, 1);
        try (BrowserContext context = page("nb-NO").context()) {
            Page page = context.pages().getFirst();
            activate(page, link);
        }
        jdbc.sql("delete from client_grant where user_id = :id")
                .param("id", before.toString())
                .update();
        jdbc.sql("delete from portal_user where id = :id")
                .param("id", before.toString())
                .update();

        UserId siv = invite(email, Locale.forLanguageTag(language));

        until(() -> mailsTo(email).size() == 2);
        assertThat(mailsTo(email).getLast().subject())
                .isEqualTo(Texts.text(Locale.forLanguageTag(language), "access.letter.subject", "Fjellheim AS"));
        assertThat(row(siv).state()).isEqualTo(UserState.ACTIVATED);
    }

    @Test
    void whoIsShutOutAtKeycloakGetsNoMailAndIsRefusedFromThenOn() {
        String email = somebody();
        Identities identities = portal.getBean(Identities.class);
        keycloak.disable(identities
                .create(new EmailAddress(email), "Siv Sand", Texts.BOKMAL)
                .subject());

        UserId siv = invite(email, Texts.BOKMAL);

        until(() -> row(siv).state() == UserState.DISABLED);
        assertThat(mailsTo(email)).isEmpty();
        assertThat(access.previewInvitation(
                        anne,
                        new Invitations(
                                List.of(new Invitation(email, "", "", "")),
                                List.of(bureau.client(0).clientNumber()),
                                "",
                                Texts.BOKMAL)))
                .extracting(outcome -> outcome.why().orElseThrow().key())
                .containsExactly("access.disabled");
    }

    @Test
    void whatWasCutOffBetweenKeycloakAndTheNoteIsFound() {
        String email = somebody();
        var cutOff = portal.getBean(Identities.class).create(new EmailAddress(email), "Siv Sand", Texts.BOKMAL);
        UserId siv = invite(email, Texts.BOKMAL);
        until(() -> row(siv).state() == UserState.INVITED);
        assertThat(subject(siv)).isEqualTo(cutOff.subject());
        assertThat(mailsTo(email)).hasSize(1);
    }

    @Test
    void somebodyWhoIsWithdrawnIsSignedOutWithinAMinute() {
        String email = somebody();
        UserId siv = invite(email, Texts.BOKMAL);
        String link = link(email, 1);
        try (BrowserContext context = page("nb-NO").context()) {
            Page page = context.pages().getFirst();
            activate(page, link);
            signIn(page, email, PASSWORD);
            assertThat(page).hasURL(home + "/mine-firmaer");
            access.withdrawAll(anne, siv, "Sluttet.");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> jdbc.sql("select sign_out_asked_at is null from portal_user where id = :id")
                            .param("id", siv.toString())
                            .query(Boolean.class)
                            .single());
            page.navigate(home);
            assertThat(page.locator("#password")).isVisible();
        }
    }

    @Test
    void aLinkThatHasExpiredSaysSoAndOpensNothing() {
        String email = somebody();
        UserId siv = invite(email, Texts.BOKMAL);
        String first = link(email, 1);
        keycloak.writeTo(subject(siv), 1);
        String link = link(email, 2);
        assertThat(link).isNotEqualTo(first);
        Instant end = end(link);
        await().until(() -> Instant.now().isAfter(end));
        try (BrowserContext context = page("nb-NO").context()) {
            Page page = context.pages().getFirst();
            page.navigate(link);
            assertThat(page.locator("body")).containsText("Lenken er utløpt eller alt brukt.");
            assertThat(Axe.findingsEverywhere(page, "an expired link", "h1")).isEmpty();
            activate(page, first);
            signIn(page, email, PASSWORD);
            assertThat(page).hasURL(home + "/mine-firmaer");
        }
    }

    private String subject(UserId person) {
        return jdbc.sql("select subject from portal_user where id = :id")
                .param("id", person.toString())
                .query(String.class)
                .single();
    }

    /** As its token says, whose last second counts. */
    private static Instant end(String link) {
        String token = link.replaceFirst(".*[?&]key=([^&]*).*", "$1");
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return Instant.ofEpochSecond(
                JsonMapper.shared().readTree(claims).path("exp").asLong() + 1);
    }

    /** Signed in, on her companies. */
    private Page siv(String email) {
        Page page = page("nb-NO");
        page.navigate(home + "/mine-firmaer");
        signIn(page, email, PASSWORD);
        assertThat(page).hasURL(home + "/mine-firmaer");
        return page;
    }

    private String activated() {
        String email = somebody();
        var _ = invite(email, Texts.BOKMAL);
        String link = link(email, 1);
        try (BrowserContext context = page("nb-NO").context()) {
            activate(context.pages().getFirst(), link);
        }
        return email;
    }

    @Test
    void whoSignsOutEverywhereIsSignedOutInHerOtherBrowserToo() {
        String email = activated();
        try (BrowserContext here = siv(email).context();
                BrowserContext there = siv(email).context()) {
            Page page = here.pages().getFirst();
            page.locator("vaadin-button.face-button").click();
            page.locator("vaadin-context-menu-item")
                    .getByText("Logg ut overalt")
                    .click();
            page.locator("vaadin-confirm-dialog[opened] vaadin-button[slot=confirm-button]")
                    .click();
            assertThat(page.getByText("Du er logget ut av Byråportal")).isVisible();
            Page other = there.pages().getFirst();
            other.navigate(home + "/mine-firmaer");
            assertThat(other.locator("#username")).isVisible();
        }
    }

    @Test
    void herProfileAtKeycloakIsForEverybodyToReadAndUse() {
        try (BrowserContext context = siv(activated()).context()) {
            Page page = context.pages().getFirst();
            List<String> findings = new ArrayList<>();
            findings.addAll(profile(page, "", "#email"));
            findings.addAll(
                    profile(page, "account-security/signing-in", "[data-testid='webauthn-passwordless/create']"));
            findings.addAll(profile(page, "account-security/device-activity", ".signed-in-device-grid"));
            assertThat(findings).isEmpty();
        }
    }

    private String profile(String part) {
        return keycloak.url() + "/realms/byraportal/account/" + part;
    }

    private List<String> profile(Page page, String part, String mark) {
        // What is laid out anew when the window is made narrow may come after Axe's look at it.
        page.setViewportSize(390, 900);
        page.navigate(profile(part));
        return Axe.findingsEverywhere(page, part, mark);
    }

    /** Chromium plays the phone or the security key that would keep it. */
    @Test
    void aPasskeyIsBothStepsWhereTwoAreDemanded() {
        String email = activated();
        try (BrowserContext context = siv(email).context()) {
            Page page = context.pages().getFirst();
            CDPSession chrome = context.newCDPSession(page);
            chrome.send("WebAuthn.enable");
            chrome.send(
                    "WebAuthn.addVirtualAuthenticator",
                    JsonParser.parseString("""
                    {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                      "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}""").getAsJsonObject());
            page.onDialog(dialog -> dialog.accept("Nøkkelen"));
            page.navigate(profile("account-security/signing-in"));
            page.click("[data-testid='webauthn-passwordless/create']");
            assertThat(Axe.findingsEverywhere(page, "a new passkey", "#registerWebAuthn"))
                    .isEmpty();
            page.click("#registerWebAuthn");
            assertThat(page.getByText("Nøkkelen").first()).isVisible();

            context.clearCookies();
            portal.getBean(SecondStepService.class).demand(anne, SecondStep.ALL, "Vedtatt av ledelsen.");
            // Chromium offers the passkey by itself, and nobody types anything.
            page.navigate(home + "/mine-firmaer");
            assertThat(page).hasURL(home + "/mine-firmaer");
            assertThat(page.locator("body")).containsText("Fjellheim AS");
        }
    }

    @Test
    void keycloakAndTheMailServerFallOverAmidTwoHundredInvitationsAndEachEndsOnce() {
        List<String> emails = IntStream.range(0, INVITED_AT_ONCE)
                .mapToObj(n -> "mange" + n + "@klient.example")
                .toList();
        access.invite(
                anne,
                new Invitations(
                        emails.stream()
                                .map(email -> new Invitation(email, "Siv Sand", "", ""))
                                .toList(),
                        List.of(bureau.client(0).clientNumber()),
                        "",
                        Texts.BOKMAL));
        until(() -> sent(emails::contains).size() > INVITED_AT_ONCE / 20);
        keycloak.kill();
        until(() -> troubled("AWAY") > 0);
        int port = mail.smtpPort();
        before.addAll(mail.mails());
        mail.close();
        keycloak = KeycloakServer.start(settings);
        all().forEach(person -> access.hurry(anne, person.id()));
        until(() -> troubled("MAIL") > 0);
        mail = MailCatcher.start(port, 0);
        all().forEach(person -> access.hurry(anne, person.id()));
        until(() -> all().stream().allMatch(person -> person.state() == UserState.INVITED));

        assertThat(all())
                .hasSize(INVITED_AT_ONCE)
                .allMatch(person -> person.trouble().isEmpty());
        Identities identities = portal.getBean(Identities.class);
        for (String email : emails) {
            assertThat(identities.find(new EmailAddress(email))).as(email).isPresent();
        }
        List<String> sent = sent(emails::contains);
        assertThat(sent).containsAll(emails);
        assertThat(jdbc.sql("select count(distinct subject) from portal_user where email like 'mange%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(INVITED_AT_ONCE);
        assertThat(jdbc.sql("select count(*) from client_grant where client_id = :client")
                        .param("client", bureau.client(0).id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(INVITED_AT_ONCE);
        assertThat(sent.size())
                .as("nobody is written to twice but those whose mail was under way when Keycloak was killed")
                .isBetween(INVITED_AT_ONCE, INVITED_AT_ONCE + UNDER_WAY);
    }

    private List<PersonRow> all() {
        return people.page(anne, PeopleQuery.ALL, 0, 500);
    }

    private long troubled(String by) {
        return all().stream()
                .filter(person ->
                        person.trouble().filter(t -> t.key().equals(by)).isPresent())
                .count();
    }

    private List<String> sent(Predicate<String> to) {
        List<CaughtMail> mails = new ArrayList<>(before);
        mails.addAll(mail.mails());
        return mails.stream().flatMap(one -> one.to().stream()).filter(to).toList();
    }
}
