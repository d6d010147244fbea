package no.byraportal.settings;

import java.util.List;
import java.util.Optional;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

interface SettingsRepository extends Repository<ClientSettings, ClientId> {

    Optional<ClientSettings> findByClientAndBureau(ClientId client, BureauId bureau);

    /** The row is ours until the transaction ends: two savers take turns, and the second sees what the first did. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<ClientSettings> findForChangeByClientAndBureau(ClientId client, BureauId bureau);

    List<ClientSettings> findAllByBureauAndClientIn(BureauId bureau, List<ClientId> clients);

    ClientSettings save(ClientSettings settings);
}
