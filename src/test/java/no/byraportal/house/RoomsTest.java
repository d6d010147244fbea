package no.byraportal.house;

import no.byraportal.Byraportal;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between the rooms are those that each room's door allows, and none goes round in a ring. */
class RoomsTest {

    @Test
    void everyRoomUsesOnlyTheRoomsItsDoorAllows() {
        ApplicationModules.of(Byraportal.class).verify();
    }
}
