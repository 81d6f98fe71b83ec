package dev.onggi.server;

import dev.onggi.identity.Identity;
import dev.onggi.server.access.AccessInterceptor;
import dev.onggi.server.access.AuditTrail;
import dev.onggi.server.access.Callers;
import dev.onggi.server.access.Credentials;
import dev.onggi.server.access.Gate;
import dev.onggi.server.access.Listening;
import dev.onggi.server.access.Places;
import dev.onggi.server.access.Rates;
import dev.onggi.server.access.Routes;
import dev.onggi.server.access.World;
import dev.onggi.server.airflow.AirflowConfiguration;
import dev.onggi.server.api.ApiConfiguration;
import dev.onggi.server.live.LiveConfiguration;
import dev.onggi.server.openapi.OpenApiRoutes;
import dev.onggi.server.reply.Manner;
import dev.onggi.server.reply.ProblemAdvice;
import dev.onggi.server.reply.Replies;
import dev.onggi.server.reply.ServerLog;
import dev.onggi.server.sign.AuditRoutes;
import dev.onggi.server.sign.SessionRoutes;
import dev.onggi.server.sign.SetupPage;
import dev.onggi.server.sign.SignIn;
import dev.onggi.server.sign.TokenRoutes;
import dev.onggi.server.sign.UserRoutes;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.system.SystemMetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Every part of the server, named: nothing is found by itself.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    CompositeMeterRegistryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    JvmMetricsAutoConfiguration.class,
    MetricsAutoConfiguration.class,
    ObservationAutoConfiguration.class,
    PrometheusMetricsExportAutoConfiguration.class,
    SystemMetricsAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    WebMvcObservationAutoConfiguration.class
})
@Import({
    AirflowConfiguration.class,
    ApiConfiguration.class,
    LiveConfiguration.class,
    OpenApiRoutes.class,
    ProblemAdvice.class,
    AuditRoutes.class,
    SecurityConfiguration.class,
    SessionRoutes.class,
    SetupPage.class,
    TokenRoutes.class,
    UserRoutes.class,
    TomcatConfiguration.class
})
class ServerConfiguration {
    private static final int DEEPEST = 50;
    private static final int LONGEST_TEXT = 2_000_000;

    /// Bodies are read strictly: no unknown keys, no numbers for texts, nothing twice, nothing left
    /// out that has to be there.
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder ->
                builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(
                                MapperFeature.ALLOW_COERCION_OF_SCALARS,
                                MapperFeature.DEFAULT_VIEW_INCLUSION)
                        .withCoercionConfig(
                                LogicalType.Textual,
                                texts -> {
                                    texts.setCoercion(
                                            CoercionInputShape.Integer, CoercionAction.Fail);
                                    texts.setCoercion(
                                            CoercionInputShape.Float, CoercionAction.Fail);
                                    texts.setCoercion(
                                            CoercionInputShape.Boolean, CoercionAction.Fail);
                                });
    }

    @Bean
    JsonMapper.Builder jsonMapperBuilder(List<JsonMapperBuilderCustomizer> customizers) {
        var factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(DEEPEST)
                                        .maxStringLength(LONGEST_TEXT)
                                        .build())
                        .build();
        var builder = JsonMapper.builder(factory);
        customizers.forEach(customizer -> customizer.customize(builder));
        return builder;
    }

    @Bean
    Identity identity(World world) {
        return world.identity();
    }

    @Bean
    Places places(World world) {
        return new Places(world);
    }

    @Bean
    AuditTrail auditTrail(World world) {
        return new AuditTrail(world);
    }

    @Bean
    Replies replies(World world, JsonMapper json, ServerLog log, List<Manner> manners) {
        return new Replies(world.workspace(), json, log, manners);
    }

    @Bean
    SignIn signIn(Identity identity, AuditTrail trail) {
        return new SignIn(identity, trail);
    }

    @Bean
    Credentials credentials(Identity identity, SignIn signIn) {
        return new Credentials(identity, signIn);
    }

    @Bean
    Listening listening(Credentials credentials) {
        return new Listening(credentials);
    }

    /// Fails the start where a route does not say what it takes to call it.
    @Bean
    Routes routes(RequestMappingHandlerMapping requestMappingHandlerMapping) {
        return Routes.of(requestMappingHandlerMapping);
    }

    @Bean
    Gate gate(
            Credentials credentials,
            ObjectProvider<Routes> routes,
            ServerOptions options,
            AuditTrail trail,
            Replies replies) {
        var rates = new Rates(options.calls(), System::nanoTime);
        return new Gate(credentials, routes::getObject, rates, trail, replies);
    }

    @Bean
    WebMvcConfigurer asked(Places places, AuditTrail trail) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AccessInterceptor(places, trail));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Callers());
            }
        };
    }
}
