package app.pentimento.provenance;

import app.pentimento.provenance.c2pa.ManifestReader;
import app.pentimento.provenance.c2pa.SigningKeys;
import app.pentimento.provenance.c2pa.SigningProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the keys and the reader for C2PA manifests together. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {
    @Bean
    SigningKeys signingKeys(SigningProperties properties) {
        return SigningKeys.open(properties, Clock.systemUTC());
    }

    @Bean
    ManifestReader manifestReader(SigningCertificates certificates) {
        return new ManifestReader(certificates::trusted, Clock.systemUTC());
    }
}
