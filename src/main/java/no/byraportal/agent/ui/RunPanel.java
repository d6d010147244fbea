package no.byraportal.agent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.byraportal.agent.SyncRunRow;
import no.byraportal.agent.SyncRunService;
import no.byraportal.agent.SyncStep;
import no.byraportal.agent.SyncStep.Status;
import no.byraportal.agent.SyncedClientRow;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.RowGrid;

/** One run: what was done for each client, where something failed first, in the agent's own words. */
final class RunPanel extends Div {

    RunPanel(Supplier<PersonScope> scope, SyncRunService runs, SyncRunRow run) {
        addClassName("page-fill");
        Span mode = new Span(getTranslation(
                "runs.summary",
                getTranslation("runs.mode." + run.mode().name().toLowerCase(Locale.ROOT)),
                Dates.duration(run.duration(), getLocale()),
                run.clients(),
                run.failed()));
        mode.addClassNames("muted", "small");
        Div head = new Div(new H2(getTranslation("runs.title", Dates.moment(run.startedAt(), getLocale()))), mode);
        head.addClassName("fill-head");
        add(head);
        RowGrid<SyncedClientRow> grid = new RowGrid<>(getTranslation("runs.clients"), this::card);
        grid.addClassName("tall-rows");
        grid.share(getTranslation("clients.name"), 2, this::name);
        grid.narrow(
                getTranslation("clients.erp"),
                "90px",
                row -> RowGrid.numbers(row.work().erpClientNo()));
        grid.share(getTranslation("runs.steps"), 5, this::steps);
        grid.setItems(
                fetch -> runs.clients(scope.get(), run.id(), fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> run.clients());
        add(grid);
    }

    private Component name(SyncedClientRow row) {
        if (row.number().isEmpty()) {
            Span unknown = new Span(getTranslation("runs.unknown"));
            unknown.addClassName("muted");
            return unknown;
        }
        return ProgressPanel.client(row.number().get(), row.name().orElse(""));
    }

    /** What went well and has nothing to tell stands on one line; all else on a line of its own. */
    private Div steps(SyncedClientRow row) {
        Div steps = new Div();
        steps.addClassName("run-steps");
        row.work().steps().stream().filter(SyncStep::failed).forEach(step -> steps.add(failed(step)));
        row.work().steps().stream()
                .filter(step -> !step.failed() && !step.message().isBlank())
                .forEach(step -> steps.add(new Div(getTranslation("runs.step.says", brief(step), step.message()))));
        String quiet = row.work().steps().stream()
                .filter(step -> !step.failed() && step.message().isBlank())
                .map(this::brief)
                .collect(Collectors.joining(" · "));
        String marks = row.work().watermarks().entrySet().stream()
                .map(mark -> mark.getKey() + " " + mark.getValue())
                .collect(Collectors.joining(" · "));
        if (!quiet.isEmpty()) {
            steps.add(muted(quiet));
        }
        if (!marks.isEmpty()) {
            steps.add(muted(getTranslation("runs.watermarks", marks)));
        }
        return steps;
    }

    private Div failed(SyncStep step) {
        String name = name(step);
        Div failed = new Div(
                Icon.CIRCLE_ALERT.create(),
                new Span(
                        step.message().isBlank()
                                ? getTranslation("runs.step.failed", name)
                                : getTranslation("runs.step.failed.says", name, step.message())));
        failed.addClassName("problem");
        return failed;
    }

    private static Div muted(String text) {
        Div line = new Div(text);
        line.addClassName("muted");
        return line;
    }

    private String name(SyncStep step) {
        return getTranslation("runs.step." + step.step().name().toLowerCase(Locale.ROOT));
    }

    /** The step and how many; «hoppet over» when it was. */
    private String brief(SyncStep step) {
        if (step.status() == Status.SKIPPED) {
            return getTranslation("runs.step.skipped", name(step));
        }
        return step.count() == null ? name(step) : name(step) + " " + getTranslation("format.number", step.count());
    }

    private Component card(SyncedClientRow row) {
        Div steps = steps(row);
        steps.addClassName("wide");
        Div card = new Div(name(row), RowGrid.numbers(row.work().erpClientNo()), steps);
        card.addClassName("card-row");
        return card;
    }
}
