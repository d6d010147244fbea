package no.byraportal.demo;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import no.byraportal.shared.Dates;

/**
 * A view of the demo as somebody sees it. Each new view, dialog and state is added here: {@link Shots} draws them all
 * and BrowserTest holds them all to WCAG.
 *
 * @param person the e-mail of whoever looks; empty for somebody who is not signed in
 * @param before  what is done at the address before one looks
 * @param reached the address that shows in the end, {@code **} for what is known only then
 */
public record View(String name, String person, String address, Optional<Consumer<Page>> before, String reached) {

    private static final String NOBODY = "";
    private static final String KARI = "kari@fjordregnskap.example";
    private static final String LEDER = "leder@fjordregnskap.example";
    private static final String OLA = "ola@fjordregnskap.example";
    private static final String TONE = "tone@tindregnskap.example";
    private static final String DRIFT = "drift@byraportal.example";
    private static final String CLIENT_USER = "daglig.leder@klient.example";
    private static final String CLIENT = "/klienter/" + DemoBureaus.FJORDFISK;
    /** A client whose ERP has codes that stand nowhere, and one whose ERP has told nothing. */
    private static final String FARM = "/klienter/4122";

    private static final String UNHEARD = "/klienter/4120";
    private static final String PEOPLED = "/klienter/" + DemoUsers.MANY;
    private static final String DUE_DAYS = "#invoicing-duedays input";
    private static final String PREVIEW = ".save-bar vaadin-button[theme~=primary]";
    private static final String CONFIRM = "vaadin-confirm-dialog[opened] vaadin-button[slot=confirm-button]";
    private static final String SAVE = "vaadin-dialog.sheet[opened] vaadin-button[theme~=primary]";

    private static final int WIDE = 1440;
    private static final int NARROW = 390;

