package no.byraportal.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.byraportal.client.Client;
import no.byraportal.identity.PersonScope;
import no.byraportal.readiness.Answer;
import no.byraportal.readiness.Answer.Matter;
import no.byraportal.readiness.Answer.Said;
import no.byraportal.readiness.Finding;
import no.byraportal.readiness.Ladder;
import no.byraportal.readiness.ReadinessService;
import no.byraportal.readiness.Rung;
import no.byraportal.readiness.Step;
import no.byraportal.shared.Dates;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.ui.ConfirmDialogs;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.ReasonDialog;

/** A client's steps to Visma.net: what is behind in a line each, and the one where it stops opened with what to do. */
final class LadderPanel extends Div {

    private final transient ReadinessService readiness;
    private final transient Supplier<PersonScope> scope;
    private final transient Client client;
    private final transient Clock clock;

    LadderPanel(ReadinessService readiness, Supplier<PersonScope> scope, Client client, Clock clock) {
        this.readiness = readiness;
        this.scope = scope;
        this.client = client;
        this.clock = clock;
        addClassName("two-columns");
        show();
    }

    private void show() {
        removeAll();
        Ladder ladder = readiness.ladder(scope.get(), client.id());
        Div main = new Div();
        main.addClassName("readiness");
        if (!mayChange()) {
            main.add(Notices.banner(Notices.Kind.INFO, new Span(getTranslation("readiness.readonly"))));
        }
        if (ladder.aside().isPresent()) {
            main.add(aside(ladder.aside().get()));
            add(main);
            return;
        }
        main.add(rungs(ladder));
        add(main, new LadderSide(ladder, sameStep(ladder.stands()), this::check));
    }

    private boolean mayChange() {
        return scope.get().mayChangeClients();
    }

    private int sameStep(Step step) {
        return readiness.survey(scope.get(), Optional.of(step), "").found().size();
    }

    private Div aside(Answer answer) {
        Paragraph who = new Paragraph(
                getTranslation("readiness.aside.by", answer.by().name(), Dates.moment(answer.at(), getLocale())));
        who.addClassName("muted");
        Div aside = new Div(
                new H2(getTranslation("readiness.aside.title")),
                new Paragraph(getTranslation("readiness.aside.text")),
                who);
        if (mayChange()) {
            aside.add(new Button(getTranslation("readiness.aside.back"), e -> takeBack(Matter.MEANT)));
        }
        aside.addClassNames("panel", "readiness-aside");
        return aside;
    }

    private OrderedList rungs(Ladder ladder) {
        OrderedList rungs = new OrderedList();
        rungs.addClassName("rungs");
        Optional<Rung> stopping = ladder.stopping();
        int number = 0;
        for (Rung rung : ladder.rungs()) {
            number++;
            boolean stops = stopping.filter(rung::equals).isPresent();
            ListItem item = new ListItem(mark(rung, number, stops), stops ? stop(ladder, rung) : line(rung));
            item.addClassNames("rung", rung.finding().isBehind() ? "behind" : stops ? "stops" : "later");
            rungs.add(item);
        }
        return rungs;
    }

    /** What the colour says, in words for whoever does not see it. */
    private Span mark(Rung rung, int number, boolean stops) {
        Finding finding = rung.finding();
        Span mark = new Span();
        if (finding.isBehind()) {
            mark.add(Icon.CIRCLE_CHECK.create());
        } else {
            mark.setText(Integer.toString(number));
        }
        String state = "readiness.state." + (stops ? "stops" : ReadinessText.word(finding.state()));
        mark.getElement()
                .setAttribute("role", "img")
                .setAttribute(
                        "aria-label",
                        getTranslation("readiness.number", number, Step.RUNGS.size(), getTranslation(state)));
        mark.addClassName("mark");
        return mark;
    }

    private Div line(Rung rung) {
        Span title = new Span(ReadinessText.title(rung, getLocale()));
        title.addClassName("rung-title");
        Div evidence = new Div(new Span(ReadinessText.evidence(rung, getLocale())));
        evidence.addClassName("rung-evidence");
        if (mayChange()) {
            saidAbout(rung).ifPresent(matter -> evidence.add(undo(rung, matter)));
        }
        Div line = new Div(title, evidence);
        line.addClassName("rung-line");
        return line;
    }

    private static Optional<Matter> saidAbout(Rung rung) {
        return switch (rung.finding()) {
            case ERP_CONFIRMED -> Optional.of(Matter.ERP_VERSION);
            case SERVICE_CREATED -> Optional.of(Matter.SERVICE);
            case USER_TIED, USER_OF_NEW_COMPANY, USER_FOR_SYNC -> Optional.of(Matter.BUREAU_USER);
            case UPDATED -> Optional.of(Matter.UPDATED);
            default -> Optional.empty();
        };
    }

    private Button undo(Rung rung, Matter matter) {
        Button undo = new Button(getTranslation("readiness.undo"), e -> takeBack(matter));
        undo.setAriaLabel(getTranslation("readiness.undo.label", ReadinessText.title(rung, getLocale())));
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        return undo;
    }

