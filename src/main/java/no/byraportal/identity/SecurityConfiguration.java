package no.byraportal.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import com.vaadin.flow.server.auth.AnnotatedViewAccessChecker;
import com.vaadin.flow.spring.security.NavigationAccessControlConfigurer;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import java.util.Map;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Deny by default: programs by token under /api, people by Keycloak everywhere else. The management port, which no
 * reverse proxy passes on, is open to whoever reaches it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeycloakProperties.class)
class SecurityConfiguration {

    static final String LOGIN = "/oauth2/authorization/keycloak";
    static final String SIGNED_OUT = "/signed-out";

    /** Open, since the port is kept inside; on the portal's own port there is no such door. */
    @Bean
    @Order(0)
    @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
    SecurityFilterChain managementsDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programsDoor(HttpSecurity http, ProgramAuthentication programs) throws Exception {
        return http.securityMatcher("/api/**")
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(programs)
                        .authenticationEntryPoint(programs)
                        .accessDeniedHandler(programs))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(programs).accessDeniedHandler(programs))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain peoplesDoor(
            HttpSecurity http,
            KeycloakHealth keycloak,
            People people,
            VaadinDefaultRequestCache requests,
            ClientRegistrationRepository registrations,
            CurrentUser currentUser)
            throws Exception {
        requests.setDelegateRequestCache(addressesAsAsked());
        var failed = new SimpleUrlAuthenticationFailureHandler(SIGNED_OUT + "?why=failed");
        return http.authorizeHttpRequests(permitted -> permitted
                        // What went wrong is told as it is, not sent to the log-in.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET, "/readyz", "/byraportal/**", "/aura/**", "/favicon.svg", "/favicon.ico")
                        .permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.oauth2LoginPage(LOGIN, "{baseUrl}" + SIGNED_OUT))
                .oauth2Login(login -> login.failureHandler(failed)
                        .authorizationEndpoint(authorization ->
                                authorization.authorizationRequestResolver(new SecondStepRequests(registrations)))
                        .userInfoEndpoint(user -> user.oidcUserService(people::signIn)))
                .oidcLogout(logout -> logout.backChannel(withDefaults()))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(new ContentSecurityPolicy())
                        .withObjectPostProcessor(new EagerHeaders()))
                .addFilterBefore(new KeycloakGate(keycloak), OAuth2AuthorizationRequestRedirectFilter.class)
                .addFilterAfter(new SecondStepGate(currentUser, requests), AuthorizationFilter.class)
                .build();
    }

    /** Back to the very address that was asked for, without a mark of Spring's own in it; null is what turns that off. */
    @SuppressWarnings("NullAway")
    private static HttpSessionRequestCache addressesAsAsked() {
        var asked = new HttpSessionRequestCache();
        asked.setMatchingRequestParameterName(null);
        return asked;
    }

    /** Tomcat and Vaadin's forwards drop headers that are written late. */
    private static final class EagerHeaders implements ObjectPostProcessor<HeaderWriterFilter> {

        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }

    /** All endpoints in full: asking Keycloak for them would keep the portal from starting while Keycloak is down. */
    @Bean
    ClientRegistrationRepository clientRegistrations(KeycloakProperties keycloak) {
        String protocol = "/protocol/openid-connect";
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("keycloak")
                .clientId(keycloak.clientId())
                .clientSecret(keycloak.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile", "email")
                .issuerUri(keycloak.issuer())
                .authorizationUri(keycloak.external(protocol + "/auth"))
                .tokenUri(keycloak.internal(protocol + "/token"))
                .userInfoUri(keycloak.internal(protocol + "/userinfo"))
                .jwkSetUri(keycloak.internal(protocol + "/certs"))
                .providerConfigurationMetadata(Map.of("end_session_endpoint", keycloak.external(protocol + "/logout")))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .build());
    }

    /** Views ask for roles as they are now in our own tables, not as they were at log-in. */
    @Bean
    NavigationAccessControlConfigurer navigationAccess(
            AnnotatedViewAccessChecker annotations, CurrentUser currentUser) {
        return new NavigationAccessControlConfigurer()
                .withNavigationAccessChecker(new LiveRoleAccessChecker(annotations, currentUser));
    }
}
