package no.byraportal.settings;

/** What can be known of a client besides its settings. Source: contracts.md §3, {@code PUT /clients/{erpClientNo}/erp}. */
public enum Fact {
    /** As it was told: whether it can be one is judged where it is used. */
    ORG_NUMBER("orgNumber"),
    NAME("name"),
    ADDRESS("address"),
    VISMA_NET_COMPANY_ID("vismaNetCompanyId"),
    EXPORTED_FOR_WEBFAKTURA("exportedForWebFaktura"),
    /** Avgiftskoder: {@code [{code, description, rate, standardTaxCode}]}. */
    VAT_CODES("vatCodes", "code"),
    /** Salgskontoer: {@code [{vatCode, account}]}. */
    SALES_ACCOUNTS("salesAccounts", "vatCode"),
    /** Avdelinger: {@code [{code, name}]}. */
    DEPARTMENTS("departments", "code"),
    PROJECTS("projects", "code"),
    /** The ERP's own customer numbers: {@code [{from, to}]}. */
    CUSTOMER_RANGES("customerRanges"),
    NEXT_INVOICE("nextInvoice"),
    /** Bilagsarter: {@code [{code, name}]}. */
    VOUCHER_TYPES("voucherTypes", "code"),
    /** Egenskapen «WebFaktura-integrasjon» in Visma DI: true, false, or what is chosen there. */
    INTEGRATION_PROPERTY("integrationProperty");

    private final String path;
    private final String distinct;

    Fact(String path) {
        this(path, "");
    }

    Fact(String path, String distinct) {
        this.path = path;
        this.distinct = distinct;
    }

    public String path() {
        return path;
    }

    /** In a list: the member that no two elements share; empty: they may. */
    String distinct() {
        return distinct;
    }
}
