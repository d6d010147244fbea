package no.byraportal.agent;

import java.time.Duration;
import java.time.Instant;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.InstallationId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A sync agent's installation beside an ERP.
 *
 * @param generation rises with every change that alters what the agent is given
 * @param lastSeenAt when it last asked or told something, to the minute; null: never
 */
@Table("installation")
public record Installation(
        @Id InstallationId id,
        @Column("bureau_id") BureauId bureau,
        String name,
        long generation,
        Instant createdAt,
        @Nullable Instant lastSeenAt) {

    /** A name is at most this long. */
    public static final int NAME_LENGTH = 100;

    /** The seed's agents run at least once a day: one that is not heard from for longer is silent. */
    public static final Duration SILENCE = Duration.ofHours(24);
}
