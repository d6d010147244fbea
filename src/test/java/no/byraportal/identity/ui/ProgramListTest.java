package no.byraportal.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.column;
import static no.byraportal.Browserless.rows;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.Permission;
import no.byraportal.identity.ProgramAccess;
import no.byraportal.identity.ProgramService;
import no.byraportal.identity.ProgramToken;
import no.byraportal.shared.ui.TokenDialog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.annotation.Transactional;

/** The bureau's own programs: what each may do is said when it is let in, its token is told once. */
@PortalTest
@Transactional
class ProgramListTest {

    private static final Pattern TOKEN = Pattern.compile("bpb_[A-Za-z0-9_-]{43}");

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final ProgramService programs;
    private final TestBureaus bureaus;
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Oslo"));
    private TestBureau bureau;

    ProgramListTest(ProgramService programs, TestBureaus bureaus) {
        this.programs = programs;
        this.bureaus = bureaus;
    }

    @BeforeEach
    void signIn() {
        bureau = bureaus.bureau();
        tab.signIn(bureau.admin());
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    @SuppressWarnings("unchecked")
    private static CheckboxGroup<Permission> permissions() {
        return _get(CheckboxGroup.class);
    }

    private static Grid<?> grid() {
        return _get(Grid.class);
    }

    private void open() {
        tab.open("programtilgang");
    }

    private void fill(String name, Permission... permissions) {
        tab.type(_get(TextField.class), name);
        permissions().setValue(Set.of(permissions));
    }

    private void create() {
        _click(button("Gi tilgang og lag nøkkel"));
        tab.roundTrip();
    }

    private String letIn(String name, Permission... permissions) {
        _click(button("Ny programtilgang"));
        fill(name, permissions);
        create();
        return readToken();
    }

    private String readToken() {
        Matcher found = TOKEN.matcher(text(_get(TokenDialog.class)));
        assertThat(found.find()).isTrue();
        _click(button("Jeg har lagret nøkkelen"));
        tab.roundTrip();
        return found.group();
    }

    private List<ProgramToken> tokens() {
        return programs.page(bureaus.scope(bureau.admin()), 0, 10);
    }

    /** A button in the first row. */
    @SuppressWarnings("unchecked")
    private static Button inRow(String text) {
        Grid<ProgramToken> grid = _get(Grid.class);
        var actions = (ComponentRenderer<Div, ProgramToken>)
                grid.getColumns().getLast().getRenderer();
        return _get(actions.createComponent(GridKt._get(grid, 0)), Button.class, spec -> spec.withText(text));
    }

    @Test
    void aBureauWithoutProgramsIsToldWhatTheyAreFor() {
        open();
        assertThat(tab.text()).contains("Ingen programmer har tilgang ennå", "for eksempel et fagsystem");
        _assertNone(Grid.class);
    }

    @Test
    void aNewProgramsTokenIsShownOnceAndThenOnlyItsEnd() {
        open();
        String secret = letIn("Fagsystem", Permission.REPORTS, Permission.READ);
        _assertNone(TokenDialog.class);
        assertThat(tab.text()).doesNotContainPattern(TOKEN);
        Grid<?> grid = grid();
        assertThat(column(grid, "Program")).containsExactly("Fagsystem bpb_…" + secret.substring(secret.length() - 4));
        assertThat(column(grid, "Tilganger")).containsExactly("Lese, Statistikk");
        assertThat(column(grid, "Status").getFirst())
                .startsWith("Virker ut ")
                .contains(Integer.toString(today.getYear() + 1));
        assertThat(column(grid, "Sist brukt")).containsExactly("aldri");
        assertThat(column(grid, "Laget").getFirst()).endsWith("Anne Prøve");
    }

    @Test
    void whatIsMissingIsSaidUnderItsField() {
        open();
        _click(button("Ny programtilgang"));
        fill(" ", Permission.READ);
        create();
        assertThat(_get(TextField.class).getErrorMessage()).isEqualTo("Skriv et navn på 1 til 100 tegn.");
        fill("Fagsystem");
        create();
        assertThat(permissions().isInvalid()).isTrue();
        assertThat(permissions().getErrorMessage()).startsWith("Velg minst én tilgang.");
        fill("Fagsystem", Permission.READ);
        _get(DatePicker.class).setValue(today.minusDays(1));
        create();
        assertThat(_get(DatePicker.class).isInvalid()).isTrue();
        assertThat(tab.text()).contains("Velg en dag fra i dag og inntil 5 år fram.");
        assertThat(tokens()).isEmpty();
    }

    @Test
    void theEndIsAYearAheadUnlessSomebodyChoosesAnother() {
        open();
        _click(button("Ny programtilgang"));
        DatePicker lastDay = _get(DatePicker.class);
        assertThat(lastDay.getValue()).isEqualTo(today.plusYears(1));
        assertThat(lastDay.getI18n().getDateFormats()).startsWith("dd.MM.yyyy");
        assertThat(lastDay.getI18n().getMonthNames()).startsWith("januar").hasSize(12);
        assertThat(lastDay.getI18n().getWeekdays()).startsWith("søndag").hasSize(7);
        fill("Fagsystem", Permission.READ);
        lastDay.setValue(null);
        create();
        readToken();
        assertThat(tokens())
                .singleElement()
                .satisfies(token -> assertThat(token.endsAt()).isNull());
        assertThat(tab.text()).contains("uten sluttdato");
    }

    @Test
    void changingATokenAsksAndLetsTheOldOneWorkForADay() {
        open();
        String old = letIn("Fagsystem", Permission.READ);
        _click(inRow("Bytt nøkkel …"));
        ConfirmDialog ask = _get(ConfirmDialog.class);
        assertThat(text(ask)).contains("Bytte nøkkel for Fagsystem?", "Den gamle virker i 24 timer til");
        ConfirmDialogKt._fireConfirm(ask);
        tab.roundTrip();
        assertThat(readToken()).isNotEqualTo(old);
        assertThat(column(grid(), "Status"))
                .hasSize(2)
                .anyMatch(state -> state.startsWith("Virker ut "))
                .anyMatch(state -> state.startsWith("Virker til "));
        assertThat(rows(grid()).stream().map(List::getLast))
                .as("one that ends within the day is not changed again")
                .filteredOn(actions -> actions.contains("Bytt nøkkel"))
                .hasSize(1);
    }

    @Test
    void revokingAsksFirstAndThenTheProgramIsShutOut() {
        open();
        letIn("Fagsystem", Permission.READ);
        _click(inRow("Trekk tilbake …"));
        ConfirmDialog ask = _get(ConfirmDialog.class);
        assertThat(text(ask)).contains("Trekke tilbake nøkkelen …", "Fagsystem slipper ikke inn med denne nøkkelen");
        assertThat(tokens().getFirst().revokedAt()).isNull();
        ConfirmDialogKt._fireConfirm(ask);
        tab.roundTrip();
        assertThat(tokens().getFirst().revokedAt()).isNotNull();
        assertThat(column(grid(), "Status").getFirst()).startsWith("Trukket tilbake ");
        assertThat(rows(grid()).getFirst().getLast()).isEmpty();
    }

    @Test
    void theListIsTheBureausOwnAlone() {
        TestBureau other = bureaus.bureau();
        programs.letIn(bureaus.scope(other.admin()), new ProgramAccess("Andres", Set.of(Permission.READ), null));
        tab.signIn(bureau.admin());
        open();
        assertThat(tab.text()).doesNotContain("Andres");
    }

    @Test
    void nobodyButAnAdministratorLetsProgramsIn() {
        for (DemoPerson person : List.of(bureau.manager(), bureau.staff())) {
            tab.signIn(person);
            open();
            assertThat(_get(H1.class).getText()).isEqualTo("Du har ikke tilgang hit");
        }
    }
}
