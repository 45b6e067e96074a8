package app.pentimento.provenance;

import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.Images;
import app.pentimento.image.StoredFiles;
import app.pentimento.provenance.audit.AuditEvent;
import app.pentimento.provenance.audit.AuditLog;
import app.pentimento.provenance.audit.DeliveryLog;
import app.pentimento.session.NotFoundException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out pictures without their visible label, to those who accepted the duty to label them (Article 9 of the Chinese
 * labelling Measures, by secondary sources): who, when and what is logged before a byte leaves. Every other label stays
 * in the file.
 */
@Service
public class Unlabelled {
    private final Images images;
    private final StoredFiles files;
    private final Labels labels;
    private final AuditLog audit;
    private final DeliveryLog deliveries;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Unlabelled(
            Images images,
            StoredFiles files,
            Labels labels,
            AuditLog audit,
            DeliveryLog deliveries,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.images = images;
        this.files = files;
        this.labels = labels;
        this.audit = audit;
        this.deliveries = deliveries;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Remembers that somebody accepted the duty to label a picture. Accepting again changes nothing.
     *
     * @param who their account
     * @param from where the request came from, for the log
     * @return when they first accepted it
     * @throws NotFoundException where the picture is not there
     */
    public Instant accept(String imageId, String who, String from) {
        if (images.find(imageId).isEmpty()) {
            throw NotFoundException.image();
        }
        try {
            transaction.executeWithoutResult(status -> {
                if (acceptedAt(imageId, who).isEmpty()) {
                    jdbc.sql("insert into label_waiver (image_id, who, accepted_at) values (:image, :who, :now)")
                            .param("image", imageId)
                            .param("who", who)
                            .param(
                                    "now",
                                    Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                            .update();
                    audit.append(AuditEvent.LABEL_DUTY_ACCEPTED, who, imageId, from);
                }
            });
        } catch (DuplicateKeyException e) {
            // They accepted it twice at the same moment; the other request wrote it down.
        }
        return acceptedAt(imageId, who).orElseThrow(NotFoundException::image);
    }

    /**
     * A picture without its visible label. Where it never had one, this is the picture as everybody gets it, and no
     * duty comes with it.
     *
     * @param from where the request came from, for the log
     * @throws NotFoundException where the picture is not there
     * @throws LabelWaiverRequired where this account has not accepted the duty to label it
     */
    public FileContent picture(String imageId, String who, String from) {
        Image image = images.find(imageId).orElseThrow(NotFoundException::image);
        if (labels.visible(imageId).isEmpty()) {
            deliveries.delivered(image, DeliveryLog.Form.WHOLE, who);
            return new FileContent(image.delivered(), files.read(image.delivered()));
        }
        if (acceptedAt(imageId, who).isEmpty()) {
            throw new LabelWaiverRequired();
        }
        FileContent master = new FileContent(image.master(), files.read(image.master()));
        audit.append(
                AuditEvent.UNLABELLED_DELIVERED,
                who,
                imageId,
                "sha256 %s to %s".formatted(master.file().sha256(), from));
        return master;
    }

    private Optional<Instant> acceptedAt(String imageId, String who) {
        return jdbc.sql("select accepted_at from label_waiver where image_id = :image and who = :who")
                .param("image", imageId)
                .param("who", who)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }
}
