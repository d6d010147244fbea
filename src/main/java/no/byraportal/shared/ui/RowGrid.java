package no.byraportal.shared.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.function.ValueProvider;

/** A long list, fetched page by page: a table where there is room, and a card for each row where there is not. */
public final class RowGrid<T> extends Grid<T> {

    private static final int NARROW = 800;

    private final Column<T> card;

    /**
     * @param label what it is a list of, read aloud
     * @param card  a row where there is no room for columns
     */
    public RowGrid(String label, ValueProvider<T, ? extends Component> card) {
        addClassNames("row-grid", "rows-open");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setPageSize(50);
        setAriaLabel(label);
        this.card = addComponentColumn(card);
    }

    /** A column as wide as its share of the room. */
    public Column<T> share(String header, int share, ValueProvider<T, ? extends Component> cell) {
        return addComponentColumn(cell).setHeader(header).setFlexGrow(share);
    }

    /** A column that needs no more than this. */
    public Column<T> narrow(String header, String width, ValueProvider<T, ? extends Component> cell) {
        return addComponentColumn(cell).setHeader(header).setWidth(width).setFlexGrow(0);
    }

    /** A column of numbers, under each other. */
    public Column<T> numbers(String header, String width, ValueProvider<T, String> text) {
        return narrow(header, width, row -> numbers(text.apply(row))).setTextAlign(ColumnTextAlign.END);
    }

    /** A number or a time in a row: each figure as wide as the next. */
    public static Span numbers(String text) {
        Span numbers = new Span(text);
        numbers.addClassName("numbers");
        return numbers;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Page page = event.getUI().getPage();
        fit(page.getExtendedClientDetails().getWindowInnerWidth());
        var resizing = page.addBrowserWindowResizeListener(resize -> fit(resize.getWidth()));
        addDetachListener(e -> {
            resizing.remove();
            e.unregisterListener();
        });
    }

    private void fit(int width) {
        boolean narrow = width > 0 && width <= NARROW;
        // Cards have nothing to head.
        setClassName("cards", narrow);
        getColumns().forEach(column -> column.setVisible(column.equals(card) == narrow));
    }
}
