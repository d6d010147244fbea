package no.byraportal.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A picture of figures. What it shows stands as text beside it too: whoever does not see it is told what it is a picture
 * of, and reads the figures there. Its part of the front end is loaded by the first page that has one.
 */
@Tag("figure-chart")
@JsModule("context://byraportal/chart.js")
public final class Chart extends Component {

    /** How a series is coloured: one hue in three steps, and grey for what it is held against. */
    public enum Tone {
        FIRST("1"),
        SECOND("2"),
        THIRD("3"),
        COMPARISON("comparison");

        private final String word;

        Tone(String word) {
            this.word = word;
        }
    }

    /**
     * @param name   as its legend says it
     * @param values one for each of the chart's categories
     */
    public record Series(String name, Tone tone, List<Long> values) {

        public Series {
            values = List.copyOf(values);
        }
    }

    /** As the browser's part reads it. */
    private record Drawn(String tone, List<Long> values) {}

    private enum Kind {
        COLUMNS,
        BARS,
        LINES
    }

    private final transient List<Series> series;

    private Chart(Kind kind, String label, List<String> categories, Series... series) {
        this.series = List.of(series);
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", label);
        getElement().setProperty("kind", kind.name().toLowerCase(Locale.ROOT));
        getElement().setPropertyList("categories", categories);
        getElement()
                .setPropertyList(
                        "series",
                        Arrays.stream(series)
                                .map(each -> new Drawn(each.tone().word, each.values()))
                                .toList());
    }

    /** The series stacked, with what they are held against beside each stack. */
    public static Chart columns(String label, List<String> categories, Series... series) {
        return new Chart(Kind.COLUMNS, label, categories, series);
    }

    /** A bar for each series in each category, and a note at its end. */
    public static Chart bars(String label, List<String> categories, List<String> notes, Series... series) {
        Chart chart = new Chart(Kind.BARS, label, categories, series);
        chart.getElement().setPropertyList("notes", notes);
        return chart;
    }

    public static Chart lines(String label, List<String> categories, Series... series) {
        return new Chart(Kind.LINES, label, categories, series);
    }

    /** Which colour is which; it belongs above the picture. */
    public Div legend() {
        Div legend = new Div();
        legend.addClassName("chart-legend");
        series.forEach(each -> {
            Span swatch = new Span();
            swatch.addClassNames("swatch", "tone-" + each.tone().word);
            legend.add(new Span(swatch, new Span(each.name())));
        });
        return legend;
    }
}
