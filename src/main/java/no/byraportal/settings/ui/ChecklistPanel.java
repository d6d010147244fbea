package no.byraportal.settings.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.List;
import java.util.function.BiConsumer;
import no.byraportal.settings.OutsideItem;
import no.byraportal.settings.OutsideTask;

/** What somebody must do for the client outside the portal, each line ticked with who and when. */
final class ChecklistPanel extends Div {

    ChecklistPanel(List<OutsideItem> items, boolean mayTick, BiConsumer<OutsideTask, Boolean> tick) {
        addClassNames("panel", "checklist");
        add(new H2(getTranslation("outside.title")));
        items.forEach(item -> add(new OutsideLine(item, mayTick, tick)));
    }
}
