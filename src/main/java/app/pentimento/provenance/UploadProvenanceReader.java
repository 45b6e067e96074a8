package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.CarryOverException;
import app.pentimento.image.DeliveryChange;
import app.pentimento.image.FileContent;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.UploadProvenance;
import app.pentimento.provenance.audit.AuditEvent;
import app.pentimento.provenance.audit.AuditLog;
import app.pentimento.provenance.xmp.XmpFile;
import app.pentimento.provenance.xmp.XmpPacket;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Recognises uploads that were labelled as AI's elsewhere, and keeps the story of an upload whose delivered copy had to
 * change: the copy is signed anew, with the upload and all its manifests as what it was made from. What was done to it
 * (turned, encoded again, places taken out) is nothing that AI did, and is not called so.
 */
@Component
class UploadProvenanceReader implements UploadProvenance {
    private static final Logger log = LoggerFactory.getLogger(UploadProvenanceReader.class);

    private final Credentials credentials;
    private final AuditLog audit;

    UploadProvenanceReader(Credentials credentials, AuditLog audit) {
        this.credentials = credentials;
        this.audit = audit;
    }

    @Override
    public AiLabel label(byte[] bytes, String mediaType) {
        AiLabel signed = credentials.summary(bytes, mediaType).aiLabel();
        return signed == AiLabel.NONE ? FileLabels.read(bytes, mediaType).aiLabel() : signed;
    }

    @Override
    public byte[] carriedOn(FileContent original, FileContent copy, Set<DeliveryChange> changes) {
        String type = copy.file().mediaType();
        FileLabels before = FileLabels.read(original.bytes(), original.file().mediaType());
        FileLabels after = FileLabels.read(copy.bytes(), type);
        boolean labelLost = before.aigc() != null && after.aigc() == null;
        boolean signed = credentials.present(original);
        if (!labelLost && !signed) {
            return copy.bytes();
        }
        try {
            ImageFormat format = ImageFormat.ofMediaType(type).orElseThrow();
            XmpPacket packet = packet(copy.bytes(), format);
            if (before.aigc() != null && packet.aigc() == null) {
                packet.aigc(before.aigc().json()); // it stood elsewhere in the file; writing leaves it here alone
            }
            String instanceId = "xmp:iid:" + UUID.randomUUID();
            packet.instanceId(instanceId);
            byte[] labelled = XmpFile.write(copy.bytes(), format, packet.serialize());
            return signed ? credentials.copy(labelled, type, instanceId, original, changes) : labelled;
        } catch (IOException | LabellingException e) {
            log.error("The story of an upload could not be carried on", e);
            audit.append(AuditEvent.LABELLING_FAILED, "server", null, "An upload: " + e.getMessage());
            throw new CarryOverException(e);
        }
    }

    private static XmpPacket packet(byte[] file, ImageFormat format) throws IOException {
        byte[] packet = XmpFile.read(file, format);
        return packet == null ? XmpPacket.empty() : XmpPacket.parse(packet);
    }
}
