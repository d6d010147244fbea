package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import no.byraportal.client.Client;

/** The settings document of one client as programs are told it (contracts.md §4). */
public record SettingsAnswer(
        long clientNumber,
        String erpClientNo,
        int revision,
        @JsonUnwrapped @JsonIgnoreProperties("unjudged") SettingsDocument settings) {

    public static SettingsAnswer of(Client client, int revision, SettingsDocument document) {
        return new SettingsAnswer(
                client.clientNumber().value(), client.erpClientNo().digits(), revision, document);
    }
}
