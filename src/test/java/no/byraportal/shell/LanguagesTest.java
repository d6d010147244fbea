package no.byraportal.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.DemoPerson;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Every view in both languages: nothing left in the other one, and no key where a text should be. */
@PortalTest
@Transactional
class LanguagesTest {

    private static final DemoPerson STRANGER =
            new DemoPerson("11111111-0000-4000-8000-00000000ffff", "ny@fjordregnskap.example", "Nina Ny");
    private static final Map<DemoPerson, List<String>> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put(
                DemoPerson.of("kari@fjordregnskap.example"),
                List.of(
                        "oversikt",
                        "statistikk",
                        "statistikk?etter=client&mot=before",
                        "statistikk?etter=delivery&mot=none&periode=this-year",
                        "statistikk?etter=subscription&periode=last-month",
                        "statistikk?fra=2026-03&til=2026-01",
                        "statistikk?fra=2099-01&til=2099-12",
                        "statistikk/fakturaer/4110",
                        "abonnement",
                        "abonnement?vurdering=too-small",
                        "klienter",
                        "klienter?status=problem",
                        "klienter?search=finnesikke",
                        "klienter/4110",
                        "klienter/4102/firma",
                        "klienter/4107/fakturaoppsett",
                        "klienter/4110/historikk",
                        "klienter/4110/abonnement",
                        "klienter/4110/moduler",
                        "klienter/4110/kontoer",
                        "klienter/4110/avgiftskoder",
                        "klienter/4120/avgiftskoder",
                        "agenter/{agent}/oppdaget",
                        "agenter",
                        "agenter/{agent}",
                        "agenter/{agent}/synkroniseringer",
                        "agenter/{agent}/synkroniseringer?run={run}",
                        "agenter/{agent}/filer",
                        "agenter/{agent}/filer?fil={file}",
                        "agenter/{agent}/system",
                        "agenter/{agent}/logg",
                        "agenter/{agent}/logg?search=finnes-ikke",
                        "programtilgang",
                        "byrainnstillinger",
                        "rapporter",
                        "rapporter/avstemming",
                        "personale",
                        "personale?client=4110",
                        "personale/{ola}",
                        "personale/{ola}?show=all",
                        "personale/{kari}",
                        "endringslogg",
                        "endringslogg?search=finnes-ikke",
                        "byraer",
                        "klienter/9999"));
        PAGES.put(
                DemoPerson.of("leder@fjordregnskap.example"),
                List.of("oversikt", "klienter", "klienter/4110/fakturaoppsett"));
        PAGES.put(
                DemoPerson.of("drift@byraportal.example"),
                List.of("byraer", "byraer/90000001", "planer", "webfaktura-nokler", "endringslogg"));
        PAGES.put(DemoPerson.of("daglig.leder@klient.example"), List.of("mine-firmaer", "mitt-firma/4110/statistikk"));
        PAGES.put(STRANGER, List.of("klienter", "signed-out", "signed-out?why=failed", "signed-out?why=keycloak"));
    }

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final DemoBureaus demo;
    private final JdbcClient jdbc;

    LanguagesTest(DemoBureaus demo, JdbcClient jdbc) {
        this.demo = demo;
        this.jdbc = jdbc;
    }

    private static Properties texts(String language) {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(
                LanguagesTest.class.getResourceAsStream("/vaadin-i18n/translations_" + language + ".properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** What only the other language says. */
    private static List<Pattern> foreign(String other, String own) {
        Set<Object> shared = Set.copyOf(texts(own).values());
        return texts(other).values().stream()
                .map(Object::toString)
                .filter(text -> !shared.contains(text) && !text.contains("choice"))
                .filter(text -> text.replaceAll("\\{\\d}", "").strip().length() > 2)
                .map(text -> Pattern.compile(List.of(text.replace("''", "'").split("\\{\\d}", -1)).stream()
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".+"))))
                .toList();
    }

    private void everyPage(Locale language, List<Pattern> foreign) {
        Pattern keys = Pattern.compile(texts("nb").stringPropertyNames().stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\w.])(", ")(?![\\w.])")));
        PAGES.forEach((person, addresses) -> {
            tab.signIn(person, language);
            for (String address : addresses) {
                tab.open(filled(address));
                check(language + " " + person.email() + " " + address, keys, foreign);
            }
        });
    }

    /** Fjord's agent, its last run and its last file have other ids in every database. */
    private String filled(String address) {
        return address.replace("{agent}", demo.agent().toString())
                .replace("{ola}", user("ola@fjordregnskap.example"))
                .replace("{kari}", user("kari@fjordregnskap.example"))
                .replace("{run}", last("sync_run", "started_at"))
                .replace("{file}", last("variables_version", "at"));
    }

    private String user(String email) {
        return jdbc.sql("select id from portal_user where email = :email")
                .param("email", email)
                .query(String.class)
                .single();
    }

    private String last(String table, String by) {
        return jdbc.sql("select id from " + table + " where installation_id = :agent order by " + by + " desc limit 1")
                .param("agent", demo.agent().toString())
                .query(String.class)
                .single();
    }

    private void check(String where, Pattern keys, List<Pattern> foreign) {
        List<String> texts = tab.texts();
        assertThat(texts)
                .as(where)
                .isNotEmpty()
                .noneMatch(text -> keys.matcher(text).find());
        assertThat(texts)
                .as(where)
                .noneMatch(text ->
                        foreign.stream().anyMatch(other -> other.matcher(text).matches()));
    }

    @Test
    void everyPageIsNorwegianForNorwegians() {
        everyPage(Texts.BOKMAL, foreign("en", "nb"));
    }

    @Test
    void everyPageIsEnglishForThoseWhoAskForIt() {
        everyPage(Locale.US, foreign("nb", "en"));
    }

    @Test
    void whoSpeaksNeitherGetsBokmal() {
        everyPage(Locale.GERMANY, foreign("en", "nb"));
    }

    @Test
    void thePreviewAndTheReasonUnderAFieldAreEnglishToo() {
        tab.signIn(DemoPerson.of("kari@fjordregnskap.example"), Texts.ENGLISH);
        tab.open("klienter/4110/fakturaoppsett");
        tab.type(_get(TextField.class, spec -> spec.withId("invoicing-duedays")), "fourteen");
        _click(_get(Button.class, spec -> spec.withText("Preview the change")));
        assertThat(_get(TextField.class, spec -> spec.withId("invoicing-duedays"))
                        .getErrorMessage())
                .isEqualTo("“fourteen” is not a whole number. Type a number of days, 0 to 365.");
        tab.type(_get(TextField.class, spec -> spec.withId("invoicing-duedays")), "30");
        _click(_get(Button.class, spec -> spec.withText("Preview the change")));
        tab.roundTrip();
        assertThat(tab.text())
                .contains("Fjordfisk AS · becomes revision 4", "1 field changes", "Due days 21 days 30 days")
                .contains("1 line changes in variables.xml");
        check("preview", Pattern.compile("preview\\.\\w+"), foreign("nb", "en"));
    }

    @Test
    void theMenusAreEnglishToo() {
        tab.signIn(DemoPerson.of("tone@tindregnskap.example"), Texts.ENGLISH);
        assertThat(Browserless.menu("Account: ").stream().map(Browserless::text))
                .containsExactly("My profile", "Appearance", "Language", "Sign out", "Sign out everywhere …");
        assertThat(Browserless.menu("Bureau: ")).hasSize(2);
    }
}
