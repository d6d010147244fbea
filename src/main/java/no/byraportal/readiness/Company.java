package no.byraportal.readiness;

import java.util.Optional;
import java.util.regex.Pattern;
import no.byraportal.settings.Fact;
import no.byraportal.settings.FactSource;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.KnownFacts.Known;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;

/**
 * The company that the ERP has exported, as far as it has told. Visma.net knows companies by country and organisation
 * number, in digits alone (domain.md B1): so they are matched by nothing else, and never guessed.
 */
record Company(Optional<Known> orgNumber, Optional<Known> id, Optional<Known> exported) {

    static final Company UNTOLD = new Company(Optional.empty(), Optional.empty(), Optional.empty());

    /** Two letters before the digits are a country: {@code SE 5560360793}. */
    private static final Pattern COUNTRY =
            Pattern.compile("\\s*(?!NO)([A-Z]{2})[\\s.:-]*\\d.*", Pattern.CASE_INSENSITIVE);

    /** An ID that somebody has typed is none: it is fetched. */
    static Company of(KnownFacts facts) {
        return new Company(
                facts.of(Fact.ORG_NUMBER),
                facts.of(Fact.VISMA_NET_COMPANY_ID).filter(known -> known.source() != FactSource.PERSON),
                facts.of(Fact.EXPORTED_FOR_WEBFAKTURA));
    }

    private String told() {
        return orgNumber.map(known -> known.value().asString()).orElse("");
    }

    /** Empty: it is none of Norway's. */
    Optional<OrgNumber> cleaned() {
        try {
            return told().isBlank() || COUNTRY.matcher(told()).matches()
                    ? Optional.empty()
                    : Optional.of(OrgNumber.of(told()));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    /** Empty: it is the client's own. */
    Optional<Finding> mismatch(Optional<OrgNumber> clients) {
        String told = told();
        if (told.isBlank() || clients.isEmpty()) {
            return Optional.of(Finding.NUMBER_UNTOLD);
        }
        if (COUNTRY.matcher(told).matches()) {
            return Optional.of(Finding.NUMBER_FOREIGN);
        }
        return cleaned()
                .map(number ->
                        number.equals(clients.get()) ? Optional.<Finding>empty() : Optional.of(Finding.NUMBER_DIFFERS))
                .orElse(Optional.of(Finding.NUMBER_UNCLEAN));
    }
}
