package no.byraportal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.InvalidValue;
import no.byraportal.statistics.UserAtMonthEnd.Service;

/** How many users of a service Visma has billed for a client. */
public record Billed(ClientNumber client, Service service, int users) {

    /** So many lines are read; a bureau has fewer clients. */
    static final int MOST = 50_000;

    private static final int MOST_USERS = 1_000_000;

    /** What each column may be called, in the order client, service, users. */
    private static final List<List<String>> COLUMNS = List.of(
            List.of("klientnummer", "webfaktura-nr.", "client number"),
            List.of("tjeneste", "service"),
            List.of("antall", "count"));

    private static final Map<String, Service> SERVICES =
            Map.of("webfaktura", Service.WEBFAKTURA, "visma.net", Service.VISMA_NET, "vismanet", Service.VISMA_NET);

    private static final Pattern DIVIDER = Pattern.compile("[;\t,]");

    /**
     * Lines as a spreadsheet writes them, the first one naming the columns, whatever others there are.
     *
     * @throws InvalidValue {@code reconciliation.columns}, {@code reconciliation.row} or {@code reconciliation.long}
     */
    public static List<Billed> read(String text) {
        List<String> lines = text.replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.size() > MOST) {
            throw new InvalidValue("reconciliation.long", MOST);
        }
        List<String> head = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        List<Integer> places = COLUMNS.stream().map(names -> place(head, names)).toList();
        List<Billed> billed = new ArrayList<>();
        IntStream.range(1, lines.size()).forEach(row -> billed.add(line(cells(lines.get(row)), places, row + 1)));
        return billed;
    }

    private static List<String> cells(String line) {
        return DIVIDER.splitAsStream(line)
                .map(cell -> cell.strip().replaceAll("^\"|\"$", "").strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static int place(List<String> head, List<String> names) {
        return IntStream.range(0, head.size())
                .filter(column -> names.contains(head.get(column)))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("reconciliation.columns"));
    }

    private static Billed line(List<String> cells, List<Integer> places, int row) {
        try {
            int users = Integer.parseInt(cells.get(places.get(2)));
            Service service = Optional.ofNullable(SERVICES.get(cells.get(places.get(1))))
                    .orElseThrow(() -> new IllegalArgumentException("service"));
            if (users < 0 || users > MOST_USERS) {
                throw new IllegalArgumentException("users");
            }
            return new Billed(ClientNumber.of(cells.get(places.get(0))), service, users);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | InvalidValue e) {
            throw new InvalidValue("reconciliation.row", row);
        }
    }
}
