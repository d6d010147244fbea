package no.byraportal.shared;

/**
 * One line of a difference between two versions of a file.
 *
 * @param before line number before, from 1; 0: not there
 * @param after  line number after, from 1; 0: not there
 */
public record FileLine(int before, int after, String text) {

    public boolean removed() {
        return after == 0;
    }

    public boolean added() {
        return before == 0;
    }
}
