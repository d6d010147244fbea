package no.byraportal.settings.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.NumberRange;

/** Where ranges of numbers lie, one lane each on the same scale: filled is used, outlined is free, dashed red meets. */
final class NumberLine extends Div {

    /** What is shorter than can be seen is drawn as long as this part of the line, in percent. */
    private static final double NARROWEST = 0.6;

    private static final int TICKS = 4;

    /** From here on, a phone has room for every other tick only. */
    private static final long MANY_DIGITS = 10_000_000;

    /** @param taken filled from the beginning to the end, as numbers that are given already */
    record Lane(String name, List<NumberRange> taken, List<NumberRange> free) {

        private List<NumberRange> all() {
            return Stream.concat(taken.stream(), free.stream()).toList();
        }

        private String words() {
            return name + " " + all().stream().map(NumberLine::words).collect(Collectors.joining(", "));
        }
    }

    private final long length;

    NumberLine(List<Lane> lanes, Optional<NumberRange> clash) {
        addClassName("number-line");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", lanes.stream().map(Lane::words).collect(Collectors.joining(". ")));
        long furthest = lanes.stream()
                .flatMap(lane -> lane.all().stream())
                .mapToLong(NumberRange::to)
                .max()
                .orElse(1);
        long step = step(furthest);
        length = Math.ceilDiv(furthest, step) * step;
        lanes.forEach(lane -> add(lane(lane, clash)));
        Div axis = new Div();
        axis.addClassName("number-axis");
        if (length >= MANY_DIGITS) {
            axis.addClassName("long");
        }
        for (long at = 0; at <= length; at += step) {
            Span tick = new Span(FieldText.number(at));
            tick.getStyle().setLeft(percent(at));
            axis.add(tick);
        }
        add(axis);
    }

    /** A round number that goes into the line a few times. */
    private static long step(long furthest) {
        long magnitude = 1;
        while (magnitude * 10 * TICKS <= furthest * 2) {
            magnitude *= 10;
        }
        for (long factor : new long[] {1, 2, 5}) {
            if (magnitude * factor * TICKS >= furthest) {
                return magnitude * factor;
            }
        }
        return magnitude * 10;
    }

    private Div lane(Lane lane, Optional<NumberRange> clash) {
        Span name = new Span(lane.name());
        Span ranges = new Span(lane.all().stream().map(NumberLine::words).collect(Collectors.joining(", ")));
        ranges.addClassName("numbers");
        Div caption = new Div(name, ranges);
        caption.addClassName("lane-name");
        Div track = new Div();
        track.addClassName("track");
        lane.free().forEach(range -> track.add(bar(range, "free")));
        lane.taken().forEach(range -> track.add(bar(range, "taken")));
        clash.ifPresent(range -> track.add(bar(range, "clash")));
        return new Div(caption, track);
    }

    private static String words(NumberRange range) {
        return FieldText.number(range.from()) + "–" + FieldText.number(range.to());
    }

    private Div bar(NumberRange range, String kind) {
        Div bar = new Div();
        bar.addClassNames("bar", kind);
        double width = Math.max(100.0 * (range.to() - range.from() + 1) / length, NARROWEST);
        bar.getStyle().setLeft("min(" + percent(range.from()) + ", " + (100 - NARROWEST) + "%)");
        bar.getStyle().setWidth(width + "%");
        return bar;
    }

    private String percent(long number) {
        return 100.0 * number / length + "%";
    }
}
