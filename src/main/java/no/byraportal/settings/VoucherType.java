package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.byraportal.shared.InvalidValue;

/**
 * Bilagsart: how the ERP files a voucher, 1 to 999. Source: contracts.md §4; {@code VoTpInvo} and {@code VoTpCred} of
 * variables.xml.
 */
public record VoucherType(@JsonValue int number) {

    @JsonCreator
    public VoucherType {
        if (number < 1 || number > 999) {
            throw new InvalidValue("vouchertype.range");
        }
    }

    /** What somebody typed or a file says. */
    public static VoucherType of(String written) {
        return new VoucherType(Written.number(written.strip()));
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
