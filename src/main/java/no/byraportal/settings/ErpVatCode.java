package no.byraportal.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A VAT code as the ERP knows it.
 *
 * @param rate            in percent
 * @param standardTaxCode of SAF-T (Skatteetaten, Standard Tax Codes)
 */
public record ErpVatCode(VatCode code, String description, Optional<BigDecimal> rate, OptionalInt standardTaxCode) {

    private static final int RAW_FISH = 32;

    /** Inngående: 1, 11 to 15 and 81 to 92 (domain.md B4). */
    private static final Set<Integer> INPUT =
            Set.of(1, 11, 12, 13, 14, 15, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92);

    static ErpVatCode of(JsonNode stored) {
        JsonNode rate = stored.path("rate");
        JsonNode standard = stored.path("standardTaxCode");
        return new ErpVatCode(
                new VatCode(stored.path("code").asString()),
                stored.path("description").asString(),
                rate.isNumber() ? Optional.of(rate.decimalValue()) : Optional.empty(),
                standard.isNumber() ? OptionalInt.of(standard.intValue()) : OptionalInt.empty());
    }

    /** The class that the standard code belongs to; empty where there is none, or no standard code is known. */
    public Optional<VatClass> suggested() {
        return switch (standardTaxCode.orElse(0)) {
            case 3 -> Optional.of(VatClass.PLH);
            case 31 -> Optional.of(VatClass.PLL);
            case 33 -> Optional.of(VatClass.PLS);
            case 5, 51, 52 -> Optional.of(VatClass.FRI);
            case 6, 7 -> Optional.of(VatClass.EKS);
            default -> Optional.empty();
        };
    }

    /** {@link #suggested()} with its reasons, as the law is on a day. */
    public Optional<VatSuggestion> suggestion(LocalDate day) {
        return suggested().map(vatClass -> VatSuggestion.of(this, vatClass, day));
    }

    /** Råfisk, 11,11 %: WebFaktura has no class for it. */
    public boolean isRawFish() {
        return standardTaxCode.orElse(0) == RAW_FISH;
    }

    /** For what the client buys, never for what it sells. */
    public boolean isInput() {
        return INPUT.contains(standardTaxCode.orElse(0));
    }
}
