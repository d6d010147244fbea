package no.byraportal.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Random;

/** Files of as many clients as one likes, about two kilobytes each, in the shape that agents write. */
final class LongFile {

    private static final String HEAD = """
            <?xml version="1.0" encoding="utf-8"?>
            <variables>
              <system>
                <DIUser>webfaktura</DIUser>
            """.replace("\n", "\r\n");

    private static final String COMPANY = """
              <company>
                <Id>%1$03d</Id>
                <CustTrLasteChDt>20260916</CustTrLasteChDt>
                <CustTrLasteChTm>1405</CustTrLasteChTm>
                <ClientID>%2$d</ClientID>
                <VATCode>1</VATCode>
                <InvoInfoToWeb>1</InvoInfoToWeb>
                <NoAutoBatchUpdate>1</NoAutoBatchUpdate>
                <ActiveDepartment>0</ActiveDepartment>
                <ActiveProject>1</ActiveProject>
                <CompanysInvoiceType>M</CompanysInvoiceType>
                <CompanyMobil>
                </CompanyMobil>
                <CompanySwiftCode>
                </CompanySwiftCode>
                <SettingPurreflag>0</SettingPurreflag>
                <CompanyDueDays>14</CompanyDueDays>
                <AdmUsrID2>kari%2$d@klient.example</AdmUsrID2>
                <AdmUsrPasword2>%3$s</AdmUsrPasword2>
                <AdmUsrNm2>Bjørn Sæther</AdmUsrNm2>
                <AdmUsrEmail2>kari%2$d@klient.example</AdmUsrEmail2>
                <StartInvoice>%4$d</StartInvoice>
                <StartCreditNote>0</StartCreditNote>
                <StartCustNo>10010</StartCustNo>
                <CIDClient>0</CIDClient>
                <CIDCustomer>6</CIDCustomer>
                <CIDInvoice>6</CIDInvoice>
                <ProdVatFRI>9</ProdVatFRI>
                <ProdVatPLL>21</ProdVatPLL>
                <ProdVatPLH>1;11</ProdVatPLH>
                <ProdVatPLS>
                </ProdVatPLS>
                <ProdVatEKS>91</ProdVatEKS>
                <VoTpInvo>1</VoTpInvo>
                <VoTpCred>2</VoTpCred>
                <SubscriptionType>30</SubscriptionType>
                <TaxAccountMappings>
                  <TaxAccountMapping>
                    <TaxGroup>1</TaxGroup>
                    <Account>3000</Account>
                  </TaxAccountMapping>
                  <TaxAccountMapping>
                    <TaxGroup>9</TaxGroup>
                    <Account>3100</Account>
                  </TaxAccountMapping>
                  <TaxAccountMapping>
                    <TaxGroup>91</TaxGroup>
                    <Account>3200</Account>
                  </TaxAccountMapping>
                </TaxAccountMappings>
              </company>
            """.replace("\n", "\r\n");

    private LongFile() {}

    static byte[] of(int clients, int firstClientNumber) {
        Random random = new Random(clients);
        StringBuilder file = new StringBuilder(HEAD);
        for (int i = 0; i < clients; i++) {
            file.append("    <VBClient%03d>Active</VBClient%03d>\r\n".formatted(i, i));
        }
        file.append("  </system>\r\n");
        byte[] cipher = new byte[16];
        for (int i = 0; i < clients; i++) {
            random.nextBytes(cipher);
            file.append(COMPANY.formatted(
                    i, firstClientNumber + i, Base64.getEncoder().encodeToString(cipher), 1 + random.nextInt(60_000)));
        }
        return file.append("</variables>\r\n").toString().getBytes(UTF_8);
    }
}
