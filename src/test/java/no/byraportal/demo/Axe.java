package no.byraportal.demo;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Can everybody read and use a page? WCAG 2.1, levels A and AA, as far as a program can tell. */
public final class Axe {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    private Axe() {}

    /**
     * All in one go within a page that has axe's script: AxeBuilder opens another one each time, to put frames together
     * that we do not have. What is light has been judged by every rule when it turns dark, so only what concerns colours is
     * asked once more.
     */
    public static List<String> findings(Page page, String where) {
        List<String> rules = where.endsWith("-dark") ? COLOURS : WCAG;
        Object findings = page.evaluate("""
                async (rules) => (await axe.run({ runOnly: rules, resultTypes: ['violations'] })).violations
                  .map((rule) => `${rule.id}: ${rule.help} `
                    + rule.nodes.slice(0, 3).map((node) => node.html + ' ' + node.failureSummary).join(' '))""", rules);
        return ((List<?>) findings)
                .stream().map(finding -> where + " " + finding).toList();
    }

    /**
     * Of a page as it stands, on both grounds, wide and narrow.
     *
     * @param mark what this page has and the one before it has not: it may still be on its way
     */
    public static List<String> findingsEverywhere(Page page, String where, String mark) {
        List<String> findings = new ArrayList<>();
        page.locator(mark).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForLoadState();
        page.evaluate(AxeBuilder.getAxeScript());
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(390, 1440)) {
                page.setViewportSize(width, 900);
                findings.addAll(
                        findings(page, where + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT)));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return findings;
    }
}
