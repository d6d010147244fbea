package no.byraportal.settings;

import java.util.Optional;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.OrgNumber;

/**
 * One line of the client list.
 *
 * @param erpName  the ERP's number with the drive letter, if any: {@code C104}
 * @param revision the newest revision that concerns the agent
 * @param applied  what the agent says it runs on; empty: it has said nothing yet
 * @param waiting  has it something to take into use?
 * @param problem  the most important one
 */
public record ClientRow(
        ClientNumber clientNumber,
        String erpName,
        Optional<OrgNumber> orgNumber,
        String name,
        boolean active,
        int revision,
        Optional<Integer> applied,
        boolean waiting,
        Optional<Problem> problem) {}
