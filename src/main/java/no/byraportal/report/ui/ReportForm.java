package no.byraportal.report.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.byraportal.identity.PersonScope;
import no.byraportal.report.Format;
import no.byraportal.report.ReportKind;
import no.byraportal.report.ReportKind.Asks;
import no.byraportal.report.Wanted;
import no.byraportal.settings.ClientListService;
import no.byraportal.settings.ClientQuery;
import no.byraportal.settings.ClientRow;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.ui.DayPicker;
import no.byraportal.shared.ui.Notices;

/** Ny rapport: which one, of when and of whom, and as what. */
final class ReportForm extends Div {

    private final Select<ReportKind> kind = new Select<>();
    private final Paragraph about = new Paragraph();
    private final DayPicker from = new DayPicker(getTranslation("report.from"));
    private final DayPicker to = new DayPicker(getTranslation("report.to"));
    private final ComboBox<ClientRow> client = new ComboBox<>(getTranslation("report.ofclient"));
    private final Select<Format> format = new Select<>();
    private final Div refused = new Div();

    ReportForm(ClientListService clients, Supplier<PersonScope> scope, Consumer<Wanted> ask) {
        addClassName("report-form");
        kind.setLabel(getTranslation("report.kind"));
        kind.setItems(ReportKind.values());
        kind.setItemLabelGenerator(one -> one.title(getLocale()));
        kind.setId("report-kind");
        kind.addValueChangeListener(e -> fit());
        format.setLabel(getTranslation("report.format"));
        format.setItems(Format.values());
        format.setItemLabelGenerator(one -> getTranslation("report.format." + one.ending()));
        format.setValue(Format.PDF);
        layOutClient(clients, scope);
        about.addClassName("muted");
        from.setManualValidation(true);
        to.setManualValidation(true);
        LocalDate today = scope.get().today();
        from.setValue(today.minusMonths(1).withDayOfMonth(1));
        to.setValue(today);
        Button make =
                new Button(getTranslation("report.make"), e -> ask(scope.get().today(), ask));
        make.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(kind, client, from, to, format, make);
        fields.addClassName("report-fields");
        add(fields, about, refused);
        kind.setValue(ReportKind.STATISTICS);
    }

    /** A report that somebody has come for from the page of its figures. */
    void offer(ReportKind wanted, Optional<LocalDate> first, Optional<LocalDate> last) {
        kind.setValue(wanted);
        first.ifPresent(from::setValue);
        last.ifPresent(to::setValue);
    }

    private void layOutClient(ClientListService clients, Supplier<PersonScope> scope) {
        client.setItemLabelGenerator(ClientRow::name);
        client.setItems(fetch -> clients
                .page(
                        scope.get(),
                        ClientQuery.ALL.searching(fetch.getFilter().orElse("")),
                        fetch.getOffset(),
                        fetch.getLimit())
                .stream());
    }

    private void fit() {
        Asks asks = kind.getValue().asks();
        about.setText(kind.getValue().about(getLocale()));
        client.setVisible(asks == Asks.CLIENT);
        from.setVisible(asks == Asks.PERIOD || asks == Asks.CLIENT);
        to.setVisible(asks != Asks.NOTHING);
        to.setLabel(getTranslation(asks == Asks.DAY ? "report.day" : "report.to"));
    }

    private void ask(LocalDate today, Consumer<Wanted> ask) {
        Map<String, AbstractField<?, ?>> fields = Map.of("from", from, "to", to, "client", client);
        fields.values().forEach(field -> ((HasValidation) field).setInvalid(false));
        refused.removeAll();
        try {
            ask.accept(Wanted.of(
                    kind.getValue(),
                    from.getValue(),
                    to.getValue(),
                    Optional.ofNullable(client.getValue())
                            .map(ClientRow::clientNumber)
                            .orElse(null),
                    format.getValue(),
                    getLocale(),
                    today));
        } catch (FieldRefused e) {
            e.reasons().forEach((name, reason) -> {
                AbstractField<?, ?> field = fields.get(name);
                if (field instanceof HasValidation validated) {
                    validated.setErrorMessage(getTranslation(reason.key(), reason.arguments()));
                    validated.setInvalid(true);
                }
            });
        } catch (RuleBroken e) {
            refused.add(Notices.banner(Notices.Kind.WARN, new Paragraph(getTranslation(e.key(), e.arguments()))));
        }
    }
}
