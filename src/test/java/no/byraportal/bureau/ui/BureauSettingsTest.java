package no.byraportal.bureau.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.bureau.Bureau;
import no.byraportal.bureau.BureauService;
import no.byraportal.bureau.Licence;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.notice.Matter;
import no.byraportal.notice.NoticeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.annotation.Transactional;

/** Byråinnstillinger on the screen: what is typed is judged at its place, and what breaks much is asked twice. */
@PortalTest
@Transactional
class BureauSettingsTest {

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final BureauService bureaus;
    private final NoticeService notices;
    private final TestBureaus tests;
    private TestBureau bureau;

    BureauSettingsTest(BureauService bureaus, NoticeService notices, TestBureaus tests) {
        this.bureaus = bureaus;
        this.notices = notices;
        this.tests = tests;
    }

    @BeforeEach
    void open() {
        bureau = tests.bureau("Fjellheim AS");
        tab.signIn(bureau.admin());
        tab.open("byrainnstillinger");
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private Bureau now() {
        return bureaus.bureau(tests.scope(bureau.admin()));
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    /** In the order of the page: name and contact first, retention last. */
    private static Button save(boolean first) {
        List<Button> all = Browserless.all(Button.class)
                .filter(button -> button.getText().equals("Lagre") && button.isVisible())
                .toList();
        return first ? all.getFirst() : all.getLast();
    }

    @Test
    void nameAndContactAreSavedOrRefusedUnderTheirFields() {
        tab.type(field("Byrå"), "Nytt navn AS");
        _get(EmailField.class).setValue("ikke en adresse");
        tab.type(field("Telefon"), "22 33 44 55");
        _click(save(true));
        assertThat(_get(EmailField.class).getErrorMessage()).startsWith("Skriv adressen slik");
        assertThat(now().name()).startsWith("Prøve ");
        _get(EmailField.class).setValue("post@nytt.example");
        _click(save(true));
        assertThat(now().name()).isEqualTo("Nytt navn AS");
        assertThat(now().phone()).isEqualTo("22 33 44 55");
    }

    @Test
    void theCustomerNumberIsChangedAfterTwoQuestionsAndAReason() {
        String before = now().customerNumber().digits();
        _click(button("Endre kundenummer …"));
        assertThat(Browserless.text(_get(RenumberDialog.class)))
                .contains("VBSerialNmb i variables.xml på hver synkagent", "tas fortsatt imot");
        tab.type(field("Nytt kundenummer"), "12x");
        _click(button("Fortsett …"));
        assertThat(field("Nytt kundenummer").isInvalid()).isTrue();
        tab.type(field("Nytt kundenummer"), "62000001");
        _click(button("Fortsett …"));
        assertThat(_get(TextArea.class).isInvalid()).as("no reason").isTrue();
        _get(TextArea.class).setValue("Fusjon");
        _click(button("Fortsett …"));
        assertThat(now().customerNumber().digits()).as("asked once").isEqualTo(before);
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        tab.roundTrip();
        assertThat(now().customerNumber().digits()).isEqualTo("62000001");
        assertThat(tab.text()).contains("62000001", before + " til ", "byttet av Anne Prøve");
    }

    @Test
    void anotherBureausNumberIsRefusedUnderTheField() {
        TestBureau other = tests.bureau();
        String taken =
                bureaus.bureau(tests.scope(other.admin())).customerNumber().digits();
        tab.signIn(bureau.admin());
        tab.open("byrainnstillinger");
        _click(button("Endre kundenummer …"));
        tab.type(field("Nytt kundenummer"), taken);
        _get(TextArea.class).setValue("Fusjon");
        _click(button("Fortsett …"));
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(field("Nytt kundenummer").isInvalid()).isTrue();
        assertThat(field("Nytt kundenummer").getErrorMessage()).startsWith("Et annet byrå");
    }

    @Test
    void theUsersInTheFilesAreShownWithTheirWarnings() {
        byte[] file = new String(bureau.file(), StandardCharsets.UTF_8)
                .replace("<DIUser>æøå</DIUser>", "<DIUser>Admin</DIUser>")
                .getBytes(StandardCharsets.UTF_8);
        tests.take(tests.scope(bureau.admin()), bureau.installation().id(), file);
        tab.open("byrainnstillinger");
        assertThat(tab.text())
                .contains("Prøveserver logger inn i ERP-systemet med standardbrukeren admin")
                .contains("Visma Support må hjelpe til")
                .doesNotContain("hemmelig=");
    }

    @Test
    void licencesAreReadAndWhatEndsIsWarnedOf() {
        LocalDate today = tests.scope(bureau.admin()).today();
        DemoPerson.of("drift@byraportal.example").signIn();
        bureaus.license(
                bureau.id(), new Licence(Licence.Kind.VISMA_NET, today.minusYears(1), Optional.of(today.minusDays(1))));
        tab.signIn(bureau.admin());
        tab.open("byrainnstillinger");
        assertThat(tab.text())
                .contains("WebFaktura Ingen lisens", "WebFaktura Visma.net Gått ut")
                .contains("Lisensen på WebFaktura Visma.net gikk ut");
        _assertNone(Button.class, spec -> spec.withText("Endre …"));
    }

    @Test
    void retentionHasARangeAndSaysWhatTheLawDemands() {
        assertThat(tab.text()).contains("Bokføringsloven krever");
        _get(IntegerField.class).setValue(10);
        _click(save(false));
        assertThat(_get(IntegerField.class).getErrorMessage()).isEqualTo("Skriv et antall dager fra 30 til 400.");
        _get(IntegerField.class).setValue(120);
        _click(save(false));
        assertThat(now().reportDays()).isEqualTo(120);
    }

    @Test
    void aManagerReadsAndStaffDoNot() {
        tab.signIn(bureau.manager());
        tab.open("byrainnstillinger");
        assertThat(tab.text()).contains("Kundenummer hos Visma");
        assertThat(field("Byrå").isReadOnly()).isTrue();
        _assertNone(Button.class, spec -> spec.withText("Endre kundenummer …"));
        tab.signIn(bureau.staff());
        tab.open("byrainnstillinger");
        assertThat(_get(H1.class).getText()).isEqualTo("Du har ikke tilgang hit");
    }

    @Test
    void whoGetsWhichLettersIsTicked() {
        Checkbox tick = _get(
                Checkbox.class,
                spec -> spec.withPredicate(
                        box -> box.getAriaLabel().equals(Optional.of("Leif Prøve får e-post om: Tause agenter"))));

        tick.setValue(true);

        assertThat(notices.readers(tests.scope(bureau.admin())))
                .filteredOn(reader -> reader.name().equals("Leif Prøve"))
                .singleElement()
                .satisfies(reader -> assertThat(reader.matters()).containsExactly(Matter.AGENTS));
    }
}
