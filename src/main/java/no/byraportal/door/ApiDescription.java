package no.byraportal.door;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JsonNode;

/** What programs may call, in OpenAPI's words; what it means stands in the README. */
@Configuration(proxyBeanMethods = false)
class ApiDescription implements WebMvcConfigurer {

    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig()
                .replaceWithClass(JsonNode.class, Object.class)
                .addRequestWrapperToIgnore(HttpHeaders.class);
    }

    /** The describer can write YAML, and must not teach it to all others: programs are promised JSON, and times in words. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                list -> list.removeIf(each -> each.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
    }

    @Bean
    OpenAPI api() {
        SecurityScheme bearer =
                new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
        return new OpenAPI()
                .info(new Info().title("Byråportal").version("1"))
                .components(new Components().addSecuritySchemes(TOKEN, bearer))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** What is stored in a document beside what is told of it. */
    @Bean
    OpenApiCustomizer untold() {
        return api -> api.getComponents().getSchemas().values().forEach(schema -> {
            if (schema.getProperties() != null) {
                schema.getProperties().remove("unjudged");
            }
        });
    }

    /** In an address, a number or an id is a text. */
    @Bean
    ParameterCustomizer addresses() {
        return (parameter, method) -> parameter != null && "path".equals(parameter.getIn())
                ? parameter.schema(new StringSchema())
                : parameter;
    }
}
