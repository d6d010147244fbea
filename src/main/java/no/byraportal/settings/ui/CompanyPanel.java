package no.byraportal.settings.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import no.byraportal.client.Client;
import no.byraportal.shared.ui.Icon;

/** Firma: who the client is, and which number it has where. Nothing here is typed in the portal. */
final class CompanyPanel extends Div {

    CompanyPanel(Client client) {
        Div section = new Div(new H2(getTranslation("client.tab.firma")));
        section.addClassName("section-head");
        add(section);
        add(fixed("company.name", client.name(), "company.name.source"));
        add(fixed(
                "company.orgnumber",
                client.orgNumber() == null
                        ? getTranslation("company.unknown")
                        : client.orgNumber().grouped(),
                "company.name.source"));
        add(fixed("company.erp", client.erpName(), "company.erp.source"));
        add(fixed("company.number", client.clientNumber().toString(), "company.number.source"));
    }

    private SettingRow fixed(String key, String value, String source) {
        Div field = new Div(new Span(value));
        field.addClassName("fixed");
        SettingRow row = new SettingRow(key, field);
        row.addEvidence(Icon.INFO, new Span(getTranslation(source)));
        return row;
    }
}
