package no.byraportal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.byraportal.agent.Segment.Kind;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;

/** What holds of every file, whoever wrote it and however. */
class VariablesProperties {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** A file and how it is written. */
    record Written(String text, Charset charset, boolean marked) {

        byte[] bytes() {
            return ((marked ? "\uFEFF" : "") + text).getBytes(charset);
        }
    }

    /** Right and wrong values for the fields that the portal owns. */
    private static final Map<SettingsField, List<String>> VALUES = new HashMap<>();

    static {
        List<String> flags = List.of("0", "1", "", "ja");
        List<String> starts = List.of("1", "20001", "999999999", "0001", "0", "-4", "mange", "");
        List<String> codes = List.of("", "1", "1;11", "21; 31", "9;", "a b", "ÆØ", "91;91");
        for (SettingsField field : FileSettings.fields()) {
            String tag = field.tag().orElseThrow();
            VALUES.put(field, tag.startsWith("ProdVat") ? codes : tag.startsWith("Start") ? starts : flags);
        }
        VALUES.put(SettingsField.DUE_DAYS, List.of("0", "14", "014", "365", "366", "fjorten", ""));
        VALUES.put(SettingsField.PLAN, List.of("10", "99", "030", "x", ""));
        VALUES.put(SettingsField.DELIVERY, List.of("M", "E", "m", "MM", ""));
        VALUES.put(SettingsField.MOBILE, List.of("", "90000000", "+47 900 00 000", "ring meg"));
        VALUES.put(SettingsField.SWIFT, List.of("", "DNBANOKK", "DNBANOKKXXX", "DNB"));
        VALUES.put(SettingsField.VOUCHER_TYPE_INVOICE, List.of("1", "999", "0", "", "x"));
        VALUES.put(SettingsField.VOUCHER_TYPE_CREDIT_NOTE, List.of("2", "1000", ""));
        VALUES.put(
                SettingsField.SALES_ACCOUNTS, List.of("", "1=3000", "1=3000;9=3100", "1=3000;1=3001", "=3000", "7="));
    }

