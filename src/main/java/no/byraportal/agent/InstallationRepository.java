package no.byraportal.agent;

import java.util.List;
import java.util.Optional;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.InstallationId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Those in use; one that was removed is in no answer. */
interface InstallationRepository extends Repository<Installation, InstallationId> {

    @Query("select * from installation where id = :id and bureau_id = :bureau and removed_at is null")
    Optional<Installation> findByIdAndBureau(InstallationId id, BureauId bureau);

    @Query("select * from installation where bureau_id = :bureau and removed_at is null order by name")
    List<Installation> findAllByBureauOrderByName(BureauId bureau);
}
