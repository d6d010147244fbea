package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import no.bekk.bekkopen.banking.KidnummerValidator;
import no.byraportal.settings.Kid.Modulus;

/** NoCommons, which the banks' own people wrote, is the oracle; and what a check digit is for holds. */
class KidProperties {

    /** It knows no KID below four digits, and where MOD11 wants a dash it takes any end at all. */
    @Property
    void nocommonsTakesOurTwoCheckDigitsAndNoOther(
            @ForAll @NumericChars @StringLength(min = 4, max = 24) String digits) {
        Kid luhns = Kid.of(digits, Modulus.MOD10);
        Kid weighted = Kid.of(digits, Modulus.MOD11);
        Set<String> taken = kids(digits).filter(KidnummerValidator::isValid).collect(Collectors.toSet());
        assertThat(taken)
                .isEqualTo(
                        weighted.checkDigit().equals("-")
                                ? kids(digits).collect(Collectors.toSet())
                                : Stream.of(luhns.value(), weighted.value()).collect(Collectors.toSet()));
    }

    private static Stream<String> kids(String digits) {
        return "0123456789-".chars().mapToObj(check -> digits + (char) check);
    }

    @Property
    void oneWrongDigitIsAlwaysFound(
            @ForAll @NumericChars @StringLength(min = 1, max = 24) String digits,
            @ForAll Modulus modulus,
            @ForAll @IntRange(max = 23) int place,
            @ForAll @IntRange(min = 1, max = 9) int off) {
        int at = place % digits.length();
        char wrong = (char) ('0' + (digits.charAt(at) - '0' + off) % 10);
        String kid = Kid.of(digits, modulus).value();
        assertThat(new Kid(kid.substring(0, at) + wrong + kid.substring(at + 1)).holds(modulus))
                .isFalse();
    }
}
