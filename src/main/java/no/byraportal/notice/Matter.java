package no.byraportal.notice;

import java.util.Locale;
import no.byraportal.shared.Texts;

/** What the morning's letter can be about; each of the bureau's people gets what was chosen for them. */
public enum Matter {
    /** Clients that have got a problem. */
    PROBLEMS,
    /** Agents that have not been heard from for a day. */
    AGENTS,
    /** Licences that end within a month, within a week, or have ended. */
    LICENCES;

    /** As texts and the change log name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In the reader's language. */
    public String name(Locale locale) {
        return Texts.text(locale, "notice." + word());
    }
}