    @Provide
    Arbitrary<Written> files() {
        Arbitrary<Charset> charsets = Arbitraries.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                WINDOWS_1252,
                StandardCharsets.ISO_8859_1);
        return Combinators.combine(
                        Arbitraries.longs(),
                        charsets,
                        Arbitraries.of("\n", "\r\n"),
                        Arbitraries.integers().between(0, 7))
                .as((seed, charset, newline, shape) -> file(new Random(seed), charset, newline, shape));
    }

    private static Written file(Random random, Charset charset, String newline, int shape) {
        boolean declared = (shape & 1) != 0 || charset.equals(StandardCharsets.ISO_8859_1);
        boolean rooted = (shape & 2) != 0;
        boolean unicode = charset.name().startsWith("UTF");
        boolean marked = unicode && (shape & 4) != 0;
        StringBuilder text = new StringBuilder();
        if (declared) {
            text.append("<?xml version=\"1.0\" encoding=\"")
                    .append(charset.name().startsWith("UTF-16") ? "utf-16" : charset.name())
                    .append("\"?>");
        }
        if (rooted) {
            text.append("<variables>");
        }
        int clients = random.nextInt(6);
        text.append("\n<system>\n  <DIUser>æøå</DIUser>\n");
        for (int i = 0; i < clients; i++) {
            text.append("  <VBClient%03d>%s</VBClient%03d>\n".formatted(i, pick(random, "Active", "inactive", " "), i));
        }
        text.append("</system>").append(pick(random, "\n", "", "\n<!-- mellom -->\n"));
        for (int i = 0; i < clients; i++) {
            company(text, random, i, unicode);
        }
        text.append(rooted ? "</variables>" : "").append(pick(random, "", "\n", "\n\n<!-- slutt -->"));
        return new Written(text.toString().replace("\n", newline), charset, marked);
    }

    private static void company(StringBuilder text, Random random, int number, boolean unicode) {
        text.append("<company>\n    <Id>%03d</Id>\n".formatted(number));
        List<SettingsField> fields = new ArrayList<>(FileSettings.fields());
        Collections.shuffle(fields, random);
        for (SettingsField field : fields) {
            if (random.nextInt(5) == 0) {
                continue;
            }
            String value = pick(random, values(field).toArray(String[]::new));
            String tag = field.tag().orElseThrow();
            text.append(pick(random, "    ", "\t", ""));
            text.append(tag.equals(Segment.ACCOUNTS) ? accounts(value) : element(random, tag, value));
            text.append(pick(random, "\n", "", "<!-- <Id>9</Id> -->\n"));
        }
        if (unicode) {
            text.append("<Fisk a='b>c'>🐟 &#x1F41F;</Fisk>");
        }
        text.append("<AdmUsrPasword2>bSF9BS2ieht0j9JhNqqAnQ==</AdmUsrPasword2></company>\n");
    }

    private static String element(Random random, String tag, String value) {
        String inside = value.replace("&", "&amp;").replace("<", "&lt;");
        return switch (random.nextInt(7)) {
            case 0 -> "<" + tag + "> " + inside + " </" + tag + ">";
            case 1 -> "<" + tag + "><![CDATA[" + value + "]]></" + tag + ">";
            case 2 -> "<" + tag + ">\n      " + inside + "\n    </" + tag + " >";
            case 3 -> value.isEmpty() ? "<" + tag + "/>" : "<" + tag + "><!-- x -->" + inside + "</" + tag + ">";
            default -> "<" + tag + ">" + inside + "</" + tag + ">";
        };
    }

    private static String accounts(String value) {
        StringBuilder text = new StringBuilder("<TaxAccountMappings>");
        for (String each : value.isEmpty() ? new String[0] : value.split(";")) {
            String[] pair = each.split("=", 2);
            text.append("\n      <TaxAccountMapping><TaxGroup>")
                    .append(pair[0])
                    .append("</TaxGroup> <Account>")
                    .append(pair[1])
                    .append("</Account></TaxAccountMapping>");
        }
        return text.append("</TaxAccountMappings>").toString();
    }

    private static List<String> values(SettingsField field) {
        return Objects.requireNonNull(VALUES.get(field));
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static SettingsDocument read(Segment company) {
        return FileSettings.read(company, true);
    }

    @Property(tries = 500)
    void whatIsTakenInAndNotChangedComesOutAsTheSameBytes(@ForAll("files") Written written) {
        WholeFile file = WholeFile.read(written.bytes());
        assertThat(file.edit().bytes()).isEqualTo(written.bytes());
        for (Segment segment : file.segments()) {
            if (segment.kind() == Kind.COMPANY) {
                assertThat(FileSettings.write(segment, read(segment), Set.of())).isEqualTo(segment.text());
            }
        }
    }

    @Property(tries = 500)
    void oneTypedChangeChangesOneValue(@ForAll("files") Written written, @ForAll long seed) {
        Random random = new Random(seed);
        for (Segment company : WholeFile.read(written.bytes()).segments()) {
            if (company.kind() == Kind.COMPANY) {
                SettingsField field = FileSettings.fields()
                        .get(random.nextInt(FileSettings.fields().size()));
                right(field, random).ifPresent(value -> changed(company, field, value));
            }
        }
    }

    private static Optional<String> right(SettingsField field, Random random) {
        List<String> right = values(field).stream()
                .filter(value -> !value.isBlank())
                .filter(value -> SettingsDocument.judging(true, Map.of(field, value))
                        .unjudged()
                        .isEmpty())
                .toList();
        return FileSettings.isPortals(field) && !right.isEmpty()
                ? Optional.of(right.get(random.nextInt(right.size())))
                : Optional.empty();
    }

    private static void changed(Segment company, SettingsField field, String value) {
        SettingsDocument desired = read(company).with(field, value);
        String written = FileSettings.write(company, desired, Set.of());
        Segment again = Segment.of(Kind.COMPANY, 1, written);
        assertThat(field.in(read(again)).map(text -> meaning(field, text)))
                .isEqualTo(field.in(desired).map(text -> meaning(field, text)));
        String tag = field.tag().orElseThrow();
        company.fields().forEach((other, place) -> {
            if (!other.equals(tag)) {
                assertThat(raw(again, other)).as(other).isEqualTo(raw(company, other));
            }
        });
        assertThat(again.fields().keySet()).containsAll(company.fields().keySet());
    }

    private static Set<String> meaning(SettingsField field, String text) {
        boolean isList = text.contains(";") || field == SettingsField.SALES_ACCOUNTS;
        return isList ? Set.copyOf(Arrays.asList(text.split(";"))) : Set.of(text);
    }

    private static String raw(Segment segment, String tag) {
        Segment.Place place = Objects.requireNonNull(segment.fields().get(tag));
        return segment.text().substring(place.start(), place.end());
    }
}
