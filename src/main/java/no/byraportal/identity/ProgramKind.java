package no.byraportal.identity;

import java.util.regex.Pattern;

/** The kinds of programs that have a door of their own, told apart by how their tokens begin. */
enum ProgramKind {
    /** A sync agent's installation. */
    AGENT("bpa_", "/api/v1/agent/**"),
    /** A program of the bureau's own. */
    BUREAU("bpb_", "/api/v1/bureau/**"),
    /** WebFaktura, which serves all bureaus. */
    WEBFAKTURA("bpw_", "/api/v1/webfaktura/**");

    private final String prefix;
    private final String door;
    private final Pattern token;

    ProgramKind(String prefix, String door) {
        this.prefix = prefix;
        this.door = door;
        this.token = Pattern.compile(prefix + "[A-Za-z0-9_-]{43}");
    }

    /** How the tokens begin. */
    String prefix() {
        return prefix;
    }

    /** Which addresses are theirs alone. */
    String door() {
        return door;
    }

    /** Could this be one of their tokens? */
    boolean writes(String token) {
        return this.token.matcher(token).matches();
    }
}
