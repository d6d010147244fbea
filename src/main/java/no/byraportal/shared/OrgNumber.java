package no.byraportal.shared;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An organisation number: nine digits, the last one a modulus 11 check digit with weights 3 2 7 6 5 4 3 2.
 * Blanks, dots, a leading {@code NO} and a trailing {@code MVA} are accepted and dropped. A right check digit does not
 * prove that the company exists.
 *
 * @see <a href="https://www.brreg.no/om-oss/registrene-vare/om-enhetsregisteret/organisasjonsnummeret/">Brønnøysundregistrene</a>
 */
public record OrgNumber(String digits) {

    private static final Pattern NOISE = Pattern.compile("[\\s.\\u00A0\\u202F]+");
    private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{9}");
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    public OrgNumber {
        if (!NINE_DIGITS.matcher(digits).matches()) {
            throw new InvalidValue("orgnumber.length");
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        if ((11 - sum % 11) % 11 != digits.charAt(8) - '0') {
            throw new InvalidValue("orgnumber.check");
        }
    }

    /** What a person or a program wrote, for example {@code NO 123 456 785 MVA}. */
    public static OrgNumber of(String written) {
        if (written.length() > 40) {
            throw new InvalidValue("orgnumber.length");
        }
        String bare = NOISE.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
        if (bare.startsWith("NO")) {
            bare = bare.substring(2);
        }
        if (bare.endsWith("MVA")) {
            bare = bare.substring(0, bare.length() - 3);
        }
        return new OrgNumber(bare);
    }

    /** As Norwegians write it, in threes with hard spaces: {@code 123 456 785}. */
    public String grouped() {
        return digits.substring(0, 3) + '\u00A0' + digits.substring(3, 6) + '\u00A0' + digits.substring(6);
    }

    @Override
    public String toString() {
        return digits;
    }
}
