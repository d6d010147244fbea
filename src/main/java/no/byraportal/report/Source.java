package no.byraportal.report;

import no.byraportal.identity.PersonScope;

/** Knows what a kind of report says. */
interface Source {

    ReportKind kind();

    /** Of what the asker may see at this moment. */
    Content content(PersonScope scope, Wanted wanted);
}
