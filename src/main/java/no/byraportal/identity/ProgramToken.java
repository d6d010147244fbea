package no.byraportal.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as it may be shown: never the token itself, of which only a hash is kept.
 *
 * @param name        whose it is: the installation's or the program's name
 * @param permissions what a bureau's program was let in for; an installation has none, its door is its own
 * @param hint        how the token ends, enough to recognise it
 * @param endsAt      when it ends by itself, for example after a rotation's overlap; null: never
 * @param revokedAt   when a person ended it; null: not
 * @param lastUsedAt  to the minute; null: never used
 */
public record ProgramToken(
        TokenId id,
        String name,
        Set<Permission> permissions,
        String hint,
        Instant createdAt,
        String createdBy,
        @Nullable Instant endsAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    public boolean worksAt(Instant now) {
        return revokedAt == null && (endsAt == null || now.isBefore(endsAt));
    }
}
