package no.byraportal.report;

import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads what a report's file says: the words of a PDF and its fonts, the cells of a spreadsheet. */
final class PrintedReport {

    private PrintedReport() {}

    /** The text of each page, as one line of words. */
    static List<String> pages(byte[] pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf)) {
            PdfTextExtractor text = new PdfTextExtractor(reader);
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                pages.add(text.getTextFromPage(page).replaceAll("[\\s\\u00A0]+", " "));
            }
            return pages;
        }
    }

    /** Each font by its name, and whether its letters are in the file. */
    static Map<String, Boolean> fonts(byte[] pdf) throws IOException {
        Map<String, Boolean> fonts = new TreeMap<>();
        try (PdfReader reader = new PdfReader(pdf)) {
            for (int i = 0; i < reader.getXrefSize(); i++) {
                if (reader.getPdfObject(i) instanceof PdfDictionary font
                        && PdfName.FONTDESCRIPTOR.equals(font.getAsName(PdfName.TYPE))) {
                    fonts.put(
                            font.getAsName(PdfName.FONTNAME).toString(),
                            font.get(PdfName.FONTFILE) != null
                                    || font.get(PdfName.FONTFILE2) != null
                                    || font.get(PdfName.FONTFILE3) != null);
                }
            }
        }
        return fonts;
    }

    /**
     * A cell of a spreadsheet.
     *
     * @param type   {@code n} for numbers and dates, {@code s} or {@code inlineStr} for text
     * @param format how Excel shows it
     */
    record Cell(String type, String value, String format, boolean formula) {}

    /** The first sheet's cells by their places: {@code A1}. */
    static Map<String, Cell> cells(byte[] xlsx) throws Exception {
        Map<String, Document> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(xlsx), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".xml")) {
                    parts.put(
                            entry.getName(),
                            DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .parse(new ByteArrayInputStream(zip.readAllBytes())));
                }
            }
        }
        List<String> strings = new ArrayList<>();
        if (parts.containsKey("xl/sharedStrings.xml")) {
            all(part(parts, "xl/sharedStrings.xml"), "si").forEach(si -> strings.add(si.getTextContent()));
        }
        Map<String, String> formats = new HashMap<>();
        all(part(parts, "xl/styles.xml"), "numFmt")
                .forEach(format -> formats.put(format.getAttribute("numFmtId"), format.getAttribute("formatCode")));
        List<String> styles =
                all(
                                (Element) part(parts, "xl/styles.xml")
                                        .getElementsByTagName("cellXfs")
                                        .item(0),
                                "xf")
                        .stream()
                        .map(xf -> formats.getOrDefault(xf.getAttribute("numFmtId"), ""))
                        .toList();
        Map<String, Cell> cells = new TreeMap<>();
        for (Element cell : all(part(parts, "xl/worksheets/sheet1.xml"), "c")) {
            String type = cell.getAttribute("t");
            String value = cell.getTextContent();
            if (type.equals("s") && !value.isBlank()) {
                value = strings.get(Integer.parseInt(value.strip()));
            }
            String style = cell.getAttribute("s");
            cells.put(
                    cell.getAttribute("r"),
                    new Cell(
                            type.isEmpty() ? "n" : type,
                            value.strip(),
                            style.isEmpty() ? "" : styles.get(Integer.parseInt(style)),
                            cell.getElementsByTagName("f").getLength() > 0));
        }
        return cells;
    }

    /** The first sheet as it is written. */
    static String sheet(byte[] xlsx) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(xlsx), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("no sheet");
    }

    private static Document part(Map<String, Document> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    private static List<Element> all(Document document, String name) {
        return all(document.getDocumentElement(), name);
    }

    private static List<Element> all(Element root, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = root.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
