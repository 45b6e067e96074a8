package app.pentimento;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where the page is, once it can be opened. */
@Component
class StartMessage {
    private static final Logger log = LoggerFactory.getLogger(StartMessage.class);

    private final Environment environment;

    StartMessage(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            log.info(
                    "Pentimento is ready: open http://localhost:{}{} (data in {})",
                    web.getWebServer().getPort(),
                    environment.getProperty("server.servlet.context-path", ""),
                    environment.getProperty("pentimento.data"));
        }
    }
}
