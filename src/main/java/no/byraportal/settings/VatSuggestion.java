package no.byraportal.settings;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The class that a code's standard code belongs to, and what else the ERP says of the code: never more than a proposal.
 *
 * @param law  the rate of the class on the day of the question; empty where the class has none
 * @param rate does the ERP's rate say the same as the law?
 * @param text do the words of the description?
 */
public record VatSuggestion(ErpVatCode code, VatClass vatClass, Optional<VatRate> law, Agreement rate, Agreement text) {

    public enum Agreement {
        AGREES,
        SAYS_NOTHING,
        DIFFERS
    }

    /** Words that bureaus name their codes with; one of another class makes a proposal doubtful. */
    private static final Map<VatClass, Pattern> WORDS = new EnumMap<>(Map.of(
            VatClass.PLH, words("høy"),
            VatClass.PLL, words("middels|næringsmid"),
            VatClass.PLS, words("lav\\b|persontransport|overnatting|kino"),
            VatClass.FRI, words("fri\\b|fritatt|avgiftsfri|nullsats|utførsel|eksport"),
            VatClass.EKS, words("utenfor|unntatt|ingen mva|uten mva")));

    private static final Pattern BOUGHT = words("inngående");

    private static Pattern words(String either) {
        return Pattern.compile(
                "\\b(" + either + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    static VatSuggestion of(ErpVatCode code, VatClass vatClass, LocalDate day) {
        Optional<VatRate> law = VatRate.on(day, vatClass);
        return new VatSuggestion(code, vatClass, law, rate(code, vatClass, law), text(code.description(), vatClass));
    }

    /** Outside the Act there is no rate to say; everywhere else silence is no agreement. */
    private static Agreement rate(ErpVatCode code, VatClass vatClass, Optional<VatRate> law) {
        if (code.rate().isEmpty()) {
            return vatClass == VatClass.EKS ? Agreement.AGREES : Agreement.SAYS_NOTHING;
        }
        boolean same = law.map(rate -> rate.percent().compareTo(code.rate().get()) == 0)
                .orElseGet(() -> code.rate().get().signum() == 0);
        return same ? Agreement.AGREES : Agreement.DIFFERS;
    }

    private static Agreement text(String description, VatClass vatClass) {
        boolean other = BOUGHT.matcher(description).find()
                || WORDS.entrySet().stream()
                        .anyMatch(words -> words.getKey() != vatClass
                                && words.getValue().matcher(description).find());
        if (other) {
            return Agreement.DIFFERS;
        }
        Pattern own = WORDS.get(vatClass);
        return own != null && own.matcher(description).find() ? Agreement.AGREES : Agreement.SAYS_NOTHING;
    }

    /** The standard code and the rate agree, and no word speaks against it. */
    public boolean isCertain() {
        return rate == Agreement.AGREES && text != Agreement.DIFFERS;
    }
}
