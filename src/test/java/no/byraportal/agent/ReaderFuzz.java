package no.byraportal.agent;

import java.util.Arrays;
import java.util.List;

/**
 * Started by bin/fuzz: whatever the bytes, they are refused with a reason, or come out again as they came in; and a value
 * that is typed stands in each client afterwards.
 */
public final class ReaderFuzz {

    private static final String TAG = "CompanyDueDays";

    private ReaderFuzz() {}

    /** Called by Jazzer, which looks for whatever makes this throw. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        WholeFile file;
        try {
            file = WholeFile.read(bytes);
        } catch (RefusedFile refused) {
            return;
        }
        require(Arrays.equals(bytes, file.edit().bytes()), "other bytes came out");
        List<String> clients = file.erpClientNos();
        WholeFile.Edits edits = file.edit();
        clients.forEach(client -> edits.company(client, TAG, "21"));
        WholeFile changed = WholeFile.read(edits.bytes());
        require(changed.erpClientNos().equals(clients), "other clients came out");
        for (String client : clients) {
            require(changed.field(client, TAG).filter("21"::equals).isPresent(), "the typed value is not there");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
