package no.byraportal.settings.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.all;
import static no.byraportal.Browserless.as;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.ShortcutsKt;
import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.DemoPerson;
import no.byraportal.identity.CurrentUser;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.DueDays;
import no.byraportal.settings.SettingsDiff;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Dates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.annotation.Transactional;

/** One client's page: what is desired, how it is changed, and what happens when two change it at once. */
@PortalTest
@Transactional
class ClientPageTest {

    private static final DemoPerson KARI = DemoPerson.of("kari@fjordregnskap.example");
    private static final DemoPerson OLA = DemoPerson.of("ola@fjordregnskap.example");
    private static final DemoPerson MONA = DemoPerson.of("leder@fjordregnskap.example");
    private static final String FORM = "klienter/4110/fakturaoppsett";
    /** Its file says «fjorten». */
    private static final ClientNumber MYRVANG = new ClientNumber(4107);

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final SettingsService settings;
    private final ClientService clients;
    private final CurrentUser currentUser;

    ClientPageTest(SettingsService settings, ClientService clients, CurrentUser currentUser) {
        this.settings = settings;
        this.clients = clients;
        this.currentUser = currentUser;
    }

    private ClientSettings stored(ClientNumber number) {
        return as(
                KARI,
                () -> settings.settings(
                        currentUser.scope(),
                        clients.client(currentUser.scope(), number).id()));
    }

    private ClientSettings save(DemoPerson person, int dueDays, String reason) {
        return save(person, SettingsField.DUE_DAYS, Integer.toString(dueDays), reason);
    }

    private ClientSettings save(DemoPerson person, SettingsField field, String text, String reason) {
        return save(person, DemoBureaus.FJORDFISK, field, text, reason);
    }

    private ClientSettings save(
            DemoPerson person, ClientNumber client, SettingsField field, String text, String reason) {
        ClientSettings now = stored(client);
        return as(person, () -> settings.change(currentUser.scope(), now.revision(), now.with(field, text), reason));
    }

