package no.byraportal.access;

import java.time.LocalDate;
import java.util.Optional;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.EmailAddress;

/** One person who is to have one client, every part judged by itself. */
record Wish(int row, EmailAddress email, String name, ClientNumber client, Level level, Optional<LocalDate> lastDay) {}
