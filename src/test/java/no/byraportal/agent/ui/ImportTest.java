package no.byraportal.agent.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.all;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.UploadKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.upload.Upload;
import java.nio.charset.StandardCharsets;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.annotation.Transactional;

/** Importer: what a file would do is shown before anything is done. */
@PortalTest
@Transactional
class ImportTest {

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final TestBureaus bureaus;

    ImportTest(TestBureaus bureaus) {
        this.bureaus = bureaus;
    }

    private void upload(TestBureau bureau, String file) {
        tab.signIn(bureau.admin());
        tab.open("importer");
        UploadKt._upload(_get(Upload.class), "variables.xml", file.getBytes(StandardCharsets.UTF_8));
        tab.roundTrip();
    }

    @Test
    void aFileIsLookedThroughClientByClientBeforeAnythingIsTakenIn() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        upload(bureau, new String(bureau.file(), StandardCharsets.UTF_8).replaceFirst(">14<", ">45<"));
        assertThat(tab.text())
                .contains("variables.xml: 2 klienter", "Alle 2", "Avvik 1", "Lik 1")
                .contains("Betalingsfrist: 14 dager → 45 dager")
                .contains("Importer alle 2")
                .doesNotContain("hemmelig", "skjult");
        assertThat(_get(RadioButtonGroup.class).isVisible()).isTrue();
        _click(all(Button.class)
                .filter(button -> text(button).startsWith("Se feltene for klient 001"))
                .findFirst()
                .orElseThrow());
        assertThat(text(_get(ImportedSheet.class))).contains("Klient 001", "Betalingsfrist 14 dager 45 dager");
    }

    @Test
    void aRefusedFileIsRefusedWholeAndSaysWhere() {
        upload(bureaus.bureau("Laks AS"), "<v>\n<system></v>");
        assertThat(tab.text()).contains("variables.xml er avvist", "Ingenting er lagret.", "2");
    }
}
