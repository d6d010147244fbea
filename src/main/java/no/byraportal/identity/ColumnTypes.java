package no.byraportal.identity;

import no.byraportal.shared.ColumnType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ColumnTypes {

    @Bean
    ColumnType<BureauId, String> bureauIdColumn() {
        return ColumnType.text(BureauId.class, BureauId::toString, BureauId::of);
    }

    @Bean
    ColumnType<ClientId, String> clientIdColumn() {
        return ColumnType.text(ClientId.class, ClientId::toString, ClientId::of);
    }

    @Bean
    ColumnType<UserId, String> userIdColumn() {
        return ColumnType.text(UserId.class, UserId::toString, UserId::of);
    }

    @Bean
    ColumnType<InstallationId, String> installationIdColumn() {
        return ColumnType.text(InstallationId.class, InstallationId::toString, InstallationId::of);
    }

    @Bean
    ColumnType<TokenId, String> tokenIdColumn() {
        return ColumnType.text(TokenId.class, TokenId::toString, TokenId::of);
    }
}