    private static TextField dueDays() {
        return _get(TextField.class, spec -> spec.withId("invoicing-duedays"));
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private void preview(String dueDays) {
        tab.type(dueDays(), dueDays);
        _click(button("Forhåndsvis endring"));
        tab.roundTrip();
    }

    private static Stream<String> lines(String kind) {
        return all(Div.class)
                .filter(line -> line.hasClassName("diff-line") && (kind.isEmpty() || line.hasClassName(kind)))
                .map(Browserless::text);
    }

    @Test
    void theHeadSaysWhoTheClientIsAndWhatTheAgentRuns() {
        tab.signIn(KARI);
        tab.open("klienter/4110");
        assertThat(_get(H1.class).getText()).isEqualTo("Fjordfisk AS");
        assertThat(text(tab.view()))
                .contains("Aktiv", "Org.nr. 100 146 428", "ERP C104", "WebFaktura klientnr. 4110")
                .contains("revisjon 3 · kjører 2")
                .containsPattern("Synkagenten kjører revisjon 2 av 3. Tatt i bruk .* Revisjon 3 er ikke tatt i bruk")
                .contains("WebFaktura kjører revisjon 3 av 3.");
    }

    @Test
    void anInactiveClientHasAStarAndSaysSo() {
        tab.signIn(KARI);
        tab.open("klienter/4102");
        assertThat(_get(H1.class).getText()).isEqualTo("* Grønnli Hagesenter AS");
        assertThat(text(tab.view())).contains("Inaktiv");
    }

    @Test
    void eachTabHasItsAddressAndKeepsTheListsFilter() {
        tab.signIn(KARI);
        tab.open("klienter/4110?search=fisk");
        List<String> addresses = all(RouterLink.class)
                .filter(link -> link.getParent().filter(Nav.class::isInstance).isPresent())
                .map(RouterLink::getHref)
                .toList();
        assertThat(addresses)
                .containsExactly(
                        "klienter/4110/firma?search=fisk",
                        "klienter/4110/abonnement?search=fisk",
                        "klienter/4110/moduler?search=fisk",
                        "klienter/4110/nummerserier?search=fisk",
                        "klienter/4110/avgiftskoder?search=fisk",
                        "klienter/4110/kontoer?search=fisk",
                        "klienter/4110/fakturaoppsett?search=fisk",
                        "klienter/4110/vismanet?search=fisk",
                        "klienter/4110/brukere?search=fisk",
                        "klienter/4110/historikk?search=fisk");
        for (String address : addresses) {
            tab.open(address);
            assertThat(tab.address()).isEqualTo(address);
            assertThat(all(RouterLink.class)
                            .filter(link -> "page".equals(link.getElement().getAttribute("aria-current")))
                            .map(RouterLink::getHref))
                    .containsExactly(address);
        }
    }

    @Test
    void aTabThatDoesNotExistIsNothing() {
        tab.signIn(KARI);
        tab.open("klienter/4110/finnesikke");
        assertThat(tab.text()).contains("Her er det ingenting");
    }

    @Test
    void oneGoesThroughTheListWithoutGoingBackToIt() {
        tab.signIn(KARI);
        tab.open("klienter/4110/fakturaoppsett?sort=client-number");
        List<String> around = all(RouterLink.class)
                .filter(link -> List.of("Forrige", "Neste").contains(text(link)))
                .map(RouterLink::getHref)
                .toList();
        assertThat(around)
                .containsExactly(
                        "klienter/4109/fakturaoppsett?sort=client-number",
                        "klienter/4111/fakturaoppsett?sort=client-number");
    }

    @Test
    void aValueThatCannotBeIsRefusedUnderTheFieldAndNothingIsSaved() {
        tab.signIn(KARI);
        tab.open(FORM);
        refused("-1", "−1 dager går ikke. Betalingsfristen kan være 0 til 365 dager.");
        refused("366", "366 dager går ikke. Betalingsfristen kan være 0 til 365 dager.");
        refused("fjorten", "«fjorten» er ikke et helt tall. Skriv antall dager, 0 til 365.");
        refused("14,5", "«14,5» er ikke et helt tall. Skriv antall dager, 0 til 365.");
        refused("", "Skriv antall dager, 0 til 365.");
        assertThat(stored(DemoBureaus.FJORDFISK).revision()).isEqualTo(3);
    }

    private void refused(String typed, String reason) {
        preview(typed);
        assertThat(dueDays().isInvalid()).as(typed).isTrue();
        assertThat(dueDays().getErrorMessage()).isEqualTo(reason);
        _assertNone(PreviewSheet.class);
    }

    @Test
    void whatIsTypedShowsWhatItWasAndThatItIsNotSaved() {
        tab.signIn(KARI);
        tab.open(FORM);
        _assertNone(Button.class, spec -> spec.withText("Forhåndsvis endring"));
        tab.type(dueDays(), "30");
        assertThat(text(tab.view())).contains("Endret fra 21", "1 endring er ikke lagret", "1 endret");
        tab.type(dueDays(), "21");
        assertThat(text(tab.view())).doesNotContain("Endret fra", "ikke lagret");
    }

    @Test
    void thePreviewShowsBeforeAndAfterInWordsAndInTheFile() {
        tab.signIn(KARI);
        tab.open(FORM);
        preview("30");
        PreviewSheet sheet = _get(PreviewSheet.class);
        assertThat(text(sheet))
                .contains(
                        "Fjordfisk AS · blir revisjon 4",
                        "1 felt endres",
                        "Betalingsfrist 21 dager 30 dager Byrået eier")
                .contains("1 linje endres i variables.xml", "Resten av filen er lik, byte for byte.");
        assertThat(lines("removed")).singleElement().asString().endsWith("− <CompanyDueDays>21</CompanyDueDays>");
        assertThat(lines("added")).singleElement().asString().endsWith("+ <CompanyDueDays>30</CompanyDueDays>");
        assertThat(stored(DemoBureaus.FJORDFISK).revision()).isEqualTo(3);
    }

    @Test
    void ciphertextsAreNeverShownNotEvenAroundAChange() {
        tab.signIn(KARI);
        tab.open(FORM);
        preview("30");
        assertThat(lines("")).isNotEmpty().noneMatch(line -> line.contains("=="));
        assertThat(lines("")).anyMatch(line -> line.contains("Pasword2>•••<"));
    }

    @Test
    void aChangeThatNeedsAReasonIsNotSavedWithoutOneAndTheSheetSaysSo() {
        tab.signIn(KARI);
        tab.open(FORM);
        ClientSettings now = stored(DemoBureaus.FJORDFISK);
        ClientSettings demo = now.with(SettingsField.PLAN, "99");
        PreviewSheet sheet = new PreviewSheet(
                as(KARI, () -> clients.client(currentUser.scope(), DemoBureaus.FJORDFISK)),
                now,
                SettingsDiff.between(now.document(), demo.document()),
                List.of(),
                List.of(),
                reason -> as(KARI, () -> settings.change(currentUser.scope(), now.revision(), demo, reason))
                                .revision()
                        == 4);
        sheet.open();
        _click(button("Lagre revisjon 4"));
        assertThat(_get(TextArea.class, spec -> spec.withLabel("Begrunnelse")).isInvalid())
                .isTrue();
        assertThat(_get(TextArea.class, spec -> spec.withLabel("Begrunnelse")).getErrorMessage())
                .startsWith("Skriv en begrunnelse.");
        assertThat(stored(DemoBureaus.FJORDFISK).revision()).isEqualTo(3);
        _get(TextArea.class, spec -> spec.withLabel("Begrunnelse")).setValue("Prøver");
        _click(button("Lagre revisjon 4"));
        assertThat(sheet.isOpened()).isFalse();
        assertThat(stored(DemoBureaus.FJORDFISK).revision()).isEqualTo(4);
    }

    @Test
    void savingMakesTheNextRevisionAndTheHistoryTellsWhy() {
        tab.signIn(KARI);
        tab.open(FORM);
        preview("30");
        _get(TextArea.class, spec -> spec.withLabel("Begrunnelse")).setValue("Avtalt på telefon.");
        _click(button("Lagre revisjon 4"));
        tab.roundTrip();
        _assertNone(PreviewSheet.class);
        assertThat(stored(DemoBureaus.FJORDFISK).revision()).isEqualTo(4);
        assertThat(tab.text()).contains("Revisjon 4 er lagret. Agenten får den neste gang den spør.");
        assertThat(dueDays().getValue()).isEqualTo("30");
        tab.open("klienter/4110/historikk");
        List<String> revisions = all(ListItem.class).map(Browserless::text).toList();
        assertThat(revisions).hasSize(4);
        assertThat(revisions.getFirst())
                .startsWith(
                        "Velg revisjon 4 B 4 Betalingsfrist: 21 dager → 30 dager Avtalt på telefon. Kari Nordvik · ")
                .endsWith("Gjelder nå Agenten har ikke hentet");
        assertThat(revisions.get(2)).endsWith("Agenten kjører denne");
        assertThat(revisions.getLast()).contains("Første innstillinger, tatt inn fra variables.xml");
    }

    private static void choose(int... revisions) {
        for (int revision : revisions) {
            _click(_get(
                    NativeButton.class,
                    spec -> spec.withPredicate(
                            mark -> mark.getAriaLabel().orElse("").equals("Velg revisjon " + revision))));
        }
    }

    private static String shown() {
        return text(_get(Div.class, spec -> spec.withClasses("panel")));
    }

    @Test
    void ofTwoChosenRevisionsTheDifferenceIsShownAndOfOneTheWhole() {
        tab.signIn(KARI);
        save(KARI, 30, "");
        save(KARI, SettingsField.FOOTER, "Takk for handelen!", "");
        tab.open("klienter/4110/historikk");
        assertThat(shown())
                .startsWith("Fra revisjon 4 til 5 ")
                .contains("1 felt er ulikt Felt Revisjon 4 Revisjon 5 Fakturaoppsett")
                .contains("Bunntekst ingen Takk for handelen!");
        choose(3);
        assertThat(shown()).startsWith("Fra revisjon 3 til 4 ").contains("Betalingsfrist 21 dager 30 dager");
        choose(3);
        assertThat(shown())
                .startsWith("Revisjon 4 Kari Nordvik")
                .contains("Abonnement Abonnement ")
                .contains("Betalingsfrist 30 dager")
                .contains("Gjenopprett revisjon 4 …");
        choose(4, 5);
        assertThat(shown()).startsWith("Revisjon 5 ").doesNotContain("Gjenopprett");
    }

    @Test
    void theSettingsAreShownAsTheyWereWithWhatEachRanThen() {
        tab.signIn(KARI);
        tab.open("klienter/4110/historikk");
        DatePicker day = _get(DatePicker.class, spec -> spec.withId("history-day"));
        _click(button("Vis"));
        assertThat(day.isInvalid()).isTrue();
        assertThat(day.getErrorMessage()).isEqualTo("Velg en dag.");
        day.setValue(LocalDate.now(Dates.OSLO));
        _click(button("Vis"));
        assertThat(shown())
                .contains("Revisjon 3 gjaldt.")
                .contains("Synkagenten kjørte revisjon 2, tatt i bruk ")
                .contains("WebFaktura kjørte revisjon 3, tatt i bruk ")
                .contains("Betalingsfrist 21 dager");
        day.setValue(LocalDate.of(2001, 2, 3));
        _click(button("Vis"));
        assertThat(shown()).contains("Klienten hadde ingen innstillinger her 3. feb. 2001 kl. 23:59.");
        tab.open("klienter/4105/historikk");
        _get(DatePicker.class, spec -> spec.withId("history-day")).setValue(LocalDate.now(Dates.OSLO));
        _click(button("Vis"));
        assertThat(shown()).contains("WebFaktura hadde ikke meldt noe ennå.");
    }

    @Test
    void anOldRevisionIsRestoredAfterItsPreview() {
        tab.signIn(KARI);
        save(KARI, 30, "");
        save(KARI, SettingsField.CUSTOMER_START, "60000", "Fortsetter");
        tab.open("klienter/4110/historikk");
        choose(3);
        _click(button("Gjenopprett revisjon 3 …"));
        tab.roundTrip();
        assertThat(text(_get(PreviewSheet.class)))
                .contains("Betalingsfrist 30 dager 21 dager")
                .doesNotContain("Første kundenummer");
        _get(TextArea.class, spec -> spec.withLabel("Begrunnelse")).setValue("Feil avtale.");
        _click(button("Lagre revisjon 6"));
        tab.roundTrip();
        _assertNone(PreviewSheet.class);
        SettingsDocument document = stored(DemoBureaus.FJORDFISK).document();
        assertThat(document.invoicing().dueDays()).isEqualTo(new DueDays(21));
        assertThat(SettingsField.CUSTOMER_START.in(document)).contains("60000");
        assertThat(all(ListItem.class).map(Browserless::text))
                .first()
                .asString()
                .contains("Gjenopprettet revisjon 3", "Feil avtale.");
        choose(3);
        _click(button("Gjenopprett revisjon 3 …"));
        tab.roundTrip();
        assertThat(tab.text()).contains("Innstillingene er alt slik de var i revisjon 3.");
    }

    @Test
    void nobodyRestoresOverWhatIsTypedOrWithoutLeave() {
        tab.signIn(KARI);
        tab.open(FORM);
        tab.type(dueDays(), "60");
        tab.open("klienter/4110/historikk");
        assertThat(shown()).contains("Lagre eller forkast det du har endret");
        _assertNone(Button.class, spec -> spec.withText("Gjenopprett revisjon 2 …"));
        tab.signIn(MONA);
        tab.open("klienter/4110/historikk");
        assertThat(shown()).contains("Du kan se, men ikke endre denne klienten.");
        _assertNone(Button.class, spec -> spec.withText("Gjenopprett revisjon 2 …"));
    }

    @Test
    void savingTwiceIsSavingOnce() {
        tab.signIn(KARI);
        tab.open(FORM);
        preview("30");
        Button save = button("Lagre revisjon 4");
        save.click();
        save.click();
        tab.roundTrip();
        assertThat(stored(DemoBureaus.FJORDFISK).revision()).isEqualTo(4);
    }

    @Test
    void whatIsTypedOtherwiseButMeansTheSameIsNoChange() {
        tab.signIn(KARI);
        tab.open(FORM);
        preview("021");
        _assertNone(PreviewSheet.class);
        assertThat(dueDays().getValue()).isEqualTo("21");
    }

    @Test
    void controlSOpensThePreview() {
        tab.signIn(KARI);
        tab.open(FORM);
        tab.type(dueDays(), "30");
        ShortcutsKt.fireShortcut(Key.KEY_S, KeyModifier.CONTROL);
        assertThat(_get(PreviewSheet.class).isOpened()).isTrue();
    }

    @Test
    void discardingBringsBackWhatIsSaved() {
        tab.signIn(KARI);
        tab.open(FORM);
        tab.type(dueDays(), "30");
        _click(button("Forkast"));
        assertThat(dueDays().getValue()).isEqualTo("21");
        assertThat(text(tab.view())).doesNotContain("ikke lagret");
    }

    @Test
    void aManagerSeesTheFieldButCannotTypeInIt() {
        tab.signIn(MONA);
        tab.open(FORM);
        assertThat(dueDays().isReadOnly()).isTrue();
        assertThat(dueDays().getValue()).isEqualTo("21");
        assertThat(text(tab.view())).contains("Du kan se, men ikke endre denne klienten.");
    }

    @Test
    void staffChangeAClientThatIsGrantedToThem() {
        tab.signIn(OLA);
        tab.open(FORM);
        preview("30");
        _click(button("Lagre revisjon 4"));
        assertThat(stored(DemoBureaus.FJORDFISK).document().invoicing().dueDays())
                .isEqualTo(new DueDays(30));
    }

    @Test
    void aValueTheImportCouldNotJudgeIsShownAndGoesWhenARightOneIsSaved() {
        tab.signIn(KARI);
        tab.open("klienter/4107/fakturaoppsett");
        String problem = "Betalingsfrist står som «fjorten» i variables.xml, og det kan ikke forstås.";
        assertThat(dueDays().getValue()).isEqualTo("fjorten");
        assertThat(text(tab.view())).contains(problem);
        assertThat(tab.texts()).contains("Har et problem");
        preview("14");
        assertThat(text(_get(PreviewSheet.class))).contains("fjorten", "14 dager");
        _click(button("Lagre revisjon 2"));
        tab.roundTrip();
        assertThat(text(tab.view())).doesNotContain(problem);
        assertThat(tab.texts()).doesNotContain("Har et problem");
        SettingsDocument document = stored(MYRVANG).document();
        assertThat(document.unjudged()).isEmpty();
        assertThat(document.invoicing().dueDays()).isEqualTo(new DueDays(14));
    }

    @Test
    void whoeverSavedFirstIsNamedAndBothValuesAreShown() {
        tab.signIn(KARI);
        tab.open(FORM);
        preview("30");
        save(OLA, 45, "Ola var først.");
        _click(button("Lagre revisjon 4"));
        tab.roundTrip();
        ConflictDialog dialog = _get(ConflictDialog.class);
        assertThat(text(dialog))
                .contains("Ola Lien lagret først", "Ola Lien lagret revisjon 4 ")
                .contains("Begrunnelsen til Ola Lien: «Ola var først.»")
                .contains("Før, revisjon 3", "Ola Lien sin", "Din, ikke lagret")
                .contains("21 dager", "30 dager");
        RadioButtonGroup<?> choice = _get(RadioButtonGroup.class);
        assertThat(choice.getAriaLabel()).hasValue("Velg verdi for Betalingsfrist");
        assertThat(text(choice)).contains("45 dager", "30 dager (din)");
        assertThat(stored(DemoBureaus.FJORDFISK).document().invoicing().dueDays())
                .isEqualTo(new DueDays(45));
    }

    @Test
    void choosingMineLeadsToAPreviewOfTheRevisionAfterTheirs() {
        tab.signIn(KARI);
        tab.open(FORM);
        preview("30");
        save(OLA, 45, "");
        _click(button("Lagre revisjon 4"));
        _click(button("Forhåndsvis revisjon 5"));
        tab.roundTrip();
        assertThat(dueDays().getValue()).isEqualTo("30");
        assertThat(text(_get(PreviewSheet.class))).contains("blir revisjon 5", "45 dager", "30 dager");
        _click(button("Lagre revisjon 5"));
        assertThat(stored(DemoBureaus.FJORDFISK).document().invoicing().dueDays())
                .isEqualTo(new DueDays(30));
        assertThat(stored(DemoBureaus.FJORDFISK).revision()).isEqualTo(5);
    }

    @Test
    void choosingTheirsLeavesNothingOfMineToSave() {
        tab.signIn(KARI);
        tab.open(FORM);
        preview("30");
        save(OLA, 45, "");
        _click(button("Lagre revisjon 4"));
        chooseFirst();
        _click(button("Forhåndsvis revisjon 5"));
        tab.roundTrip();
        _assertNone(PreviewSheet.class);
        assertThat(dueDays().getValue()).isEqualTo("45");
        assertThat(stored(DemoBureaus.FJORDFISK).revision()).isEqualTo(4);
    }

    @SuppressWarnings("unchecked")
    private static void chooseFirst() {
        RadioButtonGroup<Object> choice = _get(RadioButtonGroup.class);
        choice.setValue(choice.getListDataView().getItem(0));
    }

    @Test
    void whatOnlyOneOfThemChangedIsKept() {
        tab.signIn(KARI);
        tab.open(FORM);
        preview("30");
        save(OLA, SettingsField.FOOTER, "Takk for handelen!", "");
        _click(button("Lagre revisjon 4"));
        tab.roundTrip();
        assertThat(text(_get(ConflictDialog.class)))
                .contains("Betalingsfrist 21 dager uendret 30 dager", "Bunntekst ingen Takk for handelen! uendret");
        _assertNone(RadioButtonGroup.class);
        _click(button("Forhåndsvis revisjon 5"));
        tab.roundTrip();
        _click(button("Lagre revisjon 5"));
        SettingsDocument document = stored(DemoBureaus.FJORDFISK).document();
        assertThat(document.invoicing().dueDays()).isEqualTo(new DueDays(30));
        assertThat(SettingsField.FOOTER.in(document)).contains("Takk for handelen!");
    }

    @Test
    void aChangeThatConcernsOnlyWebFakturaLeavesTheAgentWhereItIs() {
        tab.signIn(KARI);
        save(KARI, SettingsField.FOOTER, "Takk for handelen!", "");
        tab.open("klienter/4110/historikk");
        List<String> revisions = all(ListItem.class).map(Browserless::text).toList();
        assertThat(revisions.getFirst())
                .startsWith("Velg revisjon 4 B 4 Bunntekst: ingen → Takk for handelen! Kari Nordvik · ")
                .endsWith("Gjelder nå Gjelder bare WebFaktura");
        assertThat(revisions.get(1)).endsWith("Agenten har ikke hentet");
        save(KARI, new ClientNumber(4101), SettingsField.FOOTER, "Takk for handelen!", "");
        tab.open("klienter/4101");
        assertThat(text(tab.view()))
                .contains("revisjon 1 · kjører 1")
                .contains("Ønsket revisjon 2")
                .containsPattern(
                        "Synkagenten kjører revisjon 1 av 2. Tatt i bruk .* Det som er endret siden, gjelder den ikke");
    }

    @Test
    void severalChangesStandOnALineEachAndProblemsOnTheTabOfTheirField() {
        tab.signIn(KARI);
        ClientSettings now = stored(DemoBureaus.FJORDFISK);
        as(
                KARI,
                () -> settings.change(
                        currentUser.scope(),
                        now.revision(),
                        now.with(SettingsField.DELIVERY, "E")
                                .with(SettingsField.PLAN, "99")
                                .with(SettingsField.CURRENCY, "1"),
                        "Prøver"));
        tab.open("klienter/4110/historikk");
        assertThat(all(Paragraph.class)
                        .filter(line -> line.hasClassName("what"))
                        .map(Browserless::text)
                        .limit(3))
                .element(0)
                .asString()
                .startsWith("Abonnement: ")
                .endsWith(" → 99 Demo");
        assertThat(all(Paragraph.class).map(Browserless::text)).contains("Valuta: av → på", "Sendemåte: M → E");
        tab.open("klienter/4110");
        assertThat(text(tab.view())).contains("Har et problem", "Sendemåte er «E»", "Gå til Fakturaoppsett");
        tab.open(FORM);
        assertThat(text(tab.view())).contains("Sendemåte er «E», og bare M er kjent.");
    }

    private static TextField field(String id) {
        return _get(TextField.class, spec -> spec.withId(id));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static RadioButtonGroup<String> choice(String id) {
        return _get(RadioButtonGroup.class, spec -> spec.withId(id));
    }

    /** Which class a VAT code stands in. */
    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<String> vatClass(String code) {
        return all(RadioButtonGroup.class)
                .filter(group -> group.getAriaLabel().equals(Optional.of("Avgiftssats for kode " + code)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsTypedOnSeveralTabsIsOnePreviewAndOneRevision() {
        tab.signIn(KARI);
        int before = stored(DemoBureaus.FJORDFISK).revision();
        tab.open("klienter/4110/abonnement");
        _get(PlanField.class).setValue("40");
        tab.open("klienter/4110/moduler");
        choice("features-project")
                .setValue("1".equals(choice("features-project").getValue()) ? "0" : "1");
        tab.open("klienter/4110/avgiftskoder");
        vatClass("11").setValue("PLL");
        tab.open("klienter/4110/kontoer");
        tab.type(field("salesaccount-21"), "3060");
        tab.roundTrip();
        assertThat(text(tab.view()))
                .contains("5 endringer er ikke lagret", "Abonnement 1 endret", "Avgiftskoder Har et problem 2 endret");
        _click(button("Forhåndsvis endring"));
        tab.roundTrip();
        assertThat(lines("added"))
                .anyMatch(line -> line.contains("<SubscriptionType>40<"))
                .anyMatch(line -> line.contains("<ProdVatPLL>21;11<"));
        _click(button("Lagre revisjon " + (before + 1)));
        ClientSettings saved = stored(DemoBureaus.FJORDFISK);
        assertThat(saved.revision()).isEqualTo(before + 1);
        assertThat(SettingsField.PLAN.in(saved.document())).contains("40");
        assertThat(SettingsField.VAT_PLL.in(saved.document())).contains("21;11");
        assertThat(SettingsField.SALES_ACCOUNTS.in(saved.document())).contains("1=3000;9=3100;11=3060;21=3060;91=3200");
    }

    @Test
    void thePreviewSaysWhatWillBeWrong() {
        tab.signIn(KARI);
        tab.open("klienter/4110/avgiftskoder");
        vatClass("1").setValue("PLL");
        _click(button("Forhåndsvis endring"));
        tab.roundTrip();
        assertThat(text(_get(Dialog.class))).contains("under en annen sats enn standardkoden", ": 1.");
    }

    @Test
    void aWrongValueOnAnotherTabIsShownThere() {
        tab.signIn(KARI);
        tab.open("klienter/4110/nummerserier");
        tab.type(field("numberseries-customer-start"), "0");
        tab.open("klienter/4110/moduler");
        _click(button("Forhåndsvis endring"));
        tab.roundTrip();
        assertThat(text(tab.view())).contains("Første kundenummer");
        assertThat(field("numberseries-customer-start").isInvalid()).isTrue();
        assertThat(field("numberseries-customer-start").getErrorMessage()).contains("1");
    }

    @Test
    void whatIsNotInUseIsShownAndCannotBeChanged() {
        tab.signIn(KARI);
        tab.open("klienter/4110/moduler");
        assertThat(text(tab.view())).contains("Kan ikke endres her.");
        assertThat(choice("features-automaticbatchupdate").isReadOnly()).isTrue();
    }

    @Test
    void whatTheRulesSayStandsOnTheFieldsTab() {
        tab.signIn(KARI);
        tab.open("klienter/4111/avgiftskoder");
        assertThat(text(tab.view())).contains("Avgiftskoder for råfisk (standardkode 32, 11,11 %): 32.");
        tab.open("klienter/4116/nummerserier");
        assertThat(text(tab.view()))
                .contains("Første kundenummer: WebFaktura kan gi nummer 10 010 (10 000–19 999)", "Har et problem");
        tab.open("klienter/4110");
        assertThat(text(tab.view())).doesNotContain("Har et problem");
    }

    @Test
    void givingMineUpShowsTheirs() {
        tab.signIn(KARI);
        tab.open(FORM);
        preview("30");
        save(OLA, 45, "");
        _click(button("Lagre revisjon 4"));
        _click(button("Forkast mine endringer"));
        tab.roundTrip();
        assertThat(dueDays().getValue()).isEqualTo("45");
        assertThat(text(tab.view())).doesNotContain("ikke lagret");
    }

    @Test
    void leavingWithUnsavedChangesAsksAndStayingKeepsThem() {
        tab.signIn(KARI);
        tab.open(FORM);
        tab.type(dueDays(), "30");
        tab.open("klienter");
        ConfirmDialog ask = _get(ConfirmDialog.class);
        assertThat(text(ask)).contains("Forlate Fjordfisk AS uten å lagre?", "Forkast endringene", "Bli her");
        ConfirmDialogKt._fireCancel(ask);
        tab.roundTrip();
        assertThat(dueDays().getValue()).isEqualTo("30");
        assertThat(tab.address()).isEqualTo(FORM);
    }

    @Test
    void leavingAnywayDiscardsThem() {
        tab.signIn(KARI);
        tab.open(FORM);
        tab.type(dueDays(), "30");
        tab.open("klienter");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        tab.roundTrip();
        assertThat(tab.address()).isEqualTo("klienter");
        tab.open(FORM);
        assertThat(dueDays().getValue()).isEqualTo("21");
    }

    @Test
    void goingToAnotherTabOfTheClientKeepsWhatIsTyped() {
        tab.signIn(KARI);
        tab.open(FORM);
        tab.type(dueDays(), "30");
        tab.open("klienter/4110/historikk");
        assertThat(all(Component.class).filter(ConfirmDialog.class::isInstance)).isEmpty();
        assertThat(text(tab.view())).contains("1 endring er ikke lagret");
        tab.open(FORM);
        assertThat(dueDays().getValue()).isEqualTo("30");
    }

    @Test
    void goingToTheNextClientWithUnsavedChangesAsks() {
        tab.signIn(KARI);
        tab.open(FORM);
        tab.type(dueDays(), "30");
        tab.open("klienter/4111/fakturaoppsett");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        tab.roundTrip();
        assertThat(_get(H1.class).getText()).isEqualTo("Havbris Maritim AS");
        assertThat(dueDays().getValue()).isEqualTo("14");
        assertThat(text(tab.view())).doesNotContain("ikke lagret");
    }

    @Test
    void theFirstTabNamesWhatIsWrongOnTheOthersAndLeadsThere() {
        tab.signIn(KARI);
        tab.open("klienter/4107");
        assertThat(text(tab.view())).contains("fjorten", "Gå til Fakturaoppsett");
        assertThat(all(RouterLink.class).map(RouterLink::getHref))
                .contains("klienter/4107/fakturaoppsett?felt=invoicing.dueDays");
    }
}
