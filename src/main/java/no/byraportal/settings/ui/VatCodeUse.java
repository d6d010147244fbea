package no.byraportal.settings.ui;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import no.byraportal.settings.ErpVatCode;
import no.byraportal.settings.VatClass;
import no.byraportal.settings.VatSuggestion;

/**
 * A VAT code as the table shows it.
 *
 * @param erp        what the ERP says of it; empty: nothing
 * @param classes    where it stands; one, none, or more when a file says so
 * @param account    its sales account here; blank: none
 * @param erpAccount its sales account in the ERP; blank: none is known
 */
record VatCodeUse(
        String code,
        Optional<ErpVatCode> erp,
        Set<VatClass> classes,
        String account,
        String erpAccount,
        Optional<VatSuggestion> suggestion) {

    /** What is sold first, then raw fish, then what is bought. */
    static final Comparator<VatCodeUse> ORDER = Comparator.comparing(VatCodeUse::isInput)
            .thenComparing(VatCodeUse::isRawFish)
            .thenComparingInt(use -> use.code().length())
            .thenComparing(VatCodeUse::code);

    VatCodeUse {
        classes = Set.copyOf(classes);
    }

    boolean isInput() {
        return erp.filter(ErpVatCode::isInput).isPresent();
    }

    boolean isRawFish() {
        return erp.filter(ErpVatCode::isRawFish).isPresent();
    }

    /** No class is right for it. */
    boolean isClassless() {
        return isInput() || isRawFish();
    }

    /** What has a sales account, here or in the ERP, is sold. */
    boolean isSold() {
        return !account.isBlank() || !erpAccount.isBlank();
    }

    /** A proposal that has not been followed yet. */
    Optional<VatSuggestion> open() {
        return suggestion.filter(proposal -> !classes.equals(Set.of(proposal.vatClass())));
    }

    /** One that may be followed together with the others: the code stands nowhere, and nothing speaks against it. */
    Optional<VatSuggestion> certain() {
        return open().filter(proposal -> classes.isEmpty() && proposal.isCertain());
    }
}