    private Div stop(Ladder ladder, Rung rung) {
        Span badge = new Span(getTranslation("readiness.state.stops"));
        badge.addClassNames("badge", "warn");
        Div head = new Div(new H2(ReadinessText.title(rung, getLocale())), badge);
        head.addClassName("rung-head");
        Div evidence = new Div(ReadinessText.evidence(rung, getLocale()));
        evidence.addClassName("rung-evidence");
        Div stop = new Div(head, evidence);
        ReadinessText.how(rung, ladder.product(), getLocale()).forEach(how -> {
            how.where().ifPresent(product -> stop.add(new H3(ReadinessText.product(product, getLocale()))));
            OrderedList clicks = new OrderedList();
            how.clicks().forEach(click -> clicks.add(new ListItem(click)));
            stop.add(clicks);
        });
        stop.add(actions(rung), heard(ladder));
        stop.addClassNames("panel", "rung-stop");
        return stop;
    }

    /** What a person says comes first where only a person can; reading anew where a program tells. */
    private Div actions(Rung rung) {
        Div actions = new Div();
        actions.addClassName("rung-actions");
        if (mayChange()) {
            switch (rung.finding()) {
                case SERVICE_MISSING -> actions.add(saying(Said.CREATED));
                case USER_NOT_TIED ->
                    List.of(Said.TIED, Said.NEW_COMPANY, Said.SYNC_USER).forEach(said -> actions.add(saying(said)));
                case ERP_UNDOCUMENTED -> actions.add(new Button(doing(Said.CONFIRMED), e -> confirm()));
                case NO_PEOPLE ->
                    actions.add(new Anchor(
                            "klienter/" + client.clientNumber() + "/brukere", getTranslation("client.tab.brukere")));
                case NUMBER_UNREGISTERED -> {
                    if (scope.get().mayKeepAgents()) {
                        actions.add(new Anchor(
                                "agenter/" + rung.evidence().getLast() + "/oppdaget",
                                getTranslation("agent.part.oppdaget")));
                    }
                }
                case NOT_UPDATED -> actions.add(new Button(doing(Said.UPDATED), e -> update()));
                default -> {
                    // A program tells of the others.
                }
            }
        }
        actions.add(new Button(getTranslation("readiness.check"), Icon.REFRESH_CW.create(), e -> check()));
        actions.getChildren()
                .filter(Button.class::isInstance)
                .findFirst()
                .map(Button.class::cast)
                .ifPresent(first -> first.addThemeVariants(ButtonVariant.PRIMARY));
        if (mayChange() && rung.finding() != Finding.NOT_UPDATED) {
            Button aside = new Button(doing(Said.NOT_MEANT), e -> say(Said.NOT_MEANT, ""));
            aside.addThemeVariants(ButtonVariant.TERTIARY);
            actions.add(aside);
        }
        return actions;
    }

    private Button saying(Said said) {
        return new Button(doing(said), e -> say(said, ""));
    }

    private String doing(Said said) {
        return getTranslation("readiness.do." + ReadinessText.word(said));
    }

    /** How fresh what one reads is, and when there may be more. */
    private Component heard(Ladder ladder) {
        String text = ladder.heard()
                .map(beat -> beat.expected(clock.instant())
                        .map(next -> getTranslation(
                                "readiness.heard.next",
                                ladder.agent(),
                                Dates.moment(beat.at(), getLocale()),
                                Dates.moment(next, getLocale())))
                        .orElseGet(() -> getTranslation(
                                "readiness.heard", ladder.agent(), Dates.moment(beat.at(), getLocale()))))
                .orElseGet(() -> getTranslation("readiness.heard.never", ladder.agent()));
        Div heard = new Div(Icon.CLOCK.create(), new Span(text));
        heard.addClassName("evidence");
        return heard;
    }

    private void check() {
        show();
        Notices.done(getTranslation("readiness.checked"));
    }

    private void confirm() {
        new ReasonDialog(
                        getTranslation("readiness.confirm.title"),
                        getTranslation("readiness.confirm.text"),
                        getTranslation("readiness.confirm.go"),
                        reason -> {
                            readiness.say(scope.get(), client.id(), Said.CONFIRMED, reason);
                            said();
                        })
                .open();
    }

    private void update() {
        ConfirmDialogs.ask(
                getTranslation("readiness.update.title", client.name()),
                getTranslation("readiness.update.text"),
                doing(Said.UPDATED),
                () -> say(Said.UPDATED, ""));
    }

    /** Somebody else may have changed what stands here: then it is shown as it is now. */
    private void say(Said said, String reason) {
        try {
            readiness.say(scope.get(), client.id(), said, reason);
            said();
        } catch (RuleBroken broken) {
            show();
            Notices.trouble(getTranslation(broken.key(), broken.arguments()));
        }
    }

    private void takeBack(Matter matter) {
        readiness.takeBack(scope.get(), client.id(), matter);
        said();
    }

    private void said() {
        show();
        Notices.done(getTranslation("readiness.said"));
    }
}
