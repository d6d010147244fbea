package no.byraportal.agent;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An installation's own settings, the file's {@code <system>}: the agent writes them, the portal keeps their revisions.
 * No ciphertext is here, only whether there is one. Source: domain.md A14, F1–F7.
 *
 * @param customerNumber {@code VBSerialNmb}: the bureau's customer number at Visma, not a serial number
 * @param erpUser        {@code DIUser}: whom the agent logs in to the ERP as
 * @param bureauUser     {@code AdmUsr…}: the bureau's user in WebFaktura
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SystemSettings(String customerNumber, String erpUser, boolean erpPasswordSet, BureauUser bureauUser) {

    /** The bureau's user in WebFaktura. */
    public record BureauUser(String id, String name, String email, boolean passwordSet) {}

    static SystemSettings of(Outline outline) {
        return new SystemSettings(
                outline.variable("VBSerialNmb").orElse(""),
                outline.variable("DIUser").orElse(""),
                !outline.variable("DIPassword").orElse("").isEmpty(),
                new BureauUser(
                        outline.variable("AdmUsrID").orElse(""),
                        outline.variable("AdmUsrNm").orElse(""),
                        outline.variable("AdmUsrEmail").orElse(""),
                        !outline.variable("AdmUsrPasword").orElse("").isEmpty()));
    }
}
