package no.byraportal.access.ui;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.byraportal.access.Invitation;
import no.byraportal.client.ClientAccess.Level;

/**
 * People as somebody pastes them: addresses one a line or with commas or semicolons between, {@code Kari Vik
 * <kari@vik.example>} as mail programs write it, or a spreadsheet's rows of e-mail, name, level and last day. Nothing is
 * judged here: what is no address is told with its row.
 */
final class PastedPeople {

    /** Somebody as a mail program writes them, the name perhaps in quotation marks. */
    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^\"<>@;]*?)\"?\\s*<\\s*([^<>\\s]+)\\s*>\\s*");

    private static final List<Set<String>> HEADINGS = List.of(
            Set.of("e-post", "epost", "e-postadresse", "epostadresse", "e-mail", "email", "mail"),
            Set.of("navn", "name", "fullt navn"),
            Set.of("nivå", "niva", "level", "tilgang", "rolle"),
            Set.of("siste dag", "til og med", "sluttdato", "until", "last day", "end date"));

    private final Level level;
    private final String lastDay;
    private final List<Invitation> people = new ArrayList<>();
    private List<Integer> columns = List.of(0, 1, 2, 3);

    private PastedPeople(Level level, String lastDay) {
        this.level = level;
        this.lastDay = lastDay;
    }

    /**
     * @param level   of whoever's row does not say another
     * @param lastDay of whoever's row does not say another; empty: none
     */
    static List<Invitation> read(String text, Level level, String lastDay) {
        PastedPeople pasted = new PastedPeople(level, lastDay);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        for (int n = 0; n < lines.size(); n++) {
            if (n > 0 || !pasted.isHeading(lines.getFirst())) {
                pasted.line(lines.get(n));
            }
        }
        return List.copyOf(pasted.people);
    }

    /** A spreadsheet saves UTF-8 with or without its mark, or the alphabet of Windows. */
    static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(file, Charset.forName("windows-1252"));
        }
    }

    private boolean isHeading(String line) {
        List<String> cells = cells(line).stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        List<Integer> found = HEADINGS.stream().map(words -> at(cells, words)).toList();
        if (found.getFirst() < 0) {
            return false;
        }
        columns = found;
        return true;
    }

    private static int at(List<String> cells, Set<String> words) {
        for (int n = 0; n < cells.size(); n++) {
            if (words.contains(cells.get(n))) {
                return n;
            }
        }
        return -1;
    }

    private void line(String line) {
        Matcher alone = NAMED.matcher(line);
        if (alone.matches()) {
            add(alone.group(2), alone.group(1), "", "");
            return;
        }
        List<String> cells = cells(line);
        if (cells.stream().filter(cell -> cell.indexOf('@') >= 0).count() > 1) {
            cells.stream().filter(cell -> !cell.isBlank()).forEach(cell -> add(cell, "", "", ""));
        } else {
            add(cell(cells, 0), cell(cells, 1), cell(cells, 2), cell(cells, 3));
        }
    }

    private String cell(List<String> cells, int what) {
        int column = columns.get(what);
        return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
    }

    private void add(String email, String name, String ownLevel, String ownLastDay) {
        Matcher named = NAMED.matcher(email);
        boolean both = named.matches();
        String address = both ? named.group(2) : email.strip();
        people.add(new Invitation(
                address.startsWith("mailto:") ? address.substring("mailto:".length()) : address,
                both && name.isEmpty() ? named.group(1).strip() : name,
                ownLevel.isEmpty() ? level.name() : ownLevel,
                ownLastDay.isEmpty() ? lastDay : ownLastDay));
    }

    /** What stands between quotation marks holds together, and two of them stand for one. */
    private static List<String> cells(String line) {
        char between = line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',';
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int n = 0; n < line.length(); n++) {
            char letter = line.charAt(n);
            if (letter == '"' && quoted && n + 1 < line.length() && line.charAt(n + 1) == '"') {
                cell.append('"');
                n++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (letter == between && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
