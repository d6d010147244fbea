package no.byraportal.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;

/** A small table that is all there at once; long lists are grids. */
@Tag("table")
public final class Table extends Component {

    private final Element rows = new Element("tbody");
    private final int columns;

    public Table(String... headers) {
        columns = headers.length;
        getElement().getClassList().add("plain");
        Element head = new Element("tr");
        for (String header : headers) {
            Element cell = new Element("th").setText(header);
            cell.setAttribute("scope", "col");
            head.appendChild(cell);
        }
        Element top = new Element("thead");
        top.appendChild(head);
        getElement().appendChild(top, rows);
    }

    /** What the rows below have in common. */
    public void group(String title) {
        Element cell = new Element("th").setText(title);
        cell.setAttribute("scope", "colgroup");
        cell.setAttribute("colspan", Integer.toString(columns));
        cell.getClassList().add("group");
        Element row = new Element("tr");
        row.appendChild(cell);
        rows.appendChild(row);
    }

    public void row(Component... cells) {
        Element row = new Element("tr");
        for (Component cell : cells) {
            Element box = new Element("td");
            box.appendChild(cell.getElement());
            row.appendChild(box);
        }
        rows.appendChild(row);
    }
}
