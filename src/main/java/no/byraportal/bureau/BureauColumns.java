package no.byraportal.bureau;

import no.byraportal.shared.ColumnType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BureauColumns {

    @Bean
    ColumnType<CustomerNumber, String> customerNumberColumn() {
        return ColumnType.text(CustomerNumber.class, CustomerNumber::toString, CustomerNumber::new);
    }
}
