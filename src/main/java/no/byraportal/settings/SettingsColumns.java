package no.byraportal.settings;

import no.byraportal.shared.ColumnType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class SettingsColumns {

    @Bean
    ColumnType<SettingsDocument, String> settingsDocumentColumn(JsonMapper json) {
        return ColumnType.text(
                SettingsDocument.class, json::writeValueAsString, stored -> SettingsDocument.read(json, stored));
    }
}
