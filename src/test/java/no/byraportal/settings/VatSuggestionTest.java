package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import no.byraportal.settings.VatSuggestion.Agreement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed for a VAT code, how sure that is, and by which day's law. */
class VatSuggestionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static ErpVatCode code(String description, String rate, int standard) {
        return new ErpVatCode(
                new VatCode("22"),
                description,
                rate == null ? Optional.empty() : Optional.of(new BigDecimal(rate)),
                OptionalInt.of(standard));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "", textBlock = """
            Salg av varer,                   25,    3,  PLH, AGREES,       SAYS_NOTHING, true
            'Utgående mva, høy sats',        25.00, 3,  PLH, AGREES,       AGREES,       true
            'Salg av næringsmidler, butikk', 15,    31, PLL, AGREES,       AGREES,       true
            Persontransport,                 12,    33, PLS, AGREES,       AGREES,       true
            Persontransport,                 6,     33, PLS, DIFFERS,      AGREES,       false
            Salg av næringsmidler,           ,      31, PLL, SAYS_NOTHING, AGREES,       false
            'Utgående mva, lav sats',        15,    31, PLL, AGREES,       DIFFERS,      false
            'Inngående mva, middels sats',   15,    31, PLL, AGREES,       DIFFERS,      false
            'Utgående, fritatt',             0,     5,  FRI, AGREES,       AGREES,       true
            Utførsel av varer,               0,     52, FRI, AGREES,       AGREES,       true
            Utenfor avgiftsområdet,          0,     5,  FRI, AGREES,       DIFFERS,      false
            Unntatt loven,                   ,      6,  EKS, AGREES,       AGREES,       true
            Unntatt loven,                   0,     7,  EKS, AGREES,       AGREES,       true
            Fritatt salg,                    ,      6,  EKS, AGREES,       DIFFERS,      false
            Havre,                           25,    3,  PLH, AGREES,       SAYS_NOTHING, true
            """)
    void theStandardCodeProposesAndRateAndWordsAgreeOrNot(
            String description,
            String rate,
            int standard,
            VatClass vatClass,
            Agreement byRate,
            Agreement byText,
            boolean certain) {
        VatSuggestion suggestion =
                code(description, rate, standard).suggestion(TODAY).orElseThrow();
        assertThat(suggestion.vatClass()).isEqualTo(vatClass);
        assertThat(suggestion.rate()).isEqualTo(byRate);
        assertThat(suggestion.text()).isEqualTo(byText);
        assertThat(suggestion.isCertain()).isEqualTo(certain);
    }

    /** Raw fish, what is bought, and standard codes that nobody knows. */
    @ParameterizedTest
    @ValueSource(ints = {32, 1, 11, 12, 13, 14, 15, 81, 92, 0, 4, 99})
    void nothingIsProposedWhereNoClassIsRight(int standard) {
        assertThat(code("Salg, høy sats", "25", standard).suggestion(TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PLS, 2005-12-31, ",
        "PLS, 2006-01-01, 8",
        "PLS, 2015-12-31, 8",
        "PLS, 2016-01-01, 10",
        "PLS, 2018-01-01, 12",
        "PLS, 2020-03-31, 12",
        "PLS, 2020-04-01, 6",
        "PLS, 2021-09-30, 6",
        "PLS, 2021-10-01, 12",
        "PLL, 2026-11-22, 15",
        "PLH, 2004-12-31, ",
        "PLH, 2026-11-22, 25",
        "FRI, 2026-11-22, ",
        "EKS, 2026-11-22, "
    })
    void aRateHoldsFromItsDayOn(VatClass vatClass, LocalDate day, BigDecimal percent) {
        assertThat(VatRate.on(day, vatClass).map(VatRate::percent)).isEqualTo(Optional.ofNullable(percent));
    }

    @Test
    void whatWasRightInThePandemicIsNotRightToday() {
        ErpVatCode old = code("Persontransport", "6", 33);
        assertThat(old.suggestion(LocalDate.of(2021, 1, 1)).orElseThrow().isCertain())
                .isTrue();
        assertThat(old.suggestion(TODAY).orElseThrow().isCertain()).isFalse();
    }
}
