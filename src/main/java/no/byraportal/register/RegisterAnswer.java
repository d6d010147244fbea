package no.byraportal.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What became of a look into Enhetsregisteret. */
public sealed interface RegisterAnswer {

    /** @param readAt when the register said so */
    record Found(Enterprise enterprise, Instant readAt) implements RegisterAnswer {}

    /** The company is no more, or is no longer shown to the public. */
    record Deleted(Optional<LocalDate> on, Instant readAt) implements RegisterAnswer {}

    /** A number that the register does not have; a company may be too new for it. */
    record Unknown(Instant readAt) implements RegisterAnswer {}

    /** The register answers too late, or not so that it can be understood. */
    record Silent() implements RegisterAnswer {}
}
