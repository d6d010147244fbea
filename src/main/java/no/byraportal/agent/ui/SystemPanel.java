package no.byraportal.agent.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.byraportal.agent.SystemRevision;
import no.byraportal.agent.SystemService;
import no.byraportal.agent.SystemSettings;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.FieldText;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Table;

/** Systemoppsett: an agent's own settings, which are changed beside the agent and only read here, and how they were. */
final class SystemPanel extends Div {

    private static final int PAGE = 20;

    private final transient Supplier<PersonScope> scope;
    private final transient SystemService systems;
    private final transient InstallationId agent;
    private final OrderedList revisions = new OrderedList();
    private final Button more = new Button();
    private int next = Integer.MAX_VALUE;

    SystemPanel(Supplier<PersonScope> scope, SystemService systems, InstallationId agent) {
        this.scope = scope;
        this.systems = systems;
        this.agent = agent;
        Optional<SystemSettings> now = systems.settings(scope.get(), agent);
        if (now.isEmpty()) {
            add(FilesPanel.empty("system.none"));
            return;
        }
        addClassNames("page-body", "two-columns");
        getElement().setAttribute("tabindex", "0");
        revisions.addClassName("revisions");
        more.setText(getTranslation("history.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(e -> load());
        add(settings(now.get()), new Section(new H2(getTranslation("system.history")), revisions, more));
        load();
    }

    private Section settings(SystemSettings now) {
        Table table = new Table(
                getTranslation("preview.field"), getTranslation("import.infile"), getTranslation("system.tag"));
        now.shown().forEach((tag, value) -> {
            Span name = new Span(FieldText.name("system." + tag, getLocale()));
            Span shown = new Span(FieldText.value("system." + tag, value, getLocale()));
            shown.addClassName(value.isEmpty() ? "muted" : "after");
            Span inFile = new Span(tag);
            inFile.addClassNames("mono", "muted");
            table.row(name, shown, inFile);
        });
        Div evidence = new Div(Icon.INFO.create(), new Span(getTranslation("system.owner")));
        evidence.addClassName("evidence");
        Section section = new Section(new H2(getTranslation("history.current")), table, evidence);
        section.addClassName("system-now");
        return section;
    }

    /** One more than is shown, to say what differs from it. */
    private void load() {
        List<SystemRevision> page = systems.revisions(scope.get(), agent, next, PAGE + 1);
        for (int i = 0; i < Math.min(page.size(), PAGE); i++) {
            show(page.get(i), i + 1 < page.size() ? Optional.of(page.get(i + 1)) : Optional.empty());
        }
        more.setVisible(page.size() > PAGE);
    }

    private void show(SystemRevision revision, Optional<SystemRevision> earlier) {
        next = revision.revision();
        Span number = new Span(Integer.toString(revision.revision()));
        number.addClassName("number");
        Div text = new Div();
        if (earlier.isEmpty()) {
            text.add(what(getTranslation("history.first")));
        }
        earlier.ifPresent(before -> revision.settings()
                .since(before.settings())
                .changes()
                .forEach(change -> text.add(what(FieldText.change(change, getLocale())))));
        Paragraph who = new Paragraph(revision.by().name() + " · " + Dates.moment(revision.at(), getLocale()));
        who.addClassName("muted");
        text.add(who);
        revisions.add(new ListItem(number, text));
    }

    private static Paragraph what(String text) {
        Paragraph what = new Paragraph(text);
        what.addClassName("what");
        return what;
    }
}
