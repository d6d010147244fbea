package no.byraportal.statistics.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.column;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.DownloadKt;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.RouterLink;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.PlanCode;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Chart;
import no.byraportal.statistics.Comparison;
import no.byraportal.statistics.Delivery;
import no.byraportal.statistics.InvoiceKind;
import no.byraportal.statistics.InvoiceService;
import no.byraportal.statistics.SentInvoice;
import no.byraportal.statistics.UsageService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.annotation.Transactional;

/** Statistikk and Abonnement mot bruk, as the bureau's people see them. */
@PortalTest
@Transactional
class StatisticsViewTest {

    private final YearMonth last = YearMonth.now(Dates.OSLO).minusMonths(1);

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final InvoiceService invoices;
    private final UsageService usages;
    private final SettingsService settings;
    private final TestBureaus bureaus;
    private TestBureau bureau;
    private Client laks;

    StatisticsViewTest(InvoiceService invoices, UsageService usages, SettingsService settings, TestBureaus bureaus) {
        this.invoices = invoices;
        this.usages = usages;
        this.settings = settings;
        this.bureaus = bureaus;
    }

    @BeforeEach
    void begin() {
        bureau = bureaus.bureau("Laks AS", "Sei AS", "Torsk AS");
        laks = bureau.client(0);
        tab.signIn(bureau.admin());
    }

    /** So many on the first of each of the last months, the first numbered from where the one before ended. */
    private void sends(Client client, int months, int aMonth, Delivery delivery) {
        Map<Integer, SentInvoice> told = new TreeMap<>();
        for (int at = 0; at < months * aMonth; at++) {
            LocalDate day = last.minusMonths(months - 1L - at / aMonth).atDay(1);
            told.put(
                    at,
                    new SentInvoice(
                            client.clientNumber(), InvoiceKind.INVOICE, new SeriesNumber(at + 1), day, delivery));
        }
        assertThat(invoices.take(Programs.webFaktura(), told).accepted()).isEqualTo(told.size());
    }

    private static Grid<?> grid() {
        return _get(Grid.class);
    }

    /** Where the first row leads to. */
    private static String firstRow() {
        return ((RouterLink) GridKt._getCellComponent(grid(), 0, "name")).getHref();
    }

    /** What there is to read, its hard spaces as soft ones. */
    private String text() {
        return tab.text().replace('\u00a0', ' ');
    }

    private static RouterLink link(String text) {
        return _get(RouterLink.class, spec -> spec.withText(text));
    }

    private static String month(YearMonth month) {
        return Dates.month(month, Texts.BOKMAL);
    }

    @Test
    void aYearIsHeldAgainstTheOneBeforeMonthByMonthAndInAll() {
        sends(laks, 24, 10, Delivery.EMAIL);
        sends(bureau.client(1), 12, 5, Delivery.ELECTRONIC);
        tab.open("statistikk");
        assertThat(text()).contains("180 +50,0 % mot 120 året før");
        assertThat(text()).contains("33,3 % 0,0 % året før", "2 av 3 aktive");
        assertThat(column(grid(), "Måned")).hasSize(12).first().isEqualTo(month(last));
        assertThat(column(grid(), "Fakturaer")).containsOnly("15");
        assertThat(column(grid(), "Året før")).containsOnly("10");
        _assertOne(
                Chart.class,
                spec -> spec.withAttribute("aria-label", Texts.text(Texts.BOKMAL, "statistics.chart.months.label")));
    }

    @Test
    void aFigureLeadsToTheClientsBehindItAndAClientToItsInvoices() {
        sends(laks, 2, 3, Delivery.POST);
        tab.open("statistikk");
        tab.open(firstRow());
        assertThat(tab.address()).startsWith("statistikk?").contains("fra=" + last, "til=" + last, "etter=client");
        assertThat(column(grid(), "Klient")).containsExactly("Laks AS");
        assertThat(column(grid(), "Post")).containsExactly("3");
        tab.open(firstRow());
        assertThat(text()).contains("Sendt for Laks AS", "3 fakturaer og kreditnotaer");
        assertThat(column(grid(), "Nummer")).containsExactly("6", "5", "4");
        assertThat(column(grid(), "Sendemåte")).containsOnly("Post");
    }

