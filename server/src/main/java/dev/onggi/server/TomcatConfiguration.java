package dev.onggi.server;

import dev.onggi.server.reply.ProblemValve;
import dev.onggi.server.reply.Replies;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// How the server listens: a thread for each call that costs nearly nothing, bounds on everything
/// that a caller sends, and problems instead of Tomcat's pages.
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {
    private static final int CONNECTIONS = 4096;
    private static final int WAITING = 200;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int PARAMETERS = 200;
    private static final int SILENT_MILLIS = 20_000;
    private static final int ZIPPED_FROM = 2048;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connector(
            ServerOptions options, Replies replies) {
        return new Listening(options, replies);
    }

    private record Listening(ServerOptions options, Replies replies)
            implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.setPort(options.port());
            try {
                factory.setAddress(InetAddress.getByName(options.bind()));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(options.bind(), e);
            }
            var tls = options.tls();
            if (tls != null) {
                var ssl = new Ssl();
                ssl.setCertificate(tls.certificate().toUri().toString());
                ssl.setCertificatePrivateKey(tls.key().toUri().toString());
                ssl.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                factory.setSsl(ssl);
            }
            factory.addConnectorCustomizers(connector -> {
                connector.setMaxParameterCount(PARAMETERS);
                connector.setAllowTrace(false);
                connector.setXpoweredBy(false);
                if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                    http.setMaxConnections(CONNECTIONS);
                    http.setAcceptCount(WAITING);
                    http.setMaxHttpRequestHeaderSize(HEADER_BYTES);
                    http.setConnectionTimeout(SILENT_MILLIS);
                    http.setCompression("on");
                    http.setCompressionMinSize(ZIPPED_FROM);
                    http.setCompressibleMimeType(
                            "application/json,application/problem+json,text/plain,text/html,text/css,text/javascript");
                }
            });
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemValve.class.getName());
                    host.getPipeline().addValve(new ProblemValve(replies));
                }
            });
        }
    }
}
