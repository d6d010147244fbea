package no.byraportal;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The portal's front door: everything it needs comes from the environment (README, "Running it for real"). */
@SpringBootApplication
public class Byraportal {

    /**
     * The database's driver keeps moments by the machine's clock, whatever it is told; only UTC's has no hour twice. People
     * read Norwegian time all the same.
     */
    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(Byraportal.class, args);
    }
}
