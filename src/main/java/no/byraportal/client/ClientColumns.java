package no.byraportal.client;

import no.byraportal.shared.ColumnType;
import no.byraportal.shared.OrgNumber;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClientColumns {

    @Bean
    ColumnType<ErpClientNo, String> erpClientNoColumn() {
        return ColumnType.text(ErpClientNo.class, ErpClientNo::digits, ErpClientNo::new);
    }

    @Bean
    ColumnType<OrgNumber, String> orgNumberColumn() {
        return ColumnType.text(OrgNumber.class, OrgNumber::digits, OrgNumber::new);
    }

    @Bean
    ColumnType<ClientNumber, Long> clientNumberColumn() {
        return new ColumnType<>(ClientNumber.class, Long.class, ClientNumber::value, ClientNumber::new);
    }
}