    @Test
    void onlyAListThatIsFetchedAsItScrollsPointsToTheReportOnPaper() {
        sends(laks, 2, 3, Delivery.POST);
        tab.open("statistikk");
        _assertNone(Paragraph.class, spec -> spec.withClasses("print-only"));
        tab.open("statistikk?etter=client");
        _assertOne(Paragraph.class, spec -> spec.withClasses("print-only"));
    }

    @Test
    void whatIsChosenStandsInTheAddress() {
        sends(laks, 1, 1, Delivery.EMAIL);
        tab.open("statistikk");
        @SuppressWarnings("unchecked")
        Select<Comparison> comparison = _find(Select.class).getFirst();
        comparison.setValue(Comparison.BEFORE);
        assertThat(tab.address()).isEqualTo("statistikk?mot=before");
        assertThat(text()).contains("– mot 0 perioden før");
        tab.open(link("Egen").getHref());
        assertThat(tab.address()).contains("fra=" + last.minusMonths(11), "til=" + last, "mot=before");
        assertThat(_find(ComboBox.class)).hasSize(3);
    }

    @Test
    void periodsThatCannotBeAreToldKindly() {
        tab.open("statistikk?fra=2026-03&til=2026-01");
        assertThat(text()).contains("Perioden slutter før den begynner.");
        assertThat(_find(ComboBox.class)).as("one may choose another").hasSize(3);
        tab.open("statistikk?fra=2099-01&til=2099-02");
        assertThat(text()).contains("Perioden har ikke begynt.", "januar 2099");
        tab.open("statistikk");
        assertThat(text()).contains("Ingen fakturaer er sendt i perioden.");
        tab.open("statistikk?fra=x&etter=y&klient=z&plan=q");
        assertThat(text()).contains("Ingen fakturaer er sendt i perioden.");
        _assertNone(Chart.class);
    }

    @Test
    void theRowsCanBeDownloaded() {
        sends(laks, 2, 3, Delivery.POST);
        tab.open("statistikk?etter=client");
        assertThat(new String(
                        DownloadKt._download(_get(Anchor.class, spec -> spec.withText("Last ned CSV"))),
                        StandardCharsets.UTF_8))
                .contains("Laks AS");
    }

    @Test
    void aSuggestedPlanIsTakenWithTheUsualPreview() {
        PersonScope anne = bureaus.scope(bureau.admin());
        ClientSettings now = settings.settings(anne, laks.id());
        settings.change(anne, now.revision(), now.with(SettingsField.PLAN, "10"), "Avtalt");
        sends(laks, 12, 100, Delivery.EMAIL);
        tab.open("abonnement");
        assertThat(text()).contains("For lite 1");
        tab.open("abonnement?vurdering=too-small");
        assertThat(column(grid(), "Klient")).containsExactly("Laks AS");
        assertThat(column(grid(), "Sendt")).containsExactly("1 200");
        assertThat(column(grid(), "Forslag").getFirst()).contains("Ta forslaget");
        PlanCode suggested =
                usages.usages(anne).getFirst().suggested().orElseThrow().code();
        tab.open("klienter/" + laks.clientNumber() + "/abonnement?plan=" + suggested);
        assertThat(text()).contains("1 endring er ikke lagret");
        assertThat(settings.settings(anne, laks.id()).document().subscription().plan())
                .isEqualTo(new PlanCode(10));
    }

    @Test
    void nobodyTakesASuggestionWhoMayNotChangeTheClient() {
        PersonScope anne = bureaus.scope(bureau.admin());
        ClientSettings now = settings.settings(anne, laks.id());
        settings.change(anne, now.revision(), now.with(SettingsField.PLAN, "10"), "Avtalt");
        sends(laks, 12, 100, Delivery.EMAIL);
        tab.signIn(bureau.manager());
        tab.open("abonnement?vurdering=too-small");
        assertThat(column(grid(), "Forslag").getFirst()).doesNotContain("Ta forslaget");
        tab.open("klienter/" + laks.clientNumber() + "/abonnement?plan=20");
        assertThat(text()).doesNotContain("1 endring er ikke lagret");
    }
}
