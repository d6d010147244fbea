package no.byraportal.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client as a program finds it in a list.
 *
 * @param orgNumber null until the ERP or a person has told it
 * @param problems  the most important first
 */
record ListedClient(
        long clientNumber,
        String erpClientNo,
        @Nullable String orgNumber,
        String name,
        boolean active,
        int revision,
        List<Problem> problems) {}
