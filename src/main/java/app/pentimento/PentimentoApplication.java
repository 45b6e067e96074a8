package app.pentimento;

import app.pentimento.provenance.audit.AuditCommand;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Pentimento. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class PentimentoApplication {
    /**
     * Starts the server; its settings are listed in {@code application.yml}. With {@code audit-check FILE [HASH]} it
     * checks an exported audit log instead.
     */
    public static void main(String[] args) {
        if ((args.length == 2 || args.length == 3) && args[0].equals("audit-check")) {
            System.exit(AuditCommand.run(Path.of(args[1]), args.length == 3 ? args[2] : null, System.out));
        }
        SpringApplication.run(PentimentoApplication.class, args);
    }
}
