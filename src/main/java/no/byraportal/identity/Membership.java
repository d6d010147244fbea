package no.byraportal.identity;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a person is: a role, and the bureau it holds in.
 *
 * @param bureau null for the operator, who belongs to no bureau
 */
public record Membership(Role role, @Nullable BureauId bureau) {}
