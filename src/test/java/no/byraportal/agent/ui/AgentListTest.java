package no.byraportal.agent.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.all;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.agent.InstallationService;
import no.byraportal.demo.DemoPerson;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.ProgramToken;
import no.byraportal.shared.ui.TokenDialog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.annotation.Transactional;

/** The bureau's agents: a token is told once, changed with an overlap, and revoked after a question. */
@PortalTest
@Transactional
class AgentListTest {

    private static final DemoPerson KARI = DemoPerson.of("kari@fjordregnskap.example");
    private static final Pattern TOKEN = Pattern.compile("bpa_[A-Za-z0-9_-]{43}");
    private static final String NAME = "Server i Stavanger";

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final InstallationService installations;
    private final CurrentUser currentUser;

    AgentListTest(InstallationService installations, CurrentUser currentUser) {
        this.installations = installations;
        this.currentUser = currentUser;
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private Div panel(String agent) {
        return all(Div.class)
                .filter(div -> div.hasClassName("panel"))
                .filter(div -> text(div).startsWith(agent))
                .findFirst()
                .orElseThrow();
    }

    private static Button within(Component place, String text) {
        return _get(place, Button.class, spec -> spec.withText(text));
    }

    private List<ProgramToken> tokens(String agent) {
        return installations.installations(currentUser.scope()).stream()
                .filter(installation -> installation.name().equals(agent))
                .findFirst()
                .map(installation -> installations.tokens(currentUser.scope(), installation.id()))
                .orElseThrow();
    }

    private String readToken() {
        Matcher found = TOKEN.matcher(text(_get(TokenDialog.class)));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private void create(String name) {
        _click(button("Ny agent"));
        tab.type(_get(TextField.class), name);
        _click(button("Opprett og lag nøkkel"));
        tab.roundTrip();
    }

    @Test
    void theBureausAgentsStandThereWithTheirTokens() {
        tab.signIn(KARI);
        tab.open("agenter");
        assertThat(all(H2.class).map(Browserless::text))
                .contains("Server i Bergen")
                .doesNotContain("Server i Lom");
        assertThat(text(panel("Server i Bergen"))).contains("Virker", "av Kari Nordvik");
    }

    @Test
    void aNewAgentsTokenIsShownOnceAndNeverAgain() {
        tab.signIn(KARI);
        tab.open("agenter");
        create(NAME);
        String secret = readToken();
        assertThat(text(_get(TokenDialog.class))).contains("Nøkkelen vises bare denne ene gangen.");
        _click(button("Jeg har lagret nøkkelen"));
        tab.roundTrip();
        _assertNone(TokenDialog.class);
        assertThat(tab.text()).contains(NAME).doesNotContain(secret);
        tab.open("klienter");
        tab.open("agenter");
        assertThat(tab.text())
                .contains("bpa_…" + secret.substring(secret.length() - 4))
                .doesNotContain(secret)
                .doesNotContainPattern(TOKEN);
    }

    @Test
    void anAgentNeedsANameThatNoOtherHas() {
        tab.signIn(KARI);
        tab.open("agenter");
        create("  ");
        assertThat(_get(TextField.class).getErrorMessage()).isEqualTo("Skriv et navn på 1 til 100 tegn.");
        tab.type(_get(TextField.class), "Server i Bergen");
        _click(button("Opprett og lag nøkkel"));
        assertThat(_get(TextField.class).getErrorMessage())
                .isEqualTo("Byrået har alt en agent som heter «Server i Bergen». Velg et annet navn.");
        _assertNone(TokenDialog.class);
    }

    @Test
    void changingATokenAsksAndLetsTheOldOneWorkForADay() {
        tab.signIn(KARI);
        tab.open("agenter");
        create(NAME);
        String old = readToken();
        _click(button("Jeg har lagret nøkkelen"));
        _click(within(panel(NAME), "Bytt nøkkel …"));
        ConfirmDialog ask = _get(ConfirmDialog.class);
        assertThat(text(ask)).contains("Bytte nøkkel for " + NAME + "?", "Den gamle virker i 24 timer til");
        assertThat(tokens(NAME)).hasSize(1);
        ConfirmDialogKt._fireConfirm(ask);
        tab.roundTrip();
        assertThat(readToken()).isNotEqualTo(old);
        _click(button("Jeg har lagret nøkkelen"));
        tab.roundTrip();
        assertThat(tokens(NAME)).hasSize(2);
        assertThat(text(panel(NAME))).contains("Virker", "Virker til ");
    }

    @Test
    void cancellingTheChangeChangesNothing() {
        tab.signIn(KARI);
        tab.open("agenter");
        create(NAME);
        _click(button("Jeg har lagret nøkkelen"));
        _click(within(panel(NAME), "Bytt nøkkel …"));
        ConfirmDialogKt._fireCancel(_get(ConfirmDialog.class));
        assertThat(tokens(NAME))
                .singleElement()
                .satisfies(token -> assertThat(token.endsAt()).isNull());
    }

    @Test
    void revokingAsksFirstAndThenTheAgentHasNoTokenThatWorks() {
        tab.signIn(KARI);
        tab.open("agenter");
        create(NAME);
        _click(button("Jeg har lagret nøkkelen"));
        tab.roundTrip();
        _click(within(panel(NAME), "Trekk tilbake …"));
        ConfirmDialog ask = _get(ConfirmDialog.class);
        assertThat(text(ask)).contains("Trekke tilbake nøkkelen …", NAME + " kan ikke hente innstillinger");
        assertThat(tokens(NAME).getFirst().revokedAt()).isNull();
        ConfirmDialogKt._fireConfirm(ask);
        tab.roundTrip();
        assertThat(tokens(NAME).getFirst().revokedAt()).isNotNull();
        assertThat(tab.text()).contains("Nøkkelen er trukket tilbake.");
        assertThat(text(panel(NAME))).contains("Trukket tilbake ", "Lag nøkkel");
    }
}
