package no.byraportal.settings;

import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/**
 * KID: what a payer writes so that the payment finds its invoice; 2 to 25 characters, the last one a check digit. Source:
 * domain.md B3.
 */
public record Kid(String value) {

    static final int SHORTEST = 2;
    public static final int LONGEST = 25;

    private static final Pattern FORM = Pattern.compile("[0-9]{1,24}[0-9-]");

    /** How the check digit is reckoned; which one the bank expects is set in WebFaktura and stands in no file. */
    public enum Modulus {
        /** Luhn's. */
        MOD10,
        /** Weights 2 to 7 from the right; where ten would be needed, the check digit is {@code -}. */
        MOD11;

        /** @param digits what stands before the check digit, ASCII digits alone */
        char checkDigit(String digits) {
            int sum = 0;
            for (int place = 0; place < digits.length(); place++) {
                int digit = digits.charAt(digits.length() - 1 - place) - '0';
                sum += this == MOD11
                        ? digit * (2 + place % 6)
                        : place % 2 == 1 ? digit : digit * 2 / 10 + digit * 2 % 10;
            }
            int check = this == MOD11 ? (11 - sum % 11) % 11 : (10 - sum % 10) % 10;
            return check == 10 ? '-' : (char) ('0' + check);
        }
    }

    public Kid {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("kid.form", SHORTEST, LONGEST);
        }
    }

    /** @param digits what stands before the check digit */
    public static Kid of(String digits, Modulus modulus) {
        if (!FORM.matcher(digits + "0").matches()) {
            throw new InvalidValue("kid.form", SHORTEST, LONGEST);
        }
        return new Kid(digits + modulus.checkDigit(digits));
    }

    public String checkDigit() {
        return value.substring(value.length() - 1);
    }

    /** Is its check digit right? */
    public boolean holds(Modulus modulus) {
        String digits = value.substring(0, value.length() - 1);
        return value.charAt(digits.length()) == modulus.checkDigit(digits);
    }

    @Override
    public String toString() {
        return value;
    }
}
