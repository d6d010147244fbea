package no.byraportal.report;

import java.util.Optional;
import no.byraportal.identity.BureauId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the bureaus' logos are kept. */
@Component
class Logos {

    private final JdbcClient jdbc;

    Logos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> of(BureauId bureau) {
        return jdbc.sql("select image from bureau_logo where bureau_id = :bureau")
                .param("bureau", bureau.toString())
                .query((row, n) -> row.getBytes("image"))
                .optional();
    }
}
