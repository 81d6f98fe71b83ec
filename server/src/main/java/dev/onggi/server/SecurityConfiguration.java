package dev.onggi.server;

import dev.onggi.server.access.Gate;
import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;

/// What stands before every route: a firewall against hostile addresses, headers that keep browsers
/// safe, and the gate.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration(SecurityFilterAutoConfiguration.class)
class SecurityConfiguration {
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";
    private static final String PERMISSIONS =
            "camera=(), geolocation=(), microphone=(), payment=()";
    private static final long YEAR_SECONDS = 31_536_000;

    @Bean
    SecurityFilterChain chain(HttpSecurity http, Gate gate) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable) // the gate does it
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers ->
                        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                                .frameOptions(frame -> frame.deny())
                                .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER))
                                .permissionsPolicyHeader(p -> p.policy(PERMISSIONS))
                                .crossOriginOpenerPolicy(
                                        p -> p.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                                .crossOriginResourcePolicy(
                                        p -> p.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                                .xssProtection(x ->
                                        x.headerValue(
                                                XXssProtectionHeaderWriter.HeaderValue.DISABLED))
                                .httpStrictTransportSecurity(h -> h.maxAgeInSeconds(YEAR_SECONDS)))
                .addFilterAfter(
                        gate, org.springframework.security.web.header.HeaderWriterFilter.class)
                .build();
    }

    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHttpMethods(
                List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS").stream()
                        .map(HttpMethod::valueOf)
                        .map(HttpMethod::name)
                        .toList());
        return firewall;
    }

    /// The gate stands in the chain, and only there.
    @Bean
    FilterRegistrationBean<Gate> gateOnlyInTheChain(Gate gate) {
        var registration = new FilterRegistrationBean<>(gate);
        registration.setEnabled(false);
        return registration;
    }

    /// Accounts are known by the gate alone.
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("accounts are known by the gate alone");
        };
    }
}
