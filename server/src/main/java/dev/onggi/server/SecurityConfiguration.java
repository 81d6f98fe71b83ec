package dev.onggi.server;

import dev.onggi.server.access.Gate;
import dev.onggi.server.reply.SafeHeaders;
import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// What stands before every route: a firewall against hostile addresses, headers that keep browsers
/// safe, and the gate.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration(SecurityFilterAutoConfiguration.class)
class SecurityConfiguration {
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
                        headers.defaultsDisabled()
                                .addHeaderWriter((request, reply) -> SafeHeaders.put(reply))
                                .cacheControl(Customizer.withDefaults())
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
