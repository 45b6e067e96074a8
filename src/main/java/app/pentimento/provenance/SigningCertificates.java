package app.pentimento.provenance;

import app.pentimento.provenance.audit.AuditEvent;
import app.pentimento.provenance.audit.AuditLog;
import app.pentimento.provenance.c2pa.Pem;
import app.pentimento.provenance.c2pa.Signer;
import app.pentimento.provenance.c2pa.SigningKeys;
import app.pentimento.provenance.c2pa.SigningProperties;
import app.pentimento.provenance.c2pa.Trust;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The certificates that this installation signs with, over all its nodes and all its time: each node writes down its
 * own, trusts the roots of all, and so can check and carry on what another node signed.
 */
@Service
public class SigningCertificates {
    private static final Logger log = LoggerFactory.getLogger(SigningCertificates.class);
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final SigningKeys keys;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Trust others;
    private volatile @Nullable X509Certificate registered;
    private volatile Known known = new Known(Instant.MIN, List.of());

    SigningCertificates(
            SigningKeys keys,
            SigningProperties properties,
            JdbcClient jdbc,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.others = properties.trusted();
    }

    /** The roots of this installation in PEM, this node's first: what those who verify our pictures need. */
    public String rootsPem() {
        return Pem.of(List.copyOf(roots()));
    }

    /** The roots of this installation, this node's first. */
    public List<CertificateFacts> rootFacts() {
        return roots().stream().map(CertificateFacts::of).toList();
    }

    /** The certificate that this node signs with now. */
    public CertificateFacts signerFacts() {
        return CertificateFacts.of(keys.signer().certificate());
    }

    /** Whom to trust: the roots of this installation, and those that the operator named. */
    public Trust trusted() {
        return Trust.in(roots()).and(others);
    }

    /** What pictures are signed with now; written down before the first one is. */
    Signer signer() {
        Signer signer = keys.signer();
        if (!signer.certificate().equals(registered)) {
            register();
        }
        return signer;
    }

    /** Writes down certificates that are in use and not known yet: at the start, and when they were renewed. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void register() {
        X509Certificate signer = keys.signer().certificate();
        keys.roots().forEach(root -> register("root", root));
        register("signer", signer);
        registered = signer;
    }

    private void register(String kind, X509Certificate certificate) {
        String fingerprint = CertificateFacts.of(certificate).fingerprint();
        boolean isKnown = jdbc.sql("select count(*) from signing_certificate where fingerprint = :fingerprint")
                        .param("fingerprint", fingerprint)
                        .query(Long.class)
                        .single()
                > 0;
        if (isKnown) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> write(kind, fingerprint, certificate));
        } catch (DuplicateKeyException e) {
            log.debug("Another node with the same keys was faster", e);
        }
    }

    /** Writes a certificate down and into the audit log, both or neither. */
    private void write(String kind, String fingerprint, X509Certificate certificate) {
        jdbc.sql("""
                        insert into signing_certificate (fingerprint, kind, certificate, first_used_at)
                        values (:fingerprint, :kind, :certificate, :now)
                        """)
                .param("fingerprint", fingerprint)
                .param("kind", kind)
                .param("certificate", Pem.of(List.of(certificate)))
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .update();
        audit.append(
                AuditEvent.KEY_CHANGED,
                "server",
                null,
                "The " + kind + " certificate with the SHA-256 fingerprint " + fingerprint + " came into use");
    }

    private Set<X509Certificate> roots() {
        Set<X509Certificate> all = new LinkedHashSet<>(keys.roots());
        Known now = known;
        if (now.at.isBefore(Instant.now().minus(FRESH))) {
            now = new Known(Instant.now(), written());
            known = now;
        }
        all.addAll(now.roots);
        return all;
    }

    private List<X509Certificate> written() {
        List<X509Certificate> roots = new ArrayList<>();
        List<String> pems = jdbc.sql(
                        "select certificate from signing_certificate where kind = 'root' order by first_used_at")
                .query((row, number) -> row.getString("certificate"))
                .list();
        for (String pem : pems) {
            try {
                roots.addAll(Pem.certificates(pem));
            } catch (GeneralSecurityException e) {
                log.warn("A certificate in the database cannot be read", e);
            }
        }
        return roots;
    }

    private record Known(Instant at, List<X509Certificate> roots) {}
}
