package no.byraportal.readiness.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import no.byraportal.readiness.Ladder;
import no.byraportal.readiness.Rung;
import no.byraportal.readiness.Step;
import no.byraportal.shared.ui.Icon;

/** How far a client has come, who else stands where it does, and who does what. */
final class LadderSide extends Div {

    private static final List<String> WHO = List.of("opg", "licence", "exported", "company_id", "people", "updated");

    /** @param same how many clients stand at the same step, this one among them */
    LadderSide(Ladder ladder, int same, Runnable check) {
        addClassName("side");
        add(progress(ladder, check));
        if (same > 1 && Step.RUNGS.contains(ladder.stands())) {
            add(others(ladder.stands(), same));
        }
        add(who());
    }

    private Div progress(Ladder ladder, Runnable check) {
        Div bar = new Div();
        bar.addClassName("rung-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        for (Rung rung : ladder.rungs()) {
            Span part = new Span();
            if (rung.finding().isBehind()) {
                part.addClassName("behind");
            } else if (ladder.stopping().filter(rung::equals).isPresent()) {
                part.addClassName("stops");
            }
            bar.add(part);
        }
        Button again = new Button(getTranslation("readiness.check.all"), Icon.REFRESH_CW.create(), e -> check.run());
        again.addThemeVariants(ButtonVariant.TERTIARY);
        again.addClassName("flush");
        Div progress = new Div(
                new H2(getTranslation(
                        "readiness.count", ladder.behind(), ladder.rungs().size())),
                bar,
                new Paragraph(ladder.stopping()
                        .map(rung -> getTranslation(
                                "readiness.next",
                                getTranslation("readiness.step."
                                        + ReadinessText.word(rung.finding().step()))))
                        .orElseGet(() -> getTranslation("readiness.through"))),
                again);
        progress.addClassNames("panel", "rung-progress");
        return progress;
    }

    private Div others(Step step, int same) {
        RouterLink link = ReadinessListView.link(step);
        link.add(getTranslation("readiness.same.show", same));
        Div others = new Div(
                new H2(getTranslation("readiness.same.title")),
                new Paragraph(getTranslation("readiness.same", same - 1)),
                link);
        others.addClassName("panel");
        return others;
    }

    private Div who() {
        DescriptionList pairs = new DescriptionList();
        pairs.addClassName("pairs");
        WHO.forEach(what -> pairs.add(
                new DescriptionList.Term(getTranslation("readiness.who." + what)),
                new DescriptionList.Description(getTranslation("readiness.who." + what + ".by"))));
        Div who = new Div(new H2(getTranslation("readiness.who.title")), pairs);
        who.addClassName("panel");
        return who;
    }
}