    /** In an order that leaves what changes the demo's data to the end. */
    public static final List<View> ALL = List.of(
            new View("innlogging", NOBODY, "/"),
            new View("innlogging-feil", NOBODY, "/", page -> {
                page.fill("#username", "ukjent@fjordregnskap.example");
                page.fill("#password", "feil");
                page.click("[type=submit]");
                page.waitForSelector("#input-error-password");
            }),
            new View("innlogging-glemt", NOBODY, "/", page -> {
                page.click(".bp-forgot");
                page.waitForSelector("#kc-reset-password-form");
            }),
            new View("utlogget", NOBODY, "/signed-out?why=done"),
            new View("utlogget-mislykket", NOBODY, "/signed-out?why=failed"),
            new View("utlogget-keycloak", NOBODY, "/signed-out?why=keycloak"),
            new View("oversikt", KARI, "/oversikt"),
            new View("oversikt-medarbeider", OLA, "/oversikt"),
            new View("statistikk", KARI, "/statistikk"),
            new View("statistikk-klienter", KARI, "/statistikk?periode=last-month&etter=client"),
            new View("statistikk-abonnement", KARI, "/statistikk?etter=subscription"),
            new View(
                    "statistikk-definisjon",
                    KARI,
                    "/statistikk",
                    page -> page.locator(".figure-label summary").first().click()),
            new View("statistikk-bakvendt", KARI, "/statistikk?fra=2026-03&til=2026-01"),
            new View("statistikk-framtid", KARI, "/statistikk?fra=2099-01&til=2099-12"),
            new View("statistikk-fakturaer", KARI, "/statistikk/fakturaer/" + DemoBureaus.FJORDFISK),
            new View("abonnement", KARI, "/abonnement"),
            new View("abonnement-for-lite", KARI, "/abonnement?vurdering=too-small"),
            new View("klienter", KARI, "/klienter"),
            new View("klienter-med-problem", KARI, "/klienter?status=problem"),
            new View("klienter-ingen-treff", KARI, "/klienter?search=finnes%20ikke"),
            new View("klient-firma", KARI, CLIENT + "/firma"),
            new View("klient-deaktivert", KARI, "/klienter/4112/firma"),
            new View("klient-reaktivert", KARI, "/klienter/4121/firma"),
            new View("klient-deaktiver", KARI, CLIENT + "/firma", opening("#turn-client", "#turn-reason")),
            new View("klient-innbetalinger-av", KARI, "/klienter/4116/moduler"),
            new View("klient-orgnummer", KARI, CLIENT + "/firma", page -> {
                page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Endre organisasjonsnummer"))
                        .click();
                page.waitForSelector(".dialog-body");
            }),
            new View("klient-abonnement", KARI, CLIENT + "/abonnement"),
            new View("klient-moduler", KARI, CLIENT + "/moduler"),
            new View("klient-nummerserier", KARI, CLIENT + "/nummerserier"),
            new View("klient-nummerserier-kollisjon", KARI, "/klienter/4116/nummerserier"),
            new View("klient-nummerserier-egne", KARI, "/klienter/4106/nummerserier"),
            new View("klient-nummerserier-ukjent", KARI, "/klienter/4108/nummerserier"),
            new View("klient-nummerserier-avvist", KARI, "/klienter/4124/nummerserier", page -> {
                page.fill("#numberseries-customer-start input", "9 400");
                page.fill("#numberseries-creditnote-start input", "40 000");
                page.click(PREVIEW);
                page.waitForSelector("#numberseries-customer-start[invalid]");
            }),
            new View("klient-nummerserier-bestill", KARI, CLIENT + "/nummerserier", page -> {
                opening("#numbers-order-invoice", "#series-number").accept(page);
                page.fill("#series-number input", "100");
                page.fill("#series-reason textarea", "Ny serie fra nyttår.");
                page.click("vaadin-dialog[opened] vaadin-button[theme~=primary]");
                page.waitForSelector("#series-number[invalid]");
            }),
            new View("klient-avgiftskoder", KARI, CLIENT + "/avgiftskoder"),
            new View("klient-avgiftsforslag", KARI, FARM + "/avgiftskoder"),
            new View("klient-avgiftskoder-ukjente", KARI, UNHEARD + "/avgiftskoder"),
            new View("klient-kontoer", KARI, CLIENT + "/kontoer"),
            new View("klient-kontoer-erp", KARI, FARM + "/kontoer"),
            new View("klient-moduler-uten-egenskap", KARI, "/klienter/4114/moduler"),
            new View("klient-abonnement-demo", KARI, CLIENT + "/abonnement", page -> {
                page.locator(".plans vaadin-radio-button").last().click();
                page.waitForSelector(".plan-meaning .notice");
            }),
            new View(
                    "klient-fakta",
                    KARI,
                    FARM + "/firma",
                    page -> page.locator(".facts-known").scrollIntoViewIfNeeded()),
            new View("klient-fakta-ny", KARI, UNHEARD + "/firma", page -> {
                page.click("vaadin-button[aria-label='Skriv inn Avgiftskoder i ERP-systemet']");
                page.waitForSelector(".dialog-body");
                page.fill(".dialog-body textarea", "21; Utgående mva; mye; 31");
                page.click("vaadin-dialog[opened] vaadin-button[theme~=primary]");
                page.waitForSelector(".dialog-body [invalid]");
            }),
            new View("klient-fakturaoppsett", KARI, CLIENT + "/fakturaoppsett"),
            new View("klient-med-problem", KARI, "/klienter/4107/fakturaoppsett"),
            new View("klient-feil-verdi", KARI, CLIENT + "/fakturaoppsett", page -> {
                page.fill(DUE_DAYS, "-1");
                page.click(PREVIEW);
                page.waitForSelector("#invoicing-duedays[invalid]");
            }),
            new View("klient-forhandsvis", KARI, CLIENT + "/fakturaoppsett", page -> {
                longer(page, 7);
                page.click(PREVIEW);
                page.waitForSelector(".sheet-body");
            }),
            new View("klient-forlate", KARI, CLIENT + "/fakturaoppsett", page -> {
                longer(page, 7);
                page.waitForSelector(PREVIEW);
                page.click(".crumb a[data-back]");
                page.waitForSelector(CONFIRM);
            }),
            new View("klient-vismanet", KARI, "/klienter/4106/vismanet"),
            new View("klient-vismanet-eksport", KARI, "/klienter/4113/vismanet"),
            new View("klient-vismanet-dublett", KARI, "/klienter/4114/vismanet"),
            new View("klient-vismanet-klar", KARI, "/klienter/4118/vismanet"),
            new View(
                    "klient-vismanet-oppdater",
                    KARI,
                    "/klienter/4118/vismanet",
                    opening(".rung-actions vaadin-button", CONFIRM)),
            new View("klient-vismanet-ferdig", KARI, CLIENT + "/vismanet"),
            new View("klient-vismanet-utenfor", KARI, "/klienter/4101/vismanet"),
            new View("klient-vismanet-leder", LEDER, "/klienter/4117/vismanet"),
            new View("klient-vismanet-uten-opg", TONE, "/klienter/" + DemoBureaus.BREHEIMEN + "/vismanet"),
            new View("vismanet", KARI, "/vismanet"),
            new View("vismanet-trinn", KARI, "/vismanet?trinn=company_id"),
            new View("vismanet-ingen-treff", KARI, "/vismanet?trinn=opg"),
            new View("vismanet-utenfor", KARI, "/vismanet?trinn=company_id", page -> {
                page.locator(".bulk-bar vaadin-button").first().click();
                page.click(".bulk-bar vaadin-button[theme~=primary]");
                page.waitForSelector(".dialog-body");
            }),
            new View("klient-historikk", KARI, CLIENT + "/historikk"),
            new View("klient-historikk-den-gang", KARI, CLIENT + "/historikk", page -> {
                // On a phone it is chosen from a calendar and not typed.
                page.evalOnSelector(
                        "#history-day",
                        "(picker, day) => picker.value = day",
                        LocalDate.now(Dates.OSLO).toString());
                page.click(".as-of > vaadin-button");
                page.locator(".history .panel h2")
                        .filter(new Locator.FilterOptions().setHasText("Slik var det"))
                        .waitFor();
            }),
            new View("klient-gjenopprett", KARI, CLIENT + "/historikk", page -> {
                page.click("[aria-label='Velg revisjon 1']");
                page.click(".way-back vaadin-button >> text=revisjon 1");
                page.waitForSelector(".sheet-body");
            }),
            new View("klient-bare-webfaktura", KARI, "/klienter/4113/historikk"),
            new View("klient-ikke-bak", KARI, "/klienter/4113/firma"),
            new View("ny-klient", KARI, "/ny-klient"),
            new View("ny-klient-registrering", KARI, "/ny-klient", page -> {
                        page.locator(".start-rows li")
                                .filter(new Locator.FilterOptions().setHasText("Vestre Havn"))
                                .last()
                                .getByText("Registrer")
                                .click();
                        page.locator(".registration-part")
                                .getByText("Enhetsregisteret: VESTRE HAVN")
                                .waitFor();
                    })
                    .reaching("/ny-klient/**"),
            new View("ny-klient-feil", KARI, "/ny-klient", page -> {
                        page.fill("#start-orgnumber input", RegisterStub.BANKRUPT);
                        page.locator(".start-row").first().getByText("Start").click();
                        page.locator(".registration-part")
                                .getByText("er konkurs")
                                .waitFor();
                        page.fill("#registration-erp input", "C104");
                        page.fill("#registration-email input", "siv");
                        page.locator(".registration-part")
                                .getByText("Åpne Fjordfisk AS")
                                .waitFor();
                    })
                    .reaching("/ny-klient/**"),
            new View("agenter", KARI, "/agenter"),
            new View("agent-tilstand", KARI, "/agenter", opening(".agent-head h2 a", ".figures"))
                    .reaching("/agenter/**"),
            new View("agent-synkroniseringer", KARI, "/agenter", page -> {
                part(page, "Synkroniseringer");
                page.waitForSelector("vaadin-grid a[href*='run=']");
            }),
            new View("agent-kjoring", KARI, "/agenter", page -> {
                part(page, "Synkroniseringer");
                page.locator("vaadin-grid-cell-content:visible a[href*='run=']")
                        .first()
                        .click();
                page.waitForSelector(".run-steps");
            }),
            new View("agent-filer", KARI, "/agenter", page -> {
                part(page, "Filer");
                page.waitForSelector("vaadin-grid a[href*='fil=']");
            }),
            new View("agent-fil", KARI, "/agenter", page -> {
                part(page, "Filer");
                page.locator("vaadin-grid-cell-content:visible a[href*='fil=']")
                        .first()
                        .click();
                page.waitForSelector(".file-text");
            }),
            new View("agent-oppdaget", KARI, "/agenter", page -> {
                part(page, "Oppdaget");
                page.locator("vaadin-grid-cell-content:visible")
                        .getByText("Vestre Havn Fiskeforretning AS")
                        .first()
                        .waitFor();
            }),
            new View("agent-system", KARI, "/agenter", page -> {
                part(page, "Systemoppsett");
                page.waitForSelector(".revisions li");
            }),
            new View("agent-logg", KARI, "/agenter", page -> {
                part(page, "Logg");
                page.waitForSelector(".log-text");
            }),
            new View("agenter-ny", KARI, "/agenter", opening(".page-head vaadin-button", ".dialog-body")),
            new View("agenter-bytt", KARI, "/agenter", opening(".agent-head vaadin-button", CONFIRM)),
            new View("agenter-trekk", KARI, "/agenter", opening(".token vaadin-button", CONFIRM)),
            new View("importer", KARI, "/importer"),
            new View("importer-fil", KARI, "/importer", page -> upload(page, "fjord-variables.xml")),
            new View("programtilgang", KARI, "/programtilgang"),
            new View("programtilgang-ny", KARI, "/programtilgang", page -> {
                opening(".page-head vaadin-button", ".dialog-body").accept(page);
                page.getByLabel("Lese", new Page.GetByLabelOptions().setExact(true))
                        .check();
            }),
            new View("programtilgang-ny-feil", KARI, "/programtilgang", page -> {
                opening(".page-head vaadin-button", ".dialog-body").accept(page);
                page.fill(".dialog-body vaadin-text-field input", "Fagsystem");
                page.click("vaadin-dialog[opened] vaadin-button[theme~=primary]");
                page.waitForSelector("vaadin-checkbox-group[invalid]");
            }),
            new View(
                    "programtilgang-bytt",
                    KARI,
                    "/programtilgang",
                    opening(".row-actions:visible vaadin-button", CONFIRM)),
            new View("meny", KARI, "/klienter", menu("Konto: ")),
            new View("finnes-ikke", KARI, "/klienter/" + DemoBureaus.BREHEIMEN),
            new View("klient-bare-lese", LEDER, CLIENT + "/fakturaoppsett"),
            new View("klient-brukere", KARI, PEOPLED + "/brukere"),
            new View("brukere", KARI, "/brukere"),
            new View("brukere-administratorer", LEDER, "/brukere?review=admins"),
            new View("brukere-ingen-treff", KARI, "/brukere?search=finnes-ikke"),
            new View("brukere-person", KARI, "/brukere", user("Siv Haugen")).reaching("/brukere/**"),
            new View("brukere-person-leder", LEDER, "/brukere", user("Are Nygård")).reaching("/brukere/**"),
            new View("brukere-endre", KARI, "/brukere", chosen("Siv Haugen", "Endre …")).reaching("/brukere/**"),
            new View("brukere-trekk", KARI, "/brukere", chosen("Are Nygård", "Trekk tilbake …"))
                    .reaching("/brukere/**"),
            new View(
                            "brukere-rett",
                            KARI,
                            "/brukere",
                            user("Lise Moen").andThen(opening("#users-correct", ".dialog-body")))
                    .reaching("/brukere/**"),
            new View(
                            "brukere-kopier",
                            KARI,
                            "/brukere",
                            user("Are Nygård")
                                    .andThen(opening("#users-copyto", ".dialog-body"))
                                    .andThen(page -> {
                                        page.fill(
                                                "#users-copy-to textarea",
                                                "Eva Rud <eva@rud.example>, kari@fjordregnskap.example");
                                        page.fill("#users-reason textarea", "Vikar for Are.");
                                        page.waitForSelector("vaadin-dialog[opened] vaadin-button[theme~=primary]");
                                    }))
                    .reaching("/brukere/**"),
            new View(
                            "brukere-kollega",
                            KARI,
                            "/brukere",
                            user("Lise Moen").andThen(opening("#users-copyfrom", ".dialog-body")))
                    .reaching("/brukere/**"),
            new View("inviter", KARI, "/brukere/inviter?client=4104"),
            new View(
                    "inviter-feil",
                    KARI,
                    "/brukere/inviter",
                    opening("#invitation-preview", "#invitation-email[invalid]")),
            new View("inviter-flere", KARI, "/brukere/inviter?client=4104", View::foreseeMany),
            new View("inviter-ferdig", KARI, "/brukere/inviter?client=4104", page -> {
                foreseeMany(page);
                page.click("#invitation-go");
                page.waitForSelector(".invitation-result a[download]");
            }),
            new View("rapporter", KARI, "/rapporter"),
            new View("rapporter-klientmappe", KARI, "/rapporter", page -> {
                page.locator("#report-kind").click();
                page.locator("vaadin-select-item", new Page.LocatorOptions().setHasText("Klientmappe"))
                        .click();
                page.locator(".report-fields vaadin-button").click();
                page.waitForSelector("vaadin-combo-box[invalid]");
            }),
            new View("rapporter-laget", KARI, "/rapporter", page -> {
                page.locator(".report-fields vaadin-button").click();
                page.locator(".report-list a[download]:visible").first().waitFor();
            }),
            new View("rapporter-avstemming", KARI, "/rapporter/avstemming", page -> {
                page.fill(
                        "#reconciliation-billed textarea",
                        "Klientnummer;Tjeneste;Antall\n4110;WebFaktura;7\n4111;Visma.net;1\n1;WebFaktura;2\n");
                page.locator(".reconciliation vaadin-button[theme~=primary]").click();
                page.locator(".reconciliation vaadin-grid").waitFor();
            }),
            new View("rapporter-medarbeider", OLA, "/rapporter"),
            new View("personale", KARI, "/personale"),
            new View("personale-klient", LEDER, "/personale?client=" + DemoBureaus.FJORDFISK),
            new View("personale-medarbeider", KARI, "/personale", member("Ola", "")).reaching("/personale/**"),
            new View("personale-administrator", KARI, "/personale", member("Kari", "")).reaching("/personale/**"),
            new View("personale-gi-tilgang", KARI, "/personale", page -> {
                        member("Ola", "Alle klienter").accept(page);
                        page.locator(".bulk-bar vaadin-button").first().click();
                        page.click(".bulk-bar vaadin-button[theme~=primary]");
                        page.waitForSelector(".dialog-body");
                    })
                    .reaching("/personale/**"),
            new View("endringslogg", KARI, "/endringslogg"),
            new View("endringslogg-klient", LEDER, "/endringslogg?client=" + DemoBureaus.FJORDFISK + "&kind=settings"),
            new View("endringslogg-ingen-treff", KARI, "/endringslogg?search=finnes-ikke"),
            new View("endringslogg-drift", DRIFT, "/endringslogg"),
            new View("byrainnstillinger", KARI, "/byrainnstillinger"),
            new View("byrainnstillinger-leder", LEDER, "/byrainnstillinger"),
            new View("byrainnstillinger-kundenummer", KARI, "/byrainnstillinger", page -> {
                page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Endre kundenummer"))
                        .click();
                page.waitForSelector(".dialog-body");
            }),
            new View("byrainnstillinger-totrinn", KARI, "/byrainnstillinger", page -> {
                page.getByLabel("Alle, også klientenes brukere").check();
                page.locator("section", new Page.LocatorOptions().setHasText("Hvem må bekrefte i to trinn?"))
                        .locator("vaadin-button")
                        .click();
                page.waitForSelector(".dialog-body");
            }),
            new View("personale-nullstill", KARI, "/personale", page -> {
                        member("Ola", "").accept(page);
                        page.locator(".page-head vaadin-button").click();
                        page.waitForSelector(".dialog-body");
                    })
                    .reaching("/personale/**"),
            new View("byraer", DRIFT, "/byraer"),
            new View("byraer-nytt", DRIFT, "/byraer", opening(".page-head vaadin-button", ".dialog-body")),
            new View("byra", DRIFT, "/byraer/90000001"),
            new View("byra-lisens", DRIFT, "/byraer/90000001", opening(".licence-row vaadin-button", ".dialog-body")),
            new View("byra-pause", DRIFT, "/byraer/90000001", opening(".row-actions vaadin-button", ".dialog-body")),
            new View("planer", DRIFT, "/planer"),
            new View("planer-ny", DRIFT, "/planer", opening(".page-head vaadin-button", ".dialog-body")),
            new View("webfaktura-nokler", DRIFT, "/webfaktura-nokler"),
            new View("mine-firmaer", CLIENT_USER, "/mine-firmaer"),
            new View("mitt-firma", CLIENT_USER, "/mitt-firma/" + DemoBureaus.FJORDFISK),
            new View("mitt-firma-statistikk", CLIENT_USER, "/mitt-firma/" + DemoBureaus.FJORDFISK + "/statistikk"),
            new View(
                    "mitt-firma-inviter",
                    CLIENT_USER,
                    "/mitt-firma/" + DemoBureaus.FJORDFISK,
                    opening(".page-head vaadin-button", ".dialog-body")),
            new View("uten-rolle", "ny@fjordregnskap.example", "/klienter"),
            new View("to-byraer", TONE, "/agenter", page -> {
                // Whichever of the two she chose last.
                menu("Byrå: ").accept(page);
                page.locator("vaadin-context-menu-item")
                        .getByText("Tind Regnskap AS")
                        .click();
                page.waitForURL("**/oversikt");
            }),
            new View("to-byraer-meny", TONE, "/klienter", menu("Byrå: ")),
            new View("programtilgang-ingen", TONE, "/programtilgang"),
            new View("agenter-nokkel", TONE, "/agenter", View::newToken),
            new View("importer-felt", TONE, "/importer", page -> {
                upload(page, "tind-variables.xml");
                page.locator(".import-row vaadin-button").first().click();
                page.waitForSelector(".sheet-body");
            }),
            new View("importer-ferdig", TONE, "/importer", page -> {
                upload(page, "tind-variables.xml");
                page.click(".import-actions vaadin-button[theme~=primary]");
                page.waitForSelector(".import-found a[download]");
            }),
            new View(
                    "klient-avvik",
                    TONE,
                    "/klienter/" + DemoBureaus.BREHEIMEN,
                    opening(".drifted vaadin-button", ".sheet-body")),
            new View("ikke-tilgang", OLA, "/agenter"),
            new View("klienter-medarbeider", OLA, "/klienter"),
            new View("klient-konflikt", OLA, CLIENT + "/fakturaoppsett", page -> {
                longer(page, 2);
                page.click(PREVIEW);
                page.waitForSelector(SAVE);
                saveBesides(page, KARI);
                page.click(SAVE);
                page.waitForSelector("vaadin-radio-button");
            }));

