package no.byraportal.client;

import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One company at one bureau, one to one with a client in the ERP.
 *
 * @param driveLetter Visma DI's drive letter, A to Z; null where the ERP has none
 * @param orgNumber   null until the ERP or a person has told it
 */
@Table("client")
public record Client(
        @Id ClientId id,
        @Column("bureau_id") BureauId bureau,
        @Column("installation_id") InstallationId installation,
        ErpClientNo erpClientNo,
        @Nullable String driveLetter,
        ClientNumber clientNumber,
        @Nullable OrgNumber orgNumber,
        String name) {

    /** What a client is called until somebody tells its name: «Klient 104». */
    public static String unnamed(ErpClientNo number) {
        return Texts.text(Texts.BOKMAL, "client.unnamed", number.digits());
    }

    /** As the ERP's own screens show it: {@code C104}. */
    public String erpName() {
        return (driveLetter == null ? "" : driveLetter) + erpClientNo;
    }
}
