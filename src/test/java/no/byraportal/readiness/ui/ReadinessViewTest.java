package no.byraportal.readiness.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.column;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.agent.AgentStatus.Gateway;
import no.byraportal.agent.AgentStatus.Product;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.readiness.Answer.Said;
import no.byraportal.readiness.Finding;
import no.byraportal.readiness.ReadinessService;
import no.byraportal.readiness.ReadyBureaus;
import no.byraportal.readiness.Step;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Transactional;

/** The ladder on the client page and the overview of all clients, as each of the bureau's people sees them. */
@PortalTest
@Import(ReadyBureaus.class)
@Transactional
class ReadinessViewTest {

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final ReadinessService readiness;
    private final TestBureaus bureaus;
    private final ReadyBureaus ready;
    private TestBureau bureau;
    private Client laks;

    ReadinessViewTest(ReadinessService readiness, TestBureaus bureaus, ReadyBureaus ready) {
        this.readiness = readiness;
        this.bureaus = bureaus;
        this.ready = ready;
    }

    @BeforeEach
    void begin() {
        bureau = bureaus.bureau("Laks AS", "Sei AS", "Torsk AS");
        laks = bureau.client(0);
        tab.signIn(bureau.admin());
    }

    private void openLadder() {
        tab.open("klienter/" + laks.clientNumber() + "/vismanet");
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static Grid<?> grid() {
        return _get(Grid.class);
    }

    private void upToTheService() {
        ready.ready(bureau);
        ready.export(bureau, laks, "123456785", "1840227");
    }

    @Test
    void everyFindingHasWordsInBothLanguages() {
        for (Locale locale : List.of(Texts.BOKMAL, Texts.ENGLISH)) {
            for (Finding finding : Finding.values()) {
                Stream<String> keys = finding.isBehind()
                        ? Stream.of(finding.key() + ".evidence")
                        : Stream.of(finding.key(), finding.key() + ".evidence", finding.key() + ".how");
                assertThat(keys)
                        .allSatisfy(key -> assertThat(Texts.text(locale, key)).isNotEqualTo(key));
            }
            assertThat(Step.values())
                    .allSatisfy(
                            step -> assertThat(ReadinessText.at(step, locale)).doesNotStartWith("readiness."));
            assertThat(Step.RUNGS)
                    .extracting(step -> "readiness.step." + ReadinessText.word(step))
                    .allSatisfy(key -> assertThat(Texts.text(locale, key)).isNotEqualTo(key));
            assertThat(Said.values())
                    .filteredOn(said -> said != Said.UPDATED)
                    .extracting(said -> "readiness.do." + ReadinessText.word(said))
                    .allSatisfy(key -> assertThat(Texts.text(locale, key)).isNotEqualTo(key));
        }
    }

    @Test
    void threeTroublesWithTheGatewayAreThreeTexts() {
        openLadder();
        assertThat(tab.text())
                .contains("Agenten har aldri meldt seg", "Prøveserver er aldri hørt fra.", "0 av 10 trinn");
        ready.hear(bureau, Product.VISMA_BUSINESS, "12.10", Gateway.MISSING);
        _click(button("Sjekk igjen"));
        assertThat(tab.text()).contains("OPG mangler", "Snakk med Visma-forhandleren", "Prøveserver er hørt fra");
        ready.hear(bureau, Product.VISMA_BUSINESS, "12.10", Gateway.NOT_ANSWERING);
        _click(button("Sjekk alle trinn igjen"));
        assertThat(tab.text())
                .contains("OPG svarer ikke", "Forbindelse med Visma.net skal ha grønn hake")
                .doesNotContain("OPG mangler");
    }

    @Test
    void theClicksAreThoseOfTheClientsOwnErp() {
        ready.license(bureau);
        ready.hear(bureau, Product.VISMA_GLOBAL, "13.02", Gateway.CONNECTED);
        openLadder();
        assertThat(tab.text())
                .contains("Velg Verktøy og Visma.net-innstillinger.")
                .doesNotContain("Eksporter/oppdater bedrifter");
        ready.hear(bureau, Product.VISMA_BUSINESS, "12", Gateway.CONNECTED);
        openLadder();
        _click(button("Sjekk igjen"));
        assertThat(tab.text())
                .contains("Klikk Eksporter/oppdater bedrifter.")
                .doesNotContain("Velg Verktøy og Visma.net-innstillinger.");
    }

    @Test
    void whatOnlyAPersonKnowsIsTickedAndCanBeUndone() {
        upToTheService();
        openLadder();
        assertThat(tab.text()).contains("1840227 · Prøveserver", "6 av 10 trinn er på plass");
        _click(button("Tjenesten er opprettet"));
        assertThat(tab.text()).contains("Opprettet · Anne Prøve", "Byråbrukeren er ikke knyttet til klienten");
        _click(button("Vi har egen synkroniseringsbruker"));
        assertThat(tab.text()).contains("byrået har en egen synkroniseringsbruker", "Klienten har ingen bruker");
        _click(_find(Button.class, spec -> spec.withText("Angre")).getFirst());
        assertThat(tab.text()).contains("WebFaktura er ikke opprettet som tjeneste på firmaet");
    }

    @Test
    void theUpdateIsOfferedWhenAllElseIsDoneAndAskedTwice() {
        upToTheService();
        ready.people(bureau, laks);
        readiness.say(bureaus.scope(bureau.admin()), laks.id(), Said.CREATED, "");
        openLadder();
        _assertNone(Button.class, spec -> spec.withText("Oppdater WebFaktura klient til Visma.net"));
        _click(button("Firmaet var ikke i Visma.net"));
        _click(button("Oppdater WebFaktura klient til Visma.net"));
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(tab.text()).contains("Klienten er i Visma.net, og alt er på plass.", "Oppdatert · Anne Prøve");
    }

    @Test
    void anErpThatNobodyDocumentedIsConfirmedWithAReason() {
        ready.license(bureau);
        ready.hear(bureau, Product.VISMA_DI, "8.0.2", Gateway.CONNECTED);
        openLadder();
        assertThat(tab.text()).contains("Visma DI med Visma.net er ikke dokumentert");
        _click(button("Bekreft …"));
        _click(button("Bekreft"));
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        _get(TextArea.class).setValue("Forhandleren sier at det går.");
        _click(button("Bekreft"));
        assertThat(tab.text()).contains("bekreftet: «Forhandleren sier at det går.»");
    }

    @Test
    void aClientThatIsNotMeantForItStandsAsideUntilItIsTakenIn() {
        openLadder();
        _click(button("Skal ikke i Visma.net"));
        assertThat(tab.text()).contains("ingenting mangler", "Sagt av Anne Prøve");
        _click(button("Ta med igjen"));
        assertThat(tab.text()).contains("Agenten har aldri meldt seg");
    }

    @Test
    void aManagerSeesTheStepsAndTicksNothing() {
        upToTheService();
        tab.signIn(bureau.manager());
        openLadder();
        assertThat(tab.text()).contains("Du kan se trinnene, men ikke krysse av.");
        _assertNone(Button.class, spec -> spec.withText("Tjenesten er opprettet"));
        _assertNone(Button.class, spec -> spec.withText("Skal ikke i Visma.net"));
        button("Sjekk igjen");
        tab.open("vismanet");
        assertThat(column(grid(), "Klient")).hasSize(3);
        _assertNone(Button.class, spec -> spec.withText("Velg alle 3"));
    }

    @Test
    void theOverviewCountsTheStepsAndFiltersToThem() {
        upToTheService();
        tab.open("vismanet");
        assertThat(tab.text()).contains("3 aktive klienter, 0 i Visma.net, 0 skal ikke dit");
        assertThat(column(grid(), "Klient")).containsExactly("Laks AS", "Sei AS", "Torsk AS");
        assertThat(column(grid(), "Står på"))
                .containsExactly(
                        "WebFaktura er ikke opprettet som tjeneste på firmaet",
                        "Vi vet ikke om firmaet er eksportert for WebFaktura",
                        "Vi vet ikke om firmaet er eksportert for WebFaktura");
        assertThat(column(grid(), "Det vi vet")).contains("Prøveserver har ikke fortalt om eksporten");
        assertThat(_find(RouterLink.class).stream()
                        .filter(link -> link.hasClassName("chip"))
                        .map(Browserless::text))
                .contains("Alle 3", "Eksport 2", "Tjeneste 1", "OPG 0");
        tab.open("vismanet?trinn=exported");
        assertThat(column(grid(), "Klient")).containsExactly("Sei AS", "Torsk AS");
        tab.open("vismanet?trinn=tull");
        assertThat(column(grid(), "Klient")).hasSize(3);
        tab.type(_get(TextField.class), "tor");
        assertThat(column(grid(), "Klient")).containsExactly("Torsk AS");
        tab.open("vismanet?trinn=opg");
        assertThat(tab.text()).contains("Ingen passer");
    }

    @Test
    void fromTheLadderOneComesToTheOthersAtTheSameStep() {
        ready.ready(bureau);
        openLadder();
        assertThat(tab.text()).contains("2 andre klienter står her. De kan gjøres i samme økt.");
        assertThat(_get(RouterLink.class, spec -> spec.withText("Vis de 3 klientene"))
                        .getHref())
                .isEqualTo("vismanet?trinn=exported");
    }

    @Test
    void manyAreSetAsideWithPreviewAndAResultForEach() {
        readiness.say(bureaus.scope(bureau.admin()), laks.id(), Said.NOT_MEANT, "");
        tab.open("vismanet");
        _click(button("Velg alle 3"));
        assertThat(tab.text()).contains("3 valgt av 3 som passer filteret");
        _click(button("Skal ikke i Visma.net …"));
        AsideDialog dialog = _get(AsideDialog.class);
        assertThat(text(dialog)).contains("2 klienter skal ikke i Visma.net.", "Var slik alt");
        _click(button("Sett 2 klienter utenfor"));
        tab.roundTrip();
        assertThat(text(dialog)).contains("2 klienter skal nå ikke i Visma.net.");
        _click(button("Lukk"));
        assertThat(tab.text()).contains("3 aktive klienter, 0 i Visma.net, 3 skal ikke dit");
    }

    @Test
    void staffSeeTheirOwnClientsAndClientsOwnPeopleNothing() {
        bureaus.grant(bureau.staff(), laks);
        tab.signIn(bureau.staff());
        tab.open("vismanet");
        assertThat(column(grid(), "Klient")).containsExactly("Laks AS");
        openLadder();
        _click(button("Skal ikke i Visma.net"));
        assertThat(tab.text()).contains("Sagt av Mia Prøve");
        tab.open("klienter/" + bureau.client(1).clientNumber() + "/vismanet");
        assertThat(_get(H1.class).getText()).isNotEqualTo("Sei AS");
    }
}
