package no.byraportal.demo;

import java.util.Map;
import no.byraportal.agent.Installation;
import no.byraportal.client.Client;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.Programs;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.ToldFacts;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the demo's ERPs say of its clients, and which subscriptions there are. A few clients are not quite in order. */
@TestComponent
class DemoFacts {

    /** The ERP number of a client whose agent has told no more than its name. */
    private static final String UNHEARD = "211";

    private static final String EVERYBODY = """
            {"address": "Strandgaten 1\\n5004 Bergen", "exportedForWebFaktura": true,
             "vatCodes": [
               {"code": "1", "description": "Utgående mva, høy sats", "rate": 25, "standardTaxCode": 3},
               {"code": "9", "description": "Utgående, fritatt", "rate": 0, "standardTaxCode": 5},
               {"code": "11", "description": "Utgående mva, høy sats, tjenester", "rate": 25, "standardTaxCode": 3},
               {"code": "21", "description": "Utgående mva, middels sats", "rate": 15, "standardTaxCode": 31},
               {"code": "32", "description": "Utgående mva, råfisk", "rate": 11.11, "standardTaxCode": 32},
               {"code": "51", "description": "Inngående mva, høy sats", "rate": 25, "standardTaxCode": 1},
               {"code": "91", "description": "Utenfor avgiftsområdet", "standardTaxCode": 6}],
             "customerRanges": [{"from": 1000, "to": 9999}],
             "departments": [{"code": "1", "name": "Salg"}, {"code": "2", "name": "Verksted"}],
             "voucherTypes": [{"code": "1", "name": "Utgående faktura"}, {"code": "2", "name": "Utgående kreditnota"}],
             "integrationProperty": "Integrert med DI-Regnskap"}""";

    /** By ERP number: what is said of these alone. */
    private static final Map<String, String> OWN = Map.of(
            "144",
            "{\"integrationProperty\": \"Ikke integrert\"}",
            "320",
            "{\"nextInvoice\": 8216}",
            "330",
            "{\"nextInvoice\": 311}",
            "087",
            "{\"customerRanges\": null}",
            "173",
            "{\"customerRanges\": [{\"from\": 10000, \"to\": 19999}]}",
            "250",
            """
            {"vatCodes": [
               {"code": "1", "description": "Utgående mva, høy sats", "rate": 25, "standardTaxCode": 3},
               {"code": "1R", "description": "Utgående mva, kontantsalg", "rate": 25, "standardTaxCode": 3},
               {"code": "9", "description": "Utgående, fritatt", "rate": 0, "standardTaxCode": 5},
               {"code": "11", "description": "Utgående mva, høy sats, tjenester", "rate": 25, "standardTaxCode": 3},
               {"code": "14", "description": "Inngående mva, høy sats", "rate": 25, "standardTaxCode": 1},
               {"code": "15", "description": "Inngående mva, middels sats", "rate": 15, "standardTaxCode": 11},
               {"code": "17", "description": "Inngående mva, lav sats", "rate": 12, "standardTaxCode": 13},
               {"code": "21", "description": "Utgående mva, middels sats", "rate": 15, "standardTaxCode": 31},
               {"code": "22", "description": "Salg av næringsmidler, gårdsbutikk", "rate": 15, "standardTaxCode": 31},
               {"code": "32", "description": "Salg av råfisk", "rate": 11.11, "standardTaxCode": 32},
               {"code": "33", "description": "Persontransport og overnatting", "rate": 12, "standardTaxCode": 33},
               {"code": "34", "description": "Overnatting, gammel kode", "rate": 6, "standardTaxCode": 33},
               {"code": "52", "description": "Utførsel av varer", "rate": 0, "standardTaxCode": 52},
               {"code": "70", "description": "Diverse salg"},
               {"code": "91", "description": "Utenfor avgiftsområdet", "standardTaxCode": 6}],
             "salesAccounts": [
               {"vatCode": "1", "account": "3000"}, {"vatCode": "22", "account": "3062"},
               {"vatCode": "33", "account": "3090"}]}""",
            "112",
            "{\"salesAccounts\": [{\"vatCode\": \"32\", \"account\": \"3095\"}]}",
            UNHEARD,
            """
            {"vatCodes": null, "customerRanges": null, "integrationProperty": null, "departments": null,
             "voucherTypes": null, "exportedForWebFaktura": null, "address": null}""");

    private final KnownFactsService facts;
    private final JdbcClient jdbc;

    DemoFacts(KnownFactsService facts, JdbcClient jdbc) {
        this.facts = facts;
        this.jdbc = jdbc;
    }

    void plans() {
        Map.of(10, 100, 20, 250, 30, 500, 40, 1000, 50, 2500)
                .forEach((code, invoices) -> jdbc.sql("""
                        insert into plan (code, valid_from, name, invoices_a_year)
                        values (:code, '2020-01-01', :name, :invoices)""")
                        .param("code", code)
                        .param("name", "Trinn " + code / 10)
                        .param("invoices", invoices)
                        .update());
    }

    void report(Installation agent, String number, String name, String orgNumber) {
        facts.report(
                Programs.agent(agent.bureau(), agent.id()),
                new ErpClientNo(number),
                ToldFacts.of(said(number, name, orgNumber)));
    }

    /** What an agent says of one of its ERP's clients. */
    static ObjectNode said(String number, String name, String orgNumber) {
        ObjectNode said = read(EVERYBODY).put("name", name).put("orgNumber", orgNumber);
        said.setAll(read(OWN.getOrDefault(number, "{}")));
        return said;
    }

    /** What somebody at the bureau knows of a client. */
    void tell(BureauScope scope, Client client, String json) {
        facts.tell(scope, client.id(), ToldFacts.of(read(json)));
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
