package no.byraportal.shared.ui;

import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import no.byraportal.shared.Dates;
import org.jspecify.annotations.Nullable;

/** How it is with a token: it works, it ends soon, it has ended, or it was revoked. */
public final class TokenBadge extends Span {

    /** Whoever needs a new one has this long to make it. */
    private static final Duration SOON = Duration.ofDays(30);

    /**
     * @param endsAt    null: it does not end by itself
     * @param revokedAt null: nobody revoked it
     */
    public TokenBadge(Instant now, @Nullable Instant endsAt, @Nullable Instant revokedAt) {
        addClassName("badge");
        if (revokedAt != null) {
            say("plain", getTranslation("token.revoked", Dates.moment(revokedAt, getLocale())));
        } else if (endsAt == null || endsAt.isAfter(now.plus(SOON))) {
            say("ok", getTranslation("token.works"));
        } else if (endsAt.isAfter(now)) {
            say("warn", getTranslation("token.ends", Dates.until(endsAt, getLocale())));
        } else {
            say("plain", getTranslation("token.ended", Dates.moment(endsAt, getLocale())));
        }
    }

    private void say(String kind, String text) {
        addClassName(kind);
        setText(text);
    }
}
