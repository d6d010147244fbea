package no.byraportal.client;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import org.springframework.data.repository.Repository;

interface ClientRepository extends Repository<Client, ClientId> {

    Optional<Client> findByIdAndBureau(ClientId id, BureauId bureau);

    Optional<Client> findByClientNumberAndBureau(ClientNumber number, BureauId bureau);

    Optional<Client> findByClientNumber(ClientNumber number);

    Optional<Client> findByBureauAndInstallationAndErpClientNo(
            BureauId bureau, InstallationId installation, ErpClientNo number);

    List<Client> findAllByBureauAndInstallationOrderByErpClientNo(BureauId bureau, InstallationId installation);

    List<Client> findAllByBureauAndInstallationAndErpClientNoIn(
            BureauId bureau, InstallationId installation, Collection<ErpClientNo> numbers);
}
