package no.byraportal.bridge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sync agent that knows nothing of any bridge: it reads variables.xml, changes what it owns, and writes the whole file
 * again, in place or by renaming another over it. It never takes away what it finds, and remembers what it wrote.
 */
final class LegacyAgent {

    private static final Pattern TIME = Pattern.compile("<CustTrLasteChTm>([^<]*)</CustTrLasteChTm>");
    private static final int PIECES = 4;

    private final Path file;
    private final Random random;
    private final boolean inPlace;
    private final Map<String, String> marks = new TreeMap<>();
    private int count;

    LegacyAgent(Path file, Random random, boolean inPlace) {
        this.file = file;
        this.random = random;
        this.inPlace = inPlace;
    }

    /** A file of this many clients, 000 and up, indented and dated as agents do. */
    static String fileOf(int clients) {
        StringBuilder text =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<variables>\r\n  <system>\r\n"
                        + "    <DIUser>webfaktura</DIUser>\r\n    <AdmUsrNm>Blåbær & Ærfugl</AdmUsrNm>\r\n"
                                .replace("&", "&amp;"));
        for (int i = 0; i < clients; i++) {
            text.append("    <VBClient%03d>Active</VBClient%03d>\r\n".formatted(i, i));
        }
        text.append("  </system>\r\n");
        for (int i = 0; i < clients; i++) {
            text.append(company("%03d".formatted(i)));
        }
        return text.append("</variables>\r\n").toString();
    }

    private static String company(String number) {
        return """
                  <company>
                    <Id>%s</Id>
                    <CustTrLasteChTm>0</CustTrLasteChTm>
                    <CompanyMobil>
                    </CompanyMobil>
                    <CompanyDueDays>14</CompanyDueDays>
                    <SubscriptionType>30</SubscriptionType>
                  </company>
                """.formatted(number).indent(2).replace("\n", "\r\n");
    }

    /** By client, as a file says it. */
    static Map<String, String> marksIn(String text) {
        Map<String, String> marks = new TreeMap<>();
        Matcher company = FakePortal.COMPANY.matcher(text);
        while (company.find()) {
            Matcher id = FakePortal.ID.matcher(company.group());
            Matcher time = TIME.matcher(company.group());
            if (id.find() && time.find()) {
                marks.put(id.group(1), time.group(1));
            }
        }
        return marks;
    }

    /** What this agent wrote last for each client. */
    Map<String, String> marks() {
        return Map.copyOf(marks);
    }

    /** A synchronisation of one client: a new watermark. */
    void synchronise(String client) throws IOException {
        String mark = Integer.toString(++count);
        write(change(read(), client, TIME, "<CustTrLasteChTm>" + mark + "</CustTrLasteChTm>"));
        marks.put(client, mark);
    }

    /** The wizard makes a client. */
    void register(String number) throws IOException {
        String text = read();
        int end = text.lastIndexOf("</variables>");
        write(text.substring(0, end) + company(number) + text.substring(end));
        marks.put(number, "0");
    }

    /** Somebody opens the file in an editor and changes what the portal owns. */
    void editByHand(String client, String dueDays) throws IOException {
        write(change(
                read(),
                client,
                Pattern.compile("<CompanyDueDays>[^<]*</CompanyDueDays>"),
                "<CompanyDueDays>" + dueDays + "</CompanyDueDays>"));
    }

    private static String change(String text, String client, Pattern what, String to) {
        int company = text.indexOf("<Id>" + client + "</Id>");
        if (company < 0) {
            throw new AssertionError("the agent finds no client " + client + " in\n" + text);
        }
        return text.substring(0, company)
                + what.matcher(text.substring(company)).replaceFirst(to);
    }

    /** Whole, always: a bridge never lets it find half a file, or none. */
    String read() throws IOException {
        String text = Files.readString(file);
        if (!text.strip().endsWith("</variables>")) {
            throw new AssertionError("the agent finds half a file:\n" + text);
        }
        return text;
    }

    private void write(String text) throws IOException {
        if (inPlace) {
            writeInPlace(text.getBytes(StandardCharsets.UTF_8));
        } else {
            Path other = file.resolveSibling("variables.tmp");
            Files.writeString(other, text);
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Opened, emptied, and filled bit by bit. */
    private void writeInPlace(byte[] bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            int from = 0;
            for (int piece = 1; piece <= PIECES; piece++) {
                int to = piece == PIECES ? bytes.length : random.nextInt(from, bytes.length + 1);
                out.write(bytes, from, to - from);
                LockSupport.parkNanos(random.nextInt(200_000));
                from = to;
            }
        }
    }
}
