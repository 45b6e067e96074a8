package app.pentimento;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Pentimento. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class PentimentoApplication {
    /** Starts the server; its settings are listed in {@code application.yml}. */
    public static void main(String[] args) {
        SpringApplication.run(PentimentoApplication.class, args);
    }
}
