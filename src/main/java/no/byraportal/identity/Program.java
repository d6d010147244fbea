package no.byraportal.identity;

import java.util.UUID;
import no.byraportal.shared.Actor;

/** A program that showed a valid token at its door. */
public sealed interface Program permits InstallationScope, ProgramScope, WebFaktura {

    /** Stays the same when the program's token is changed. */
    UUID program();

    Actor actor();
}
