package no.byraportal.bureau;

import no.byraportal.identity.BureauId;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** An accounting bureau: the tenant. */
@Table("bureau")
public record Bureau(@Id BureauId id, CustomerNumber customerNumber, String name) {}
