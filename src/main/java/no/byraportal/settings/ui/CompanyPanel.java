package no.byraportal.settings.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import no.byraportal.client.Client;
import no.byraportal.settings.Problem;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;

/** Firma: who the client is, and which number it has where. Nothing here is typed in the portal. */
final class CompanyPanel extends Div {

    /** @param problems what is wrong with the client and has no place of its own */
    CompanyPanel(Client client, List<Problem> problems) {
        Div section = new Div(new H2(getTranslation("client.tab.firma")));
        section.addClassName("section-head");
        add(section);
        problems.forEach(
                problem -> add(Notices.banner(Notices.Kind.BAD, new Span(ProblemText.full(problem, getLocale())))));
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
