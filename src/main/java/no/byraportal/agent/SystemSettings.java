package no.byraportal.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import no.byraportal.settings.SettingsDiff;
import no.byraportal.settings.SettingsDiff.FieldChange;

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

    /** What people are shown, by tag, in the file's order; a password as {@code •••}, or empty when there is none. */
    public Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("DIUser", erpUser);
        shown.put("DIPassword", masked(erpPasswordSet));
        shown.put("VBSerialNmb", customerNumber);
        shown.put("AdmUsrID", bureauUser.id());
        shown.put("AdmUsrPasword", masked(bureauUser.passwordSet()));
        shown.put("AdmUsrNm", bureauUser.name());
        shown.put("AdmUsrEmail", bureauUser.email());
        return shown;
    }

    /** What differs from these in an earlier revision. */
    public SettingsDiff since(SystemSettings earlier) {
        Map<String, String> before = earlier.shown();
        return new SettingsDiff(shown().entrySet().stream()
                .filter(now -> !now.getValue().equals(before.get(now.getKey())))
                .map(now -> new FieldChange("system." + now.getKey(), before.get(now.getKey()), now.getValue()))
                .toList());
    }

    private static String masked(boolean set) {
        return set ? "•••" : "";
    }
}
