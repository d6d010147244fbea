package no.byraportal.bureau;

import java.util.List;
import java.util.Optional;
import no.byraportal.identity.BureauId;
import org.springframework.data.repository.Repository;

interface BureauRepository extends Repository<Bureau, BureauId> {

    Optional<Bureau> findById(BureauId id);

    List<Bureau> findAllByIdInOrderByName(List<BureauId> ids);

    List<Bureau> findAllByOrderByName();
}
