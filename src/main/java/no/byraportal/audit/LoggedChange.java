package no.byraportal.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.client.ClientNumber;
import no.byraportal.settings.SettingsDiff.FieldChange;

/**
 * One line of the change log, as it is read.
 *
 * @param by      the name as it was then
 * @param program is it a program's name, an agent's among them?
 * @param key     what happened: {@code settings.changed}
 * @param subject what it happened to is called, as it is called now; empty where the details say it
 * @param client  the number of the client it happened to, when it was one
 * @param changes what was before and after, field by field
 * @param details whatever else was told of it
 */
public record LoggedChange(
        Instant at,
        String by,
        boolean program,
        String key,
        String subject,
        Optional<ClientNumber> client,
        List<FieldChange> changes,
        String reason,
        Map<String, Object> details) {}
