package no.byraportal.report;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.byraportal.report.Printing.Layout;
import no.byraportal.report.Printing.Letterhead;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;

/** Makes a long PDF in a Java machine of its own, for the bench: prints for how many seconds it took. */
public final class ManyPages {

    /** A landscape page holds so many clients. */
    private static final int ROWS_A_PAGE = 29;

    private static final int WARM_UP = 20;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    private ManyPages() {}

    /** @param args how many pages, and how many of them may be in memory at a time */
    public static void main(String[] args) throws IOException {
        Printing printing = new Printing(Integer.parseInt(args[1]));
        print(printing, WARM_UP);
        long from = System.nanoTime();
        print(printing, Integer.parseInt(args[0]));
        System.out.println((System.nanoTime() - from) / 1e9);
    }

    private static void print(Printing printing, int pages) throws IOException {
        List<List<@Nullable Object>> rows = IntStream.rangeClosed(1, pages * ROWS_A_PAGE)
                .mapToObj(row -> PrintingTest.client("Klient " + row + " AS", row))
                .toList();
        Letterhead head = new Letterhead(
                "Fjord Regnskap AS",
                Optional.empty(),
                "Kari Fjord",
                DAY.atStartOfDay().atZone(ZoneOffset.UTC));
        Files.delete(printing.print(
                new Layout("clients", Format.PDF, Texts.BOKMAL), PrintingTest.clients(rows), head, done -> {}));
    }
}
