package no.byraportal.shared.ui;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Where one searches in the page's list; the key / leads here. It tells its value when the typing pauses. */
public final class SearchField extends TextField {

    private static final int PAUSE_MS = 250;

    /** @param what what one searches by */
    public SearchField(String what) {
        setPlaceholder(what);
        setAriaLabel(what);
        setPrefixComponent(Icon.SEARCH.create());
        setClearButtonVisible(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE_MS);
        getElement().setAttribute("data-search", true);
    }
}
