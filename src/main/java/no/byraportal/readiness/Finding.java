package no.byraportal.readiness;

import java.util.Locale;

/** What is found at a step: every case by its own name, which is also the name of its texts. */
public enum Finding {
    OPG_CONNECTED(Step.OPG, State.DONE),
    OPG_NOT_ANSWERING(Step.OPG, State.OPEN),
    OPG_MISSING(Step.OPG, State.OPEN),
    /** The agent has never said anything. */
    OPG_UNHEARD(Step.OPG, State.UNKNOWN),
    /** What the agent said is too old to count. */
    OPG_SILENT(Step.OPG, State.UNKNOWN),

    LICENCE_HOLDS(Step.LICENCE, State.DONE),
    /** Until further notice. */
    LICENCE_ENDLESS(Step.LICENCE, State.DONE),
    LICENCE_ENDS_SOON(Step.LICENCE, State.DONE),
    LICENCE_NOT_YET(Step.LICENCE, State.OPEN),
    LICENCE_ENDED(Step.LICENCE, State.OPEN),
    LICENCE_NONE(Step.LICENCE, State.OPEN),

    ERP_NEW_ENOUGH(Step.ERP_VERSION, State.DONE),
    ERP_TOO_OLD(Step.ERP_VERSION, State.OPEN),
    /** Nobody has written down whether Visma DI can be used with Visma.net (domain.md A16, 13). */
    ERP_UNDOCUMENTED(Step.ERP_VERSION, State.OPEN),
    ERP_CONFIRMED(Step.ERP_VERSION, State.DONE),
    ERP_UNHEARD(Step.ERP_VERSION, State.UNKNOWN),

    AGENT_NEW_ENOUGH(Step.AGENT_VERSION, State.DONE),
    AGENT_TOO_OLD(Step.AGENT_VERSION, State.OPEN),
    AGENT_UNHEARD(Step.AGENT_VERSION, State.UNKNOWN),

    EXPORTED(Step.EXPORTED, State.DONE),
    /** Visma Global has no such step: the company's ID is the proof (16). */
    EXPORT_OF_GLOBAL(Step.EXPORTED, State.NOT_NEEDED),
    NOT_EXPORTED(Step.EXPORTED, State.OPEN),
    EXPORT_UNKNOWN(Step.EXPORTED, State.UNKNOWN),
    /** Visma.net knows companies by country and number: without one, nobody can tell which company was exported. */
    NUMBER_UNTOLD(Step.EXPORTED, State.OPEN),
    NUMBER_FOREIGN(Step.EXPORTED, State.OPEN),
    NUMBER_UNCLEAN(Step.EXPORTED, State.OPEN),
    NUMBER_DIFFERS(Step.EXPORTED, State.OPEN),
    NUMBER_SHARED(Step.EXPORTED, State.OPEN),
    /** Also by a client of the ERP that nobody has registered. */
    NUMBER_UNREGISTERED(Step.EXPORTED, State.OPEN),

    ID_FETCHED(Step.COMPANY_ID, State.DONE),
    ID_MISSING(Step.COMPANY_ID, State.OPEN),
    ID_SHARED(Step.COMPANY_ID, State.OPEN),

    SERVICE_CREATED(Step.SERVICE, State.DONE),
    SERVICE_MISSING(Step.SERVICE, State.OPEN),

    USER_TIED(Step.BUREAU_USER, State.DONE),
    USER_OF_NEW_COMPANY(Step.BUREAU_USER, State.NOT_NEEDED),
    USER_FOR_SYNC(Step.BUREAU_USER, State.NOT_NEEDED),
    USER_NOT_TIED(Step.BUREAU_USER, State.OPEN),

    PEOPLE(Step.PEOPLE, State.DONE),
    NO_PEOPLE(Step.PEOPLE, State.OPEN),

    UPDATED(Step.UPDATED, State.DONE),
    NOT_UPDATED(Step.UPDATED, State.OPEN),
    /** Something that comes before is not done. */
    NOT_READY(Step.UPDATED, State.OPEN);

    /** How it is with a step by itself, whatever comes before it. */
    public enum State {
        DONE,
        NOT_NEEDED,
        OPEN,
        UNKNOWN
    }

    private final Step step;
    private final State state;

    Finding(Step step, State state) {
        this.step = step;
        this.state = state;
    }

    public Step step() {
        return step;
    }

    public State state() {
        return state;
    }

    public boolean isBehind() {
        return state == State.DONE || state == State.NOT_NEEDED;
    }

    /** The key of its name; with {@code .evidence} and {@code .how} after it, of what is known and what to do. */
    public String key() {
        return "readiness." + name().toLowerCase(Locale.ROOT);
    }
}
