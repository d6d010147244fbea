package no.byraportal.agent.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.function.Supplier;
import no.byraportal.agent.VariablesService;
import no.byraportal.agent.VariablesService.Beginning;
import no.byraportal.agent.VariablesVersion;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.SearchField;

/** One file: how it begins, or what it says of one client; the whole of it is downloaded, never shown. */
final class FilePanel extends Div {

    /** No client number of an ERP's is longer. */
    private static final int NUMBER_LENGTH = 10;

    private final transient Supplier<PersonScope> scope;
    private final transient VariablesService variables;
    private final transient VariablesVersion file;
    private final SearchField client = new SearchField(getTranslation("files.client"));
    private final Span what = new Span();
    private final Pre text = new Pre();

    FilePanel(Supplier<PersonScope> scope, VariablesService variables, VariablesVersion file) {
        this.scope = scope;
        this.variables = variables;
        this.file = file;
        addClassName("page-fill");
        what.addClassNames("muted", "small");
        text.addClassName("file-text");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", getTranslation("files.text"));
        add(layOutHead(), layOutTools(), text);
        show("");
    }

    private Div layOutHead() {
        String direction = file.direction().name().toLowerCase(Locale.ROOT);
        Span facts = new Span(getTranslation(
                "files.facts",
                file.by().name(),
                file.clients(),
                AgentFacts.size(file.size(), getLocale()),
                file.encoding().charset().name()));
        Span hash = new Span(getTranslation("files.sha256", file.sha256()));
        hash.addClassName("file-hash");
        Div lines = new Div(
                new H2(getTranslation("files.title." + direction, Dates.moment(file.at(), getLocale()))), facts, hash);
        lines.addClassNames("lines", "muted", "small");
        Anchor download = new FileDownload(scope, variables, file).link(getTranslation("files.download"));
        download.addClassNames("button-link", "end");
        Div head = new Div(lines, download);
        head.addClassNames("fill-head", "file-head");
        return head;
    }

    private Div layOutTools() {
        client.setMaxLength(NUMBER_LENGTH);
        client.addValueChangeListener(e -> show(e.getValue().strip()));
        Div tools = new Div(client, what);
        tools.addClassName("list-tools");
        return tools;
    }

    private void show(String number) {
        if (number.isEmpty()) {
            Beginning beginning = variables.beginning(scope.get(), file);
            text.setText(beginning.text());
            what.setText(
                    beginning.whole()
                            ? getTranslation("files.whole")
                            : getTranslation("files.beginning", beginning.lines()));
        } else {
            String part = variables.part(scope.get(), file, number).orElse("");
            text.setText(part);
            what.setText(getTranslation(part.isEmpty() ? "files.noclient" : "files.part", number));
        }
        text.setVisible(!text.getText().isEmpty());
    }
}
