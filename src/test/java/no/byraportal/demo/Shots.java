package no.byraportal.demo;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signs in to a running demo and takes a picture of every view, wide and narrow, light and dark: bin/shots. */
public final class Shots {

    /** One view: whose, where, and what to do before the picture; each new view is added here. */
    private record View(String name, String person, String address, Consumer<Page> before) {

        View(String name, String person, String address) {
            this(name, person, address, page -> {});
        }
    }

    private static final String KARI = "kari@fjordregnskap.example";
    private static final String CLIENT = "/klienter/" + DemoBureaus.FJORDFISK;

    private static final List<View> VIEWS = List.of(
            new View("klienter", KARI, "/klienter"),
            new View("klienter-med-problem", KARI, "/klienter?status=problem"),
            new View("klienter-ingen-treff", KARI, "/klienter?search=finnes%20ikke"),
            new View("klient-firma", KARI, CLIENT + "/firma"),
            new View("klient-fakturaoppsett", KARI, CLIENT + "/fakturaoppsett"),
            new View("klient-med-problem", KARI, "/klienter/4107/fakturaoppsett"),
            new View("klient-feil-verdi", KARI, CLIENT + "/fakturaoppsett", page -> {
                page.locator("#due-days input").fill("-1");
                page.locator(".save-bar vaadin-button[theme~=primary]").click();
                page.waitForSelector("vaadin-text-field[invalid]");
            }),
            new View("klient-forhandsvis", KARI, CLIENT + "/fakturaoppsett", page -> {
                page.locator("#due-days input").fill("28");
                page.locator(".save-bar vaadin-button[theme~=primary]").click();
                page.waitForSelector(".sheet-body");
            }),
            new View("klient-historikk", KARI, CLIENT + "/historikk"),
            new View("agenter", KARI, "/agenter"),
            new View("agenter-ny", KARI, "/agenter", page -> {
                page.locator(".page-head vaadin-button").click();
                page.waitForSelector(".dialog-body");
            }),
            new View("meny", KARI, "/klienter", page -> {
                if (page.viewportSize().width < 800) {
                    page.locator("vaadin-drawer-toggle").click();
                }
                page.locator("vaadin-button.face-button").click();
                page.waitForSelector("vaadin-context-menu-item");
            }),
            new View("finnes-ikke", KARI, "/klienter/" + DemoBureaus.BREHEIMEN),
            new View("ikke-tilgang", "ola@fjordregnskap.example", "/agenter"),
            new View("klienter-medarbeider", "ola@fjordregnskap.example", "/klienter"),
            new View("to-byraer", "tone@tindregnskap.example", "/klienter"),
            new View("byraer", "drift@byraportal.example", "/byraer"),
            new View("mine-firmaer", "daglig.leder@klient.example", "/mine-firmaer"));

    private final JsonNode demo;
    private final Path folder;

    private Shots(JsonNode demo, Path folder) {
        this.demo = demo;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Path file = Checkout.target().resolve("demo").resolve("demo.json");
        if (!Files.exists(file)) {
            System.err.println("No demo is running: start bin/demo first.");
            System.exit(1);
        }
        Path folder = Files.createDirectories(Checkout.target().resolve("shots"));
        String only = args.length == 0 ? "" : args[0];
        new Shots(JsonMapper.shared().readTree(file.toFile()), folder).takeAll(only);
        System.out.println("The pictures are in " + folder);
    }

    private void takeAll(String only) {
        try (Chromium chromium = new Chromium()) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : new int[] {1440, 390}) {
                    for (String person :
                            VIEWS.stream().map(View::person).distinct().toList()) {
                        List<View> views = VIEWS.stream()
                                .filter(view -> view.person().equals(person))
                                .filter(view -> view.name().contains(only))
                                .toList();
                        if (!views.isEmpty()) {
                            take(chromium, scheme, width, person, views);
                        }
                    }
                    if (only.isEmpty()) {
                        anonymous(chromium, scheme, width);
                    }
                }
            }
        }
    }

    private static NewContextOptions options(ColorScheme scheme, int width) {
        return new NewContextOptions()
                .setLocale("nb-NO")
                .setColorScheme(scheme)
                .setViewportSize(width, width == 390 ? 844 : 900);
    }

    private void take(Chromium chromium, ColorScheme scheme, int width, String person, List<View> views) {
        try (BrowserContext context = chromium.browser().newContext(options(scheme, width))) {
            Page page = context.newPage();
            page.navigate(demo.get("portal").asString());
            page.fill("#username", person);
            page.fill("#password", DemoAccount.PASSWORD);
            page.click("[type=submit]");
            page.waitForSelector("vaadin-app-layout");
            for (View view : views) {
                page.navigate(demo.get("portal").asString() + view.address());
                settle(page);
                view.before().accept(page);
                settle(page);
                shoot(page, view.name(), scheme, width);
            }
        }
    }

    private void anonymous(Chromium chromium, ColorScheme scheme, int width) {
        try (BrowserContext context = chromium.browser().newContext(options(scheme, width))) {
            Page page = context.newPage();
            page.navigate(demo.get("portal").asString());
            page.waitForSelector("#username");
            shoot(page, "innlogging", scheme, width);
            for (String why : List.of("done", "failed", "keycloak")) {
                page.navigate(demo.get("portal").asString() + "/signed-out?why=" + why);
                page.waitForSelector(".message-card");
                shoot(page, "utlogget-" + why, scheme, width);
            }
        }
    }

    /** Vaadin is idle, icons and letters are there. */
    private static void settle(Page page) {
        page.waitForSelector("h1", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForFunction(
                "() => Object.values(window.Vaadin?.Flow?.clients ?? {}).every(c => !c.isActive || !c.isActive())"
                        + " && document.fonts.status === 'loaded'"
                        + " && [...document.querySelectorAll('vaadin-icon')].every(i => i.svg || i.shadowRoot?.querySelector('svg'))"
                        + " && document.getAnimations().length === 0");
    }

    private void shoot(Page page, String name, ColorScheme scheme, int width) {
        String look = scheme == ColorScheme.DARK ? "dark" : "light";
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + "-" + width + "-" + look + ".png")));
    }
}
