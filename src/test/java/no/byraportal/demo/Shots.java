package no.byraportal.demo;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Takes a picture of every view of a running demo, wide and narrow, light and dark: bin/shots. */
public final class Shots {

    private final String portal;
    private final Path folder;

    private Shots(String portal, Path folder) {
        this.portal = portal;
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
        String portal =
                JsonMapper.shared().readTree(file.toFile()).get("portal").asString();
        new Shots(portal, folder)
                .takeAll(View.ALL.stream()
                        .filter(view -> view.name().contains(only))
                        .toList());
        System.out.println("The pictures are in " + folder);
    }

    private void takeAll(List<View> views) {
        try (Chromium chromium = new Chromium()) {
            for (String person : views.stream().map(View::person).distinct().toList()) {
                try (BrowserContext context =
                        chromium.browser().newContext(new NewContextOptions().setLocale("nb-NO"))) {
                    Page page = context.newPage();
                    View.signIn(page, person, portal);
                    views.stream()
                            .filter(view -> view.person().equals(person))
                            .forEach(view -> view.look(page, portal, picture -> take(page, picture)));
                }
            }
        }
    }

    private void take(Page page, String picture) {
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(picture + ".png")));
    }
}
