package no.byraportal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The portal's front door: everything it needs comes from the environment (README, "Running it for real"). */
@SpringBootApplication
public class Byraportal {

    public static void main(String[] args) {
        SpringApplication.run(Byraportal.class, args);
    }
}
