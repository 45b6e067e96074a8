package app.pentimento.provenance.c2pa;

import java.security.cert.X509Certificate;
import java.util.List;

/** The keys that pictures are signed with: the server's own, made at the first start, or the operator's. */
public sealed interface SigningKeys permits OwnSigningKeys, OperatorSigningKeys {
    /** The signer of now; asked for anew for each picture, as certificates are renewed in time. */
    Signer signer();

    /** The certificates that the manifests of this server chain to, the present one first. */
    List<X509Certificate> roots();

    /** The roots in PEM, to hand to those who verify our pictures. */
    default String rootPem() {
        return Pem.of(roots());
    }
}
