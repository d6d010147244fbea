package no.byraportal.settings.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.function.BiConsumer;
import no.byraportal.settings.OutsideItem;
import no.byraportal.settings.OutsideTask;
import no.byraportal.shared.Dates;

/** One task outside the portal: what to do and where, and who has ticked it when. */
final class OutsideLine extends Div {

    OutsideLine(OutsideItem item, boolean mayTick, BiConsumer<OutsideTask, Boolean> tick) {
        addClassName("outside-line");
        Checkbox done = new Checkbox(getTranslation(item.task().key()), item.isDone());
        done.setReadOnly(!mayTick);
        done.addValueChangeListener(e -> tick.accept(item.task(), e.getValue()));
        Div how = new Div(getTranslation(item.task().key() + ".how"));
        how.addClassName("help");
        Div since = new Div(item.done()
                .map(ticked ->
                        getTranslation("outside.ticked", ticked.by().name(), Dates.moment(ticked.at(), getLocale())))
                .orElseGet(() -> getTranslation("outside.since", Dates.moment(item.raisedAt(), getLocale()))));
        since.addClassName("evidence");
        add(done, how, since);
    }
}
