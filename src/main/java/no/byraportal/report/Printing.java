package no.byraportal.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.export.ooxml.JRXlsxExporter;
import net.sf.jasperreports.engine.fill.JRSwapFileVirtualizer;
import net.sf.jasperreports.engine.util.JRSwapFile;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.export.SimpleXlsxReportConfiguration;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import no.byraportal.shared.Csv;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays a report out: PDF and XLSX by JasperReports from the template of its kind, CSV from what it says. */
@Component
class Printing {

    /** So many pages are in memory at a time, however many there are; the others lie in a file. */
    private static final int PAGES = 20;

    private static final int BLOCK = 4096;
    private static final int BLOCKS_AT_ONCE = 256;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** Excel refuses longer ones, and these characters in them. */
    private static final int SHEET_NAME = 31;

    /** Below the title, what it is of, and who made it. */
    private static final int HEAD_ROW = 4;

    private final int pages;
    private final Map<String, JasperReport> templates = new ConcurrentHashMap<>();

    Printing() {
        this(PAGES);
    }

    /** @param pages so many are in memory at a time */
    Printing(int pages) {
        this.pages = pages;
    }

    /**
     * As what a report is laid out.
     *
     * @param word by which its template and its texts go
     */
    record Layout(String word, Format format, Locale language) {

        String text(String part) {
            return Texts.text(language, "report." + word + part);
        }

        String title() {
            return text("");
        }
    }

    /**
     * Who gives the report out, and to whom.
     *
     * @param logo PNG or JPEG
     */
    record Letterhead(String bureau, Optional<byte[]> logo, String askedBy, ZonedDateTime made) {}

    /**
     * A new file; who asked for it deletes it.
     *
     * @param done told how many rows are laid out, now and then
     */
    Path print(Layout layout, Content content, Letterhead head, IntConsumer done) throws IOException {
        Path file = Files.createTempFile("report", "." + layout.format().ending());
        // JasperReports looks for templates and fonts through the thread, which is any of the scheduler's.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Printing.class.getClassLoader());
        try {
            switch (layout.format()) {
                case PDF -> pdf(layout, content, head, done, file);
                case XLSX -> xlsx(layout, content, head, done, file);
                case CSV -> csv(layout, content, file);
            }
            return file;
        } catch (JRException e) {
            Files.deleteIfExists(file);
            throw new IOException(e);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void pdf(Layout layout, Content content, Letterhead head, IntConsumer done, Path file)
            throws JRException, IOException {
        JRSwapFileVirtualizer inMemory = new JRSwapFileVirtualizer(
                pages, new JRSwapFile(Objects.requireNonNull(file.getParent()).toString(), BLOCK, BLOCKS_AT_ONCE));
        try (OutputStream out = Files.newOutputStream(file)) {
            Map<String, Object> parameters = parameters(layout, content, head);
            parameters.put(JRParameter.REPORT_VIRTUALIZER, inMemory);
            JRPdfExporter exporter = new JRPdfExporter();
            exporter.setExporterInput(new SimpleExporterInput(filled(layout, content, parameters, done)));
            exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
            SimplePdfExporterConfiguration about = new SimplePdfExporterConfiguration();
            about.setMetadataTitle(layout.title());
            about.setMetadataAuthor(head.bureau());
            about.setMetadataCreator("Byråportal");
            about.setDisplayMetadataTitle(true);
            exporter.setConfiguration(about);
            exporter.exportReport();
        } finally {
            inMemory.cleanup();
        }
    }

    private void xlsx(Layout layout, Content content, Letterhead head, IntConsumer done, Path file)
            throws JRException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Map<String, Object> parameters = parameters(layout, content, head);
            parameters.put("spreadsheet", true);
            parameters.put(JRParameter.IS_IGNORE_PAGINATION, true);
            JRXlsxExporter exporter = new JRXlsxExporter();
            exporter.setExporterInput(new SimpleExporterInput(filled(layout, content, parameters, done)));
            exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
            SimpleXlsxReportConfiguration sheet = new SimpleXlsxReportConfiguration();
            String name = layout.title().replaceAll("[\\[\\]:*?/\\\\]", " ");
            sheet.setSheetNames(new String[] {name.substring(0, Math.min(name.length(), SHEET_NAME))});
            // One table that one can sort and sum: numbers and dates as such, and no room for the paper's margins.
            sheet.setDetectCellType(true);
            sheet.setOnePagePerSheet(false);
            sheet.setIgnorePageMargins(true);
            sheet.setRemoveEmptySpaceBetweenRows(true);
            sheet.setRemoveEmptySpaceBetweenColumns(true);
            sheet.setWhitePageBackground(false);
            sheet.setWrapText(true);
            // The columns' heads stay in sight, and what is printed is as wide as a page.
            sheet.setFreezeRow(HEAD_ROW + 1);
            sheet.setFitWidth(1);
            sheet.setFitHeight(0);
            exporter.setConfiguration(sheet);
            exporter.exportReport();
        }
    }

    private void csv(Layout layout, Content content, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(Csv.BYTE_ORDER_MARK);
            out.write(Csv.line(content.columns().stream()
                    .map(column -> Texts.text(layout.language(), "report.column." + column))
                    .toList()));
            for (List<@Nullable Object> row : content.rows()) {
                out.write(Csv.line(row.stream().map(Rows::written).toList()));
            }
        }
    }

    private JasperPrint filled(Layout layout, Content content, Map<String, Object> parameters, IntConsumer done)
            throws JRException {
        return JasperFillManager.fillReport(
                template(layout.word()), parameters, new Rows(content.columns(), content.rows(), done));
    }

    private Map<String, Object> parameters(Layout layout, Content content, Letterhead head) throws IOException {
        Locale language = Texts.spoken(layout.language());
        String title = layout.title();
        Map<String, Object> parameters = new HashMap<>(content.more());
        parameters.put(JRParameter.REPORT_LOCALE, language);
        parameters.put(JRParameter.REPORT_RESOURCE_BUNDLE, Texts.bundle(language));
        parameters.put("head", template("head"));
        parameters.put("bureau", head.bureau());
        parameters.put("title", title);
        parameters.put("subtitle", content.subtitle());
        parameters.put(
                "running",
                head.bureau() + " · " + title + " · "
                        + content.subtitle().lines().findFirst().orElse(""));
        parameters.put(
                "made",
                Texts.text(
                        language,
                        "report.made",
                        Dates.day(head.made().toLocalDate(), language),
                        TIME.format(head.made()),
                        head.askedBy()));
        parameters.put("nothing", layout.text(".nothing"));
        parameters.put("definitions", layout.text(".definitions"));
        parameters.put("spreadsheet", false);
        if (head.logo().isPresent()) {
            BufferedImage logo =
                    ImageIO.read(new ByteArrayInputStream(head.logo().get()));
            parameters.put("logo", Objects.requireNonNull(logo, "an image that was judged"));
        }
        return parameters;
    }

    /** Compiled when it is first needed: from our own jar, never from elsewhere. */
    private JasperReport template(String name) {
        return templates.computeIfAbsent(name, wanted -> {
            try (InputStream jrxml = Printing.class.getResourceAsStream("/reports/" + wanted + ".jrxml")) {
                return JasperCompileManager.compileReport(Objects.requireNonNull(jrxml, wanted));
            } catch (JRException e) {
                throw new IllegalStateException(wanted, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
