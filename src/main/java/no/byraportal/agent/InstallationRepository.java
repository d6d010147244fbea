package no.byraportal.agent;

import java.util.List;
import java.util.Optional;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.InstallationId;
import org.springframework.data.repository.Repository;

interface InstallationRepository extends Repository<Installation, InstallationId> {

    Optional<Installation> findByIdAndBureau(InstallationId id, BureauId bureau);

    List<Installation> findAllByBureauOrderByName(BureauId bureau);
}
