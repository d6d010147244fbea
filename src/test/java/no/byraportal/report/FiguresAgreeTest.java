package no.byraportal.report;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.ApiCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.DownloadKt;
import com.vaadin.flow.component.html.Anchor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.byraportal.ApiCaller;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.Permission;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import no.byraportal.statistics.Delivery;
import no.byraportal.statistics.InvoiceKind;
import no.byraportal.statistics.InvoiceService;
import no.byraportal.statistics.SentInvoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A figure is the same wherever one reads it: on the screen, in its CSV, in PDF, XLSX and CSV, and by the API. */
@PortalTest
class FiguresAgreeTest {

    private final YearMonth last = YearMonth.now(Dates.OSLO).minusMonths(1);

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final TestBureaus bureaus;
    private final InvoiceService invoices;
    private final ReportService reports;
    private final Making making;
    private final int port;

    FiguresAgreeTest(
            @LocalServerPort int port,
            TestBureaus bureaus,
            InvoiceService invoices,
            ReportService reports,
            Making making) {
        this.port = port;
        this.bureaus = bureaus;
        this.invoices = invoices;
        this.reports = reports;
        this.making = making;
    }

    private void sends(Client client, YearMonth month, InvoiceKind kind, int first, int count, Delivery delivery) {
        Map<Integer, SentInvoice> told = new TreeMap<>();
        for (int place = 0; place < count; place++) {
            told.put(
                    place,
                    new SentInvoice(
                            client.clientNumber(), kind, new SeriesNumber(first + place), month.atDay(3), delivery));
        }
        assertThat(invoices.take(Programs.webFaktura(), told).accepted()).isEqualTo(count);
    }

    private byte[] report(PersonScope scope, Format format) throws Exception {
        ReportId id = reports.ask(
                scope,
                new Wanted(
                        ReportKind.STATISTICS,
                        last.minusMonths(1).atDay(1),
                        last.atEndOfMonth(),
                        Optional.empty(),
                        format,
                        Texts.BOKMAL));
        making.make(id);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reports.write(scope, id, out);
        return out.toByteArray();
    }

    private JsonNode api(TestBureau bureau) throws Exception {
        try (ApiCaller program = new ApiCaller(port)) {
            return json(program.get(
                    "/api/v1/bureau/statistics?by=month&from=" + last.minusMonths(1) + "&to=" + last,
                    bureaus.programToken(bureau, Permission.REPORTS)));
        }
    }

    @Test
    void screenFilesAndProgramsAreToldTheSame() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS", "Torsk AS");
        Client laks = bureau.client(0);
        Client torsk = bureau.client(1);
        sends(laks, last, InvoiceKind.INVOICE, 1, 1234, Delivery.EMAIL);
        sends(torsk, last, InvoiceKind.INVOICE, 1, 561, Delivery.POST);
        sends(torsk, last, InvoiceKind.CREDIT_NOTE, 1, 173, Delivery.ELECTRONIC);
        sends(laks, last.minusMonths(1), InvoiceKind.INVOICE, 5000, 789, Delivery.ELECTRONIC);
        // Of the months before, which none of the sums may hold.
        sends(laks, last.minusMonths(2), InvoiceKind.INVOICE, 9000, 333, Delivery.EMAIL);
        PersonScope anne = bureaus.scope(bureau.admin());

        JsonNode told = api(bureau);
        assertThat(told.path("total").toString()).isEqualTo("{\"invoices\":2584,\"creditNotes\":173}");
        assertThat(told.path("rows").get(0).path("invoices").asInt()).isEqualTo(1795);

        tab.signIn(bureau.admin());
        tab.open("statistikk?fra=%s&til=%s&etter=month&mot=before".formatted(last.minusMonths(1), last));
        assertThat(tab.text().replace('\u00a0', ' '))
                .contains("2 584", "173", "1 795", "789", "1 234", "561", "+676,0 %");
        String shown = new String(
                DownloadKt._download(_get(Anchor.class, spec -> spec.withText("Last ned CSV"))),
                StandardCharsets.UTF_8);
        assertThat(shown.lines().filter(line -> line.contains(last.toString())))
                .singleElement()
                .asString()
                .contains("1234", "561", "173");

        String csv = new String(report(anne, Format.CSV), StandardCharsets.UTF_8);
        assertThat(csv.lines()
                        .filter(line -> line.startsWith("\"I alt\""))
                        .toList()
                        .toString())
                .contains("\"2584\"", "\"333\"", "\"173\"", "\"789\"", "\"1234\"", "\"561\"");
        String pdf = String.join(" ", PrintedReport.pages(report(anne, Format.PDF)));
        assertThat(pdf).contains("2 584", "1 795", "789", "1 234", "561", "173", "676,0 %");
        List<String> numbers = PrintedReport.cells(report(anne, Format.XLSX)).values().stream()
                .filter(cell -> cell.type().equals("n") && !cell.value().isEmpty())
                .map(cell -> String.format(Locale.ROOT, "%.0f", Double.parseDouble(cell.value())))
                .toList();
        assertThat(PrintedReport.cells(report(anne, Format.XLSX)).values())
                .anySatisfy(cell -> assertThat(cell.value()).isEqualTo("6.76"));
        assertThat(numbers).contains("2584", "1795", "789", "1234", "561", "173");
    }
}
