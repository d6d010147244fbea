package no.byraportal.identity;

import no.byraportal.shared.Actor;

/**
 * Who asks, and within which bureau: the wall between bureaus. Every public method of a service takes one, every query
 * carries its bureau, and only this room can make one.
 */
public sealed interface Scope permits BureauScope, InstallationScope {

    BureauId bureau();

    Actor actor();
}
