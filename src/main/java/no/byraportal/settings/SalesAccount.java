package no.byraportal.settings;

import no.byraportal.shared.InvalidValue;

/**
 * Salgskonto: where sales with a VAT code are posted; written {@code 1=3000}. Source: {@code TaxAccountMapping} of
 * variables.xml.
 */
public record SalesAccount(VatCode vatCode, AccountNumber account) {

    public static SalesAccount of(String written) {
        String[] parts = written.split("=", -1);
        if (parts.length != 2) {
            throw new InvalidValue("salesaccount.form", Written.quoted(written));
        }
        return new SalesAccount(new VatCode(parts[0].strip()), new AccountNumber(parts[1].strip()));
    }

    @Override
    public String toString() {
        return vatCode + "=" + account;
    }
}
