package no.byraportal.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.settings.Applied;
import no.byraportal.settings.Consumer;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.SettingsDiff;
import no.byraportal.settings.SettingsDiff.FieldChange;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsRevision;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Table;

/** One revision whole, or what differs between two: in words, in the order of the client page's tabs. */
final class RevisionSheet extends Div {

    /** One revision, and what it wanted. */
    record Then(SettingsRevision revision, SettingsDocument document) {

        private String number() {
            return Integer.toString(revision.revision());
        }
    }

    RevisionSheet whole(Then then) {
        add(new H2(getTranslation("history.whole", then.number())));
        muted(who(then));
        return fields(then);
    }

    /** @param ran what each consumer ran on at that time */
    RevisionSheet asOf(Instant at, Then then, Map<Consumer, Optional<Applied>> ran) {
        add(new H2(getTranslation("history.asof.title", Dates.moment(at, getLocale()))));
        muted(getTranslation("history.asof.revision", then.number(), who(then)));
        ran.forEach((consumer, applied) -> {
            String key = "history.ran." + consumer.name().toLowerCase(Locale.ROOT);
            muted(applied.map(says -> getTranslation(
                            key, Integer.toString(says.revision()), Dates.moment(says.appliedAt(), getLocale())))
                    .orElseGet(() -> getTranslation(key + ".never")));
        });
        return fields(then);
    }

    RevisionSheet difference(Then older, Then newer) {
        add(new H2(getTranslation("history.difference", older.number(), newer.number())));
        List<FieldChange> changes =
                SettingsDiff.between(older.document(), newer.document()).changes();
        muted(getTranslation(
                "history.difference.fields",
                Dates.moment(older.revision().at(), getLocale()),
                Dates.moment(newer.revision().at(), getLocale()),
                changes.size()));
        if (!changes.isEmpty()) {
            Table table = new Table(
                    getTranslation("preview.field"),
                    getTranslation("history.revision", older.number()),
                    getTranslation("history.revision", newer.number()));
            rows(
                    table,
                    changes.stream()
                            .map(change -> SettingsField.at(change.field()).orElseThrow()),
                    older,
                    newer);
            add(table);
        }
        return this;
    }

    private RevisionSheet fields(Then then) {
        Table table = new Table(getTranslation("preview.field"), getTranslation("history.value"));
        rows(table, Arrays.stream(SettingsField.values()), then);
        add(table);
        return this;
    }

    private void rows(Table table, Stream<SettingsField> fields, Then... columns) {
        Map<ClientTab, List<SettingsField>> tabs = fields.collect(Collectors.groupingBy(
                field -> ClientTab.of(field.path()), () -> new EnumMap<>(ClientTab.class), Collectors.toList()));
        tabs.forEach((tab, own) -> {
            table.group(getTranslation("client.tab." + tab.address()));
            own.forEach(field -> table.row(Stream.concat(
                            Stream.of(new Span(FieldText.name(field.path(), getLocale()))),
                            Arrays.stream(columns).map(then -> value(field, then)))
                    .toArray(Component[]::new)));
        });
    }

    private Span value(SettingsField field, Then then) {
        String written = field.in(then.document()).orElse(null);
        Span value = new Span(FieldText.value(field.path(), written, getLocale()));
        value.addClassName("value");
        return value;
    }

    private String who(Then then) {
        return then.revision().by().name() + " · "
                + Dates.moment(then.revision().at(), getLocale());
    }

    private void muted(String text) {
        Paragraph line = new Paragraph(text);
        line.addClassNames("muted", "small");
        add(line);
    }
}
