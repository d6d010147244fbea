package no.byraportal.shared;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    JdbcCustomConversions jdbcCustomConversions(List<ColumnType<?, ?>> columnTypes) {
        return new JdbcCustomConversions(columnTypes.stream()
                .flatMap(type -> Stream.of(type.writing(), type.reading()))
                .toList());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
