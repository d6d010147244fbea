package no.byraportal.statistics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.stream.Stream;
import no.byraportal.shared.ui.Chart;
import no.byraportal.shared.ui.Chart.Series;
import no.byraportal.shared.ui.Chart.Tone;
import no.byraportal.statistics.Usage;
import no.byraportal.statistics.Usage.Verdict;

/** How many clients have the right plan, and the way on to those that have not. */
final class UsagePanel extends Section {

    UsagePanel(List<Usage> usages, StatisticsText words) {
        addClassName("panel");
        List<Long> counts = Stream.of(Verdict.values())
                .map(verdict -> count(usages, verdict))
                .toList();
        Paragraph what = new Paragraph(words.text("usage.panel.what"));
        what.addClassNames("muted", "small");
        Chart chart = Chart.bars(
                words.text("usage.panel.label"),
                Stream.of(Verdict.values())
                        .map(verdict -> words.text("usage.verdict." + StatisticsAddress.word(verdict)))
                        .toList(),
                List.of(),
                new Series(words.text("usage.clients"), Tone.FIRST, counts));
        Paragraph means = new Paragraph(
                words.text("usage.panel.means", count(usages, Verdict.TOO_SMALL), count(usages, Verdict.TOO_LARGE)));
        means.addClassName("small");
        Div head = new Div(new H2(words.text("menu.usage")));
        head.addClassName("chart-head");
        add(head, what, chart, means, new RouterLink(words.text("usage.panel.see"), UsageView.class));
    }

    private static long count(List<Usage> usages, Verdict verdict) {
        return usages.stream().filter(usage -> usage.verdict() == verdict).count();
    }
}
