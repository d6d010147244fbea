package no.byraportal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import no.byraportal.report.PrintedReport.Cell;
import no.byraportal.report.Printing.Layout;
import no.byraportal.report.Printing.Letterhead;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a report says stands in its file as it was said, whatever it is and however long. */
class PrintingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
    private static final ZonedDateTime MADE =
            LocalDateTime.of(2026, 11, 1, 9, 12).atZone(Dates.OSLO);

    private final Printing printing = new Printing();

    static List<@Nullable Object> client(String name, @Nullable Integer invoices) {
        return Arrays.asList(
                name, "889 640 782", "C104", "4110", "30 Standard", invoices, "Aktiv", 15, LocalDate.of(2026, 3, 9));
    }

    static Content clients(List<List<@Nullable Object>> rows) {
        return new Content(
                "Slik det var da 31. okt. 2026 var over",
                List.of(
                        "client",
                        "orgNumber",
                        "erp",
                        "clientNumber",
                        "plan",
                        "planInvoices",
                        "state",
                        "revision",
                        "since"),
                rows,
                Map.of());
    }

    private byte[] printed(Format format, Content content, Optional<byte[]> logo) throws IOException {
        Wanted wanted = new Wanted(ReportKind.CLIENTS, DAY, DAY, Optional.empty(), format, Texts.BOKMAL);
        Path file = printing.print(
                wanted.layout(), content, new Letterhead("Fjord Regnskap AS", logo, "Kari Fjord", MADE), done -> {});
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        keep(bytes, format);
        return bytes;
    }

    private static void keep(byte[] bytes, Format format) throws IOException {
        String where = System.getProperty("reports.kept");
        if (where != null) {
            String test = StackWalker.getInstance()
                    .walk(frames -> frames.skip(2).findFirst().orElseThrow().getMethodName());
            Files.write(Path.of(where, test + "." + format.ending()), bytes);
        }
    }

    private static List<List<@Nullable Object>> many(int rows) {
        List<List<@Nullable Object>> many = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            many.add(client("Klient " + i + " AS", 1000 + i));
        }
        return many;
    }

    @Test
    void oneClientOnOnePageWithWhatTheFiguresMean() throws IOException {
        byte[] pdf = printed(Format.PDF, clients(List.of(client("Fjordfisk AS", 1200))), Optional.empty());
        assertThat(PrintedReport.pages(pdf))
                .singleElement()
                .asString()
                .contains("Fjord Regnskap AS", "Klienter og abonnement", "Slik det var da 31. okt. 2026 var over")
                .contains("Fjordfisk AS", "889 640 782", "1 200", "09.03.2026")
                .contains("Slik leses tallene", "Laget i Byråportal 1. nov. 2026 kl. 09:12 av Kari Fjord")
                .containsPattern("Side 1 av +1");
    }

    @Test
    void everyLetterIsInTheFile() throws IOException {
        byte[] pdf = printed(Format.PDF, clients(List.of(client("Blåbærsyltetøy Ærlig AS", 1))), Optional.empty());
        assertThat(PrintedReport.fonts(pdf))
                .isNotEmpty()
                .allSatisfy((font, embedded) -> assertThat(embedded).as(font).isTrue())
                .allSatisfy((font, embedded) -> assertThat(font).contains("DejaVu"));
    }

    @Test
    void aLongListHasItsHeadAndItsNumberOnEveryPage() throws IOException {
        byte[] pdf = printed(Format.PDF, clients(many(3_000)), Optional.empty());
        List<String> pages = PrintedReport.pages(pdf);
        assertThat(pages)
                .hasSizeGreaterThan(50)
                .allSatisfy(page -> assertThat(page)
                        .contains("WebFaktura-nr.", "Fjord Regnskap AS")
                        .containsPattern("Side [0-9]+ av +" + pages.size()));
        assertThat(String.join(" ", pages)).contains("Klient 1 AS", "Klient 1500 AS", "Klient 3000 AS", "4 000");
    }

    @Test
    void aLongNameIsWholeAndPushesNothingAside() throws IOException {
        String name = "Nordre Østfold og Søndre Hedmark Transport-, Lager- og Distribusjonssamvirke for Småbedrifter i "
                + "Innlandet avdeling Blåbærstien Øvre og Nedre Kvartal Samvirkelag med begrenset ansvar SA";
        byte[] pdf =
                printed(Format.PDF, clients(List.of(client(name, 5), client("D".repeat(180), 6))), Optional.empty());
        assertThat(PrintedReport.pages(pdf).getFirst()).contains("begrenset ansvar SA");
        assertThat(PrintedReport.pages(pdf)
                        .getFirst()
                        .chars()
                        .filter(letter -> letter == 'D')
                        .count())
                .isGreaterThanOrEqualTo(180);
    }

    @Test
    void nothingIsSaidInWords() throws IOException {
        byte[] pdf = printed(Format.PDF, clients(List.of()), Optional.empty());
        assertThat(PrintedReport.pages(pdf))
                .singleElement()
                .asString()
                .contains("Ingen klienter hadde innstillinger i Byråportal denne dagen.", "Slik leses tallene");
    }

    @ParameterizedTest
    @EnumSource
    void whereThereIsNothingNothingIsHeaded(ReportKind kind) throws IOException {
        Content nothing = new Content("Fjordfisk AS", List.of(), List.of(), Map.of("months", "", "charted", false));
        Path file = printing.print(
                new Layout(kind.template(), Format.PDF, Texts.BOKMAL),
                nothing,
                new Letterhead("Fjord Regnskap AS", Optional.empty(), "Kari Fjord", MADE),
                done -> {});
        assertThat(PrintedReport.pages(Files.readAllBytes(file)))
                .singleElement()
                .asString()
                .contains(Texts.text(Texts.BOKMAL, kind.key() + ".nothing"))
                .doesNotContain("null");
        Files.delete(file);
    }

    @Test
    void theLogoStandsOnThePage() throws IOException {
        BufferedImage image = new BufferedImage(320, 112, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0x0F6291));
        pen.fillRect(0, 0, 320, 112);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        byte[] with = printed(Format.PDF, clients(many(3)), Optional.of(png.toByteArray()));
        assertThat(new String(with, StandardCharsets.ISO_8859_1)).contains("/Subtype/Image");
    }

    @Test
    void aSpreadsheetHoldsNumbersAndDatesAndRunsNothing() throws Exception {
        byte[] xlsx = printed(
                Format.XLSX,
                clients(List.of(client("=1+1", 1200), client("@SUM(A1)", null), client("Fjordfisk AS", 7))),
                Optional.empty());
        Map<String, Cell> cells = PrintedReport.cells(xlsx);
        assertThat(cells.values()).extracting(Cell::formula).containsOnly(false);
        String formula = place(cells, "=1+1");
        String row = formula.replaceAll("[A-Z]", "");
        assertThat(cells.get("F" + row)).satisfies(cell -> {
            assertThat(cell.type()).isEqualTo("n");
            assertThat(Double.parseDouble(cell.value())).isEqualTo(1200);
        });
        assertThat(cells.get("I" + row)).satisfies(cell -> {
            assertThat(cell.type()).isEqualTo("n");
            // Days since the end of 1899, as Excel counts.
            assertThat(Double.parseDouble(cell.value())).isEqualTo(46_090);
            assertThat(cell.format()).isEqualToIgnoringCase("dd.MM.yyyy");
        });
        assertThat(place(cells, "Klienter og abonnement")).isEqualTo("A1");
        assertThat(place(cells, "Klient")).isEqualTo("A4");
        // The rows below it scroll, and it does not; a page holds the width.
        assertThat(PrintedReport.sheet(xlsx)).contains("ySplit=\"4\"", "fitToPage=\"1\"", "fitToHeight=\"0\"");
    }

    private static String place(Map<String, Cell> cells, String value) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getValue().value().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " in " + cells));
    }

    @Test
    void whatProgramsReadIsThePlainRows() throws IOException {
        String csv = new String(
                printed(
                        Format.CSV,
                        clients(List.of(client("=1+1", 1200), client("Bø; \"AS\"", null))),
                        Optional.empty()),
                StandardCharsets.UTF_8);
        assertThat(csv.lines())
                .containsExactly(
                        "\uFEFF\"Klient\";\"Org.nr.\";\"Nr. i ERP\";\"WebFaktura-nr.\";\"Abonnement\";\"Fakturaer i året\";\"Status\";\"Revisjon\";\"Endret sist\"",
                        "\"'=1+1\";\"889 640 782\";\"C104\";\"4110\";\"30 Standard\";\"1200\";\"Aktiv\";\"15\";\"2026-03-09\"",
                        "\"Bø; \"\"AS\"\"\";\"889 640 782\";\"C104\";\"4110\";\"30 Standard\";\"\";\"Aktiv\";\"15\";\"2026-03-09\"");
    }
}
