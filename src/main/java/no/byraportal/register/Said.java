package no.byraportal.register;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.shared.OrgNumber;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the register's as it came; it is read anew each time, so that a kept one says what a fresh one would.
 *
 * @param status of HTTP
 */
record Said(int status, JsonNode body) {

    /** A company that is no more is 200 and a class of its own; one that is not to be shown is 410 (domain.md B2). */
    RegisterAnswer read(OrgNumber asked, Instant at) {
        return switch (status) {
            case 404 -> new RegisterAnswer.Unknown(at);
            case 410 -> new RegisterAnswer.Deleted(deletedOn(), at);
            case 200 -> {
                if (!body.path("organisasjonsnummer").asString("").equals(asked.digits())) {
                    throw new NoAnswer("another company than was asked for");
                }
                yield body.path("respons_klasse").asString("").equals("SlettetEnhet")
                                || deletedOn().isPresent()
                        ? new RegisterAnswer.Deleted(deletedOn(), at)
                        : new RegisterAnswer.Found(enterprise(asked), at);
            }
            default -> throw new NoAnswer("status " + status);
        };
    }

    private Optional<LocalDate> deletedOn() {
        try {
            return Optional.of(body.path("slettedato").asString(""))
                    .filter(date -> !date.isEmpty())
                    .map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw new NoAnswer("a date that is none");
        }
    }

    private Enterprise enterprise(OrgNumber number) {
        String name = body.path("navn").asString("");
        if (name.isBlank()) {
            throw new NoAnswer("a company without a name");
        }
        return new Enterprise(
                number,
                name,
                body.path("organisasjonsform").path("kode").asString(""),
                address(),
                flag("registrertIMvaregisteret"),
                flag("konkurs"),
                flag("underAvvikling") || flag("underTvangsavviklingEllerTvangsopplosning"));
    }

    private boolean flag(String name) {
        return body.path(name).asBoolean(false);
    }

    private String address() {
        JsonNode address = body.has("forretningsadresse") ? body.path("forretningsadresse") : body.path("postadresse");
        String place = (address.path("postnummer").asString("") + " "
                        + address.path("poststed").asString(""))
                .strip();
        return Stream.concat(address.path("adresse").valueStream().map(line -> line.asString("")), Stream.of(place))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
