package no.byraportal.settings;

/**
 * How far an agent has come with its clients.
 *
 * @param current  run on what is desired
 * @param behind   run on something older
 * @param silent   the agent has never said what they run on
 * @param inactive are not synchronised, so nothing is waited for
 */
public record Progress(int current, int behind, int silent, int inactive) {

    /** An agent without clients. */
    public static final Progress NONE = new Progress(0, 0, 0, 0);

    public int clients() {
        return current + behind + silent + inactive;
    }
}
