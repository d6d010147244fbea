package no.byraportal.agent;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.InstallationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last file of each installation, sealed. */
@Component
class VariablesFiles {

    /** A file as the installation sent it. */
    record Sent(String sha256, byte[] bytes) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    VariablesFiles(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    Optional<Sent> last(BureauId bureau, InstallationId installation) {
        return jdbc.sql("""
                        select sha256, sealed from variables_file
                        where installation_id = :installation and bureau_id = :bureau""")
                .param("installation", installation.toString())
                .param("bureau", bureau.toString())
                .query((row, n) -> new Sent(
                        row.getString("sha256"), vault.open(row.getBytes("sealed"), row(bureau, installation))))
                .optional();
    }

    void keep(BureauId bureau, InstallationId installation, byte[] bytes) {
        jdbc.sql("""
                        insert into variables_file (installation_id, bureau_id, received_at, sha256, sealed)
                        values (:installation, :bureau, :now, :sha256, :sealed)
                        on duplicate key update received_at = values(received_at), sha256 = values(sha256),
                            sealed = values(sealed)""")
                .param("installation", installation.toString())
                .param("bureau", bureau.toString())
                .param("now", clock.instant())
                .param("sha256", sha256(bytes))
                .param("sealed", vault.seal(bytes, row(bureau, installation)))
                .update();
        jdbc.sql("update installation set generation = generation + 1 where id = :id and bureau_id = :bureau")
                .param("id", installation.toString())
                .param("bureau", bureau.toString())
                .update();
    }

    private static String row(BureauId bureau, InstallationId installation) {
        return bureau + "|variables_file|" + installation;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
