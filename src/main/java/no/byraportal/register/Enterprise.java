package no.byraportal.register;

import no.byraportal.shared.OrgNumber;

/**
 * A company as it stands in Enhetsregisteret.
 *
 * @param form           organisasjonsform, its code: {@code AS}
 * @param address        forretningsadresse, else postadresse, in lines; empty: none
 * @param vatRegistered  registrertIMvaregisteret
 * @param windingUp      underAvvikling, or by force
 */
public record Enterprise(
        OrgNumber number,
        String name,
        String form,
        String address,
        boolean vatRegistered,
        boolean bankrupt,
        boolean windingUp) {}
