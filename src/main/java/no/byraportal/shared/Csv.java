package no.byraportal.shared;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines for a spreadsheet: semicolons, since Norwegians write commas in numbers, and nothing that one would run. */
public final class Csv {

    /** Without it a spreadsheet takes the letters for those of another alphabet. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What is less than nothing is nothing to run. */
    private static final Pattern NUMBER = Pattern.compile("-[0-9]+([.,][0-9]+)?");

    private Csv() {}

    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(";")) + "\r\n";
    }

    private static String cell(String text) {
        boolean runs = !text.isEmpty()
                && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        String safe = runs ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
