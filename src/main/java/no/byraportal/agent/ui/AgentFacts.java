package no.byraportal.agent.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.agent.AgentStatus;
import no.byraportal.agent.Heartbeat;
import no.byraportal.agent.Installation;
import no.byraportal.agent.SyncRunRow;
import no.byraportal.settings.Progress;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;

/** An agent in a word and a line, the same on the list and on its page. */
final class AgentFacts {

    private AgentFacts() {}

    /** The worst that is to be said of it. */
    static Span verdict(Installation agent, Progress progress, Optional<SyncRunRow> last, Locale locale) {
        if (agent.lastSeenAt() == null) {
            return badge("plain", Texts.text(locale, "agent.verdict.never"));
        }
        if (last.filter(run -> run.failed() > 0).isPresent()) {
            return badge("bad", Texts.text(locale, "agent.verdict.failed"));
        }
        return progress.behind() > 0
                ? badge("warn", Texts.text(locale, "agent.verdict.behind", progress.behind()))
                : badge("ok", Texts.text(locale, "agent.verdict.fine"));
    }

    static Div facts(
            Installation agent,
            Progress progress,
            Optional<SyncRunRow> last,
            Optional<Heartbeat> heard,
            Locale locale) {
        Div facts = new Div(
                fact(
                        Texts.text(locale, "agent.seen"),
                        agent.lastSeenAt() == null
                                ? Texts.text(locale, "agent.never")
                                : Dates.moment(agent.lastSeenAt(), locale)),
                fact(Texts.text(locale, "agent.clients"), clients(progress, locale)),
                fact(
                        Texts.text(locale, "agent.lastrun"),
                        last.map(run -> run(run, locale)).orElseGet(() -> Texts.text(locale, "agent.norun"))));
        heard.ifPresent(beat -> status(facts, beat, locale));
        facts.addClassName("facts");
        return facts;
    }

    /** What it says of itself, the ERP and the gateway; its time stands beside it, for it may be old. */
    private static void status(Div facts, Heartbeat beat, Locale locale) {
        AgentStatus status = beat.status();
        facts.add(
                fact(Texts.text(locale, "agent.version"), status.agent().written()),
                fact(
                        Texts.text(locale, "agent.erp"),
                        Texts.text(locale, "agent.product." + word(status.erp().product())) + " "
                                + status.erp().version()),
                fact(Texts.text(locale, "agent.opg"), opg(status.opg(), locale)));
        status.scheduled()
                .ifPresent(planned -> facts.add(
                        fact(Texts.text(locale, "agent.scheduled"), Texts.text(locale, "agent.scheduled." + planned))));
        facts.add(fact(Texts.text(locale, "agent.told"), Dates.moment(beat.at(), locale)));
    }

    private static String opg(AgentStatus.Opg opg, Locale locale) {
        String state = Texts.text(locale, "agent.opg." + word(opg.state()));
        return opg.version().map(version -> state + " (" + version + ")").orElse(state);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String clients(Progress progress, Locale locale) {
        return Texts.text(locale, "agent.progress", progress.current(), progress.behind(), progress.silent());
    }

    private static String run(SyncRunRow run, Locale locale) {
        return Texts.text(
                locale, "agent.lastrun.result", Dates.moment(run.startedAt(), locale), run.clients(), run.failed());
    }

    private static Span fact(String label, String text) {
        Span fact = new Span();
        fact.getElement().appendChild(new Element("i").setText(label));
        fact.add(new Span(text));
        return fact;
    }

    /** @param kind how it is coloured: {@code ok}, {@code warn}, {@code bad}, {@code plain} */
    static Span badge(String kind, String text) {
        Span badge = new Span(text);
        badge.addClassNames("badge", kind);
        return badge;
    }

    static String size(long bytes, Locale locale) {
        return bytes < 1 << 20
                ? Texts.text(locale, "import.kilobytes", Math.max(1, bytes >> 10))
                : Texts.text(locale, "import.megabytes", bytes >> 20);
    }
}
