package no.byraportal.agent;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.byraportal.agent.Segment.Kind;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.VatClass;
import no.byraportal.settings.VatCode;

/** What a file says between the lines. Source: domain.md A14 (I2, I5, I7, I9) and A15. */
final class ImportWarnings {

    private static final int BLOCK = 8;

    private final List<Problem> found = new ArrayList<>();
    private final Set<Long> blocks = new HashSet<>();
    private int secrets;
    private int shared;

    ImportWarnings(Outline outline) {
        if (outline.variable("VBSerialNmb").orElse("").isEmpty()) {
            found.add(new Problem("import-nobureau", "system.VBSerialNmb", ""));
        }
        outline.variable("DIUser")
                .filter(user -> user.toLowerCase(Locale.ROOT).equals("admin"))
                .ifPresent(user -> found.add(new Problem("import-admin", "system.DIUser", user)));
        Set<String> companies = new HashSet<>(outline.erpClientNos());
        List<String> unlisted = companies.stream()
                .filter(number -> outline.variable(FileSettings.LISTED + number).isEmpty())
                .sorted()
                .toList();
        few("import-unlisted", unlisted);
        few(
                "import-orphan",
                outline.system().keySet().stream()
                        .filter(tag -> tag.startsWith(FileSettings.LISTED))
                        .map(tag -> tag.substring(FileSettings.LISTED.length()))
                        .filter(number -> !companies.contains(number))
                        .toList());
    }

    private void few(String key, List<String> numbers) {
        if (!numbers.isEmpty()) {
            String first = String.join(", ", numbers.subList(0, Math.min(numbers.size(), 10)));
            found.add(new Problem(key, "system." + FileSettings.LISTED, numbers.size() > 10 ? first + " …" : first));
        }
    }

    /** Looks at the segment's ciphertexts: an equal block in two of them means secrets that are shared or weak. */
    void look(Segment segment) {
        if (segment.kind() == Kind.BETWEEN) {
            return;
        }
        segment.fields().keySet().stream()
                .filter(tag -> tag.matches("\\w*Pass?word\\w*"))
                .forEach(tag -> segment.value(tag).ifPresent(this::look));
    }

    private void look(String ciphertext) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(ciphertext);
        } catch (IllegalArgumentException e) {
            return;
        }
        Set<Long> own = new HashSet<>();
        for (int from = 0; from + BLOCK <= bytes.length; from += BLOCK) {
            own.add(ByteBuffer.wrap(bytes, from, BLOCK).getLong());
        }
        secrets += own.isEmpty() ? 0 : 1;
        shared += own.stream().anyMatch(blocks::contains) ? 1 : 0;
        blocks.addAll(own);
    }

    List<Problem> found() {
        List<Problem> all = new ArrayList<>(found);
        if (shared > 0) {
            all.add(new Problem("import-weak", "system", (shared + 1) + "/" + secrets));
        }
        return all;
    }

    /** What one client's block says between the lines. */
    static List<Problem> of(Segment company, SettingsDocument document) {
        List<Problem> found = new ArrayList<>();
        Set<String> mapped = new HashSet<>();
        for (VatClass vatClass : VatClass.values()) {
            Optional.ofNullable(document.vatMapping().codes(vatClass)).orElse(List.of()).stream()
                    .map(VatCode::toString)
                    .forEach(mapped::add);
        }
        Set<String> accounted = new HashSet<>();
        company.accounts().forEach(place -> accounted.add(place.written().split("=", 2)[0]));
        List<String> unmapped = accounted.stream()
                .filter(code -> !mapped.contains(code))
                .sorted()
                .toList();
        if (!unmapped.isEmpty()) {
            found.add(new Problem("import-unmapped", "vatMapping", String.join(", ", unmapped)));
        }
        List<String> without = mapped.stream()
                .filter(code -> !accounted.contains(code))
                .sorted()
                .toList();
        if (!without.isEmpty()) {
            found.add(new Problem("import-noaccount", "salesAccounts", String.join(", ", without)));
        }
        Optional<String> date = company.value("CustTrLasteChDt").filter(value -> !value.isEmpty());
        Optional<String> time = company.value("CustTrLasteChTm").filter(value -> !value.isEmpty());
        if (date.isPresent() != time.isPresent()) {
            found.add(new Problem(
                    "import-watermark", "watermarks", date.or(() -> time).orElse("")));
        }
        return found;
    }
}