    View(String name, String person, String address) {
        this(name, person, address, Optional.empty(), address);
    }

    View(String name, String person, String address, Consumer<Page> before) {
        this(name, person, address, Optional.of(before), address);
    }

    private View reaching(String other) {
        return new View(name, person, address, before, other);
    }

    /**
     * Shows it wide and narrow, each light and dark, to an eye that is told which of the four this is. Light and dark are
     * one page in different colours; it is opened anew for narrow only where something is done at it first, since a
     * phone's user does that otherwise.
     */
    public void look(Page page, String portal, Consumer<String> eye) {
        for (int width : new int[] {WIDE, NARROW}) {
            page.setViewportSize(width, 900);
            if (width == WIDE || before.isPresent()) {
                page.navigate(portal + address);
                settle(page);
                before.ifPresent(doing -> doing.accept(page));
            }
            if (!reached.equals(address)) {
                page.waitForURL(portal + reached);
            }
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                settle(page);
                eye.accept("%s-%d-%s".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    /** Signs in, when it is somebody, and shows the address. */
    public static void signIn(Page page, String person, String url) {
        page.navigate(url);
        if (!person.isEmpty()) {
            page.fill("#username", person);
            page.fill("#password", DemoAccount.PASSWORD);
            page.click("[type=submit]");
            page.waitForSelector("vaadin-app-layout");
        }
    }

    /** Vaadin is idle, icons and letters are there, and animations are over, so that colours are what they will be. */
    public static void settle(Page page) {
        page.waitForSelector("h1", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForFunction("""
                () => {
                  const still = (root) => root.getAnimations().length === 0 && [...root.querySelectorAll('*')]
                      .every((element) => !element.shadowRoot || still(element.shadowRoot));
                  return Object.values(window.Vaadin?.Flow?.clients ?? {}).every((client) => !client.isActive?.())
                      && document.fonts.status === 'loaded'
                      && [...document.querySelectorAll('vaadin-icon')]
                          .every((icon) => icon.svg || icon.shadowRoot?.querySelector('svg'))
                      && [...document.querySelectorAll('figure-chart')].every((chart) => chart.querySelector('svg'))
                      && still(document);
                }""");
    }

    private static void longer(Page page, int days) {
        page.fill(DUE_DAYS, Integer.toString(Integer.parseInt(page.inputValue(DUE_DAYS)) + days));
    }

    private static Consumer<Page> opening(String button, String opened) {
        return page -> {
            page.locator(button).first().click();
            page.waitForSelector(opened);
        };
    }

    /** A part of the page of the first agent. */
    private static void part(Page page, String name) {
        page.locator(".agent-head h2 a").first().click();
        page.locator(".client-tabs a")
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
    }

    /** The page of one of the bureau's people, with one of its lists. */
    private static Consumer<Page> member(String name, String list) {
        return page -> {
            page.locator("vaadin-grid a:visible", new Page.LocatorOptions().setHasText(name))
                    .first()
                    .click();
            page.waitForSelector("a:has-text('Personale')");
            if (!list.isEmpty()) {
                page.locator(".chips a", new Page.LocatorOptions().setHasText(list))
                        .click();
                page.waitForURL("**show=all**");
            }
        };
    }

    /** The page of one of the clients' people. */
    private static Consumer<Page> user(String name) {
        return page -> {
            page.locator("vaadin-grid a:visible", new Page.LocatorOptions().setHasText(name))
                    .first()
                    .click();
            page.waitForSelector(".client-head");
        };
    }

    /** What is done with all that somebody has. */
    private static Consumer<Page> chosen(String name, String deed) {
        return user(name).andThen(page -> {
            page.locator(".bulk-bar vaadin-button").first().click();
            page.locator(".bulk-bar vaadin-button", new Page.LocatorOptions().setHasText(deed))
                    .click();
            page.waitForSelector(".dialog-body .outcomes");
        });
    }

    /** A list with some to invite, some who have it, and some who cannot be. */
    private static void foreseeMany(Page page) {
        page.locator("#invitation-how vaadin-radio-button").last().click();
        page.fill(
                "#invitation-paste textarea",
                "ny-" + System.nanoTime() + "@elvebredden.example;Nora Ny\njonas.berge@elvebredden.example;;;"
                        + LocalDate.now(Dates.OSLO).plusMonths(3) + "\nsiv\nola@fjordregnskap.example;Ola\n");
        page.locator("#invitation-checked label").click();
        page.click("#invitation-preview");
        page.waitForSelector(".invitation-result .outcomes");
    }

    private static Consumer<Page> menu(String label) {
        return page -> {
            Locator button = page.locator("vaadin-button[aria-label^='" + label + "']");
            if (page.viewportSize().width < 800) {
                page.click("vaadin-drawer-toggle");
                settle(page);
            }
            button.click();
            page.locator("vaadin-context-menu-item").first().waitFor();
        };
    }

    /** The agent's first token is made at once; to have another one is asked about first. */
    private static void newToken(Page page) {
        page.click(".agent-head vaadin-button");
        page.waitForSelector(CONFIRM + ", #new-token");
        Locator confirm = page.locator(CONFIRM);
        if (confirm.count() > 0) {
            confirm.click();
        }
        page.waitForSelector("#new-token");
    }

    /** The bureau's own file, in which somebody has changed a value by hand. */
    private static void upload(Page page, String file) {
        byte[] edited = new String(DemoBureaus.resource(file), StandardCharsets.ISO_8859_1)
                .replaceFirst("(?<=<CompanyDueDays>)\\d+", "45")
                .getBytes(StandardCharsets.ISO_8859_1);
        page.setInputFiles(
                "vaadin-upload input[type=file]", new FilePayload("variables.xml", "application/xml", edited));
        page.locator(".import-row").first().waitFor();
    }

    private static void saveBesides(Page mine, String person) {
        try (BrowserContext other = mine.context().browser().newContext(new NewContextOptions().setLocale("nb-NO"))) {
            Page theirs = other.newPage();
            signIn(theirs, person, mine.url());
            longer(theirs, 1);
            theirs.click(PREVIEW);
            theirs.click(SAVE);
            theirs.waitForSelector("vaadin-notification-card");
        }
    }
}
