package no.byraportal.notice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.bureau.BureauSheet;
import no.byraportal.identity.CurrentUser;
import no.byraportal.notice.Matter;
import no.byraportal.notice.NoticeService;
import no.byraportal.notice.Reader;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.Table;

/** E-post om morgenen: a row for each who sees the whole bureau, a tick for each matter they get letters about. */
@org.springframework.stereotype.Component
class LettersSheet implements BureauSheet {

    private final NoticeService notices;
    private final CurrentUser currentUser;

    LettersSheet(NoticeService notices, CurrentUser currentUser) {
        this.notices = notices;
        this.currentUser = currentUser;
    }

    @Override
    public Component open() {
        Locale locale = UI.getCurrentOrThrow().getLocale();
        Table table = new Table(
                Texts.text(locale, "notice.reader"),
                Matter.PROBLEMS.name(locale),
                Matter.AGENTS.name(locale),
                Matter.LICENCES.name(locale));
        notices.readers(currentUser.scope()).forEach(reader -> table.row(cells(reader, locale)));
        Div scroll = new Div(table);
        scroll.addClassName("scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        Paragraph when = new Paragraph(Texts.text(locale, "notice.when"));
        when.addClassNames("muted", "small");
        Section section = new Section(new H2(Texts.text(locale, "notice.title")), scroll, when);
        section.addClassName("panel");
        return section;
    }

    private Component[] cells(Reader reader, Locale locale) {
        Span name = new Span(reader.name());
        name.addClassName("strong");
        Span email = new Span(reader.email());
        email.addClassNames("muted", "small");
        Div who = new Div(name, new Div(email));
        Map<Matter, Checkbox> ticks = new EnumMap<>(Matter.class);
        for (Matter matter : Matter.values()) {
            Checkbox tick = new Checkbox(reader.matters().contains(matter));
            tick.setAriaLabel(Texts.text(locale, "notice.tick", reader.name(), matter.name(locale)));
            tick.setReadOnly(!currentUser.scope().mayAdminister());
            tick.addValueChangeListener(e -> choose(reader, ticks));
            ticks.put(matter, tick);
        }
        return Stream.concat(Stream.of(who), ticks.values().stream()).toArray(Component[]::new);
    }

    private void choose(Reader reader, Map<Matter, Checkbox> ticks) {
        notices.choose(
                currentUser.scope(),
                reader.id(),
                ticks.entrySet().stream()
                        .filter(tick -> tick.getValue().getValue())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
        Notices.done(Texts.text(UI.getCurrentOrThrow().getLocale(), "bureausettings.saved"));
    }
}
