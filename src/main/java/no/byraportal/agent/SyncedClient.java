package no.byraportal.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run did for one client.
 *
 * @param erpClientNo as the agent wrote it, whether or not the portal knows such a client
 * @param watermarks  how far the agent has come, in its own words, by tag
 */
public record SyncedClient(String erpClientNo, List<SyncStep> steps, Map<String, String> watermarks) {

    public SyncedClient {
        steps = List.copyOf(steps);
        watermarks = Collections.unmodifiableMap(new LinkedHashMap<>(watermarks));
    }

    public boolean failed() {
        return steps.stream().anyMatch(SyncStep::failed);
    }
}
