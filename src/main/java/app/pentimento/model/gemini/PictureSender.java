package app.pentimento.model.gemini;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.Message;
import app.pentimento.model.ModelException;
import app.pentimento.model.SentPicture;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.wire.FittedPicture;
import app.pentimento.model.wire.PictureFitter;
import com.google.genai.Client;
import com.google.genai.types.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gets the pictures of a request to the backend: within the request, or through the Files API, which holds them so that
 * later turns need not send them again. A model's own pictures go back within the request, exactly as they came, with
 * their signatures; only what does not fit there is uploaded.
 */
@Component
class PictureSender {
    private static final long AROUND_PICTURES = 256 * 1024;

    private final HeldFiles held;
    private final PictureFitter fitter;
    private final GeminiProperties.Files settings;

    PictureSender(HeldFiles held, PictureFitter fitter, GeminiProperties properties) {
        this.held = held;
        this.fitter = fitter;
        this.settings = properties.files();
    }

    /** The pictures of a request, each as the part that names or holds it. */
    final class Shipment {
        private final Map<Message.Picture, Part> parts = new HashMap<>();
        private final List<SentPicture> sent = new ArrayList<>();
        private final List<HeldFiles.Key> named = new ArrayList<>();
        private boolean heldBefore;

        Part part(Message.Picture picture) {
            return java.util.Objects.requireNonNull(parts.get(picture));
        }

        List<SentPicture> sent() {
            return List.copyOf(sent);
        }

        /** Whether any picture is only named, and not within the request. */
        boolean namesFiles() {
            return !named.isEmpty();
        }

        /** Whether any of those was uploaded in an earlier turn. */
        boolean usesHeldFiles() {
            return heldBefore;
        }

        /** The backend does not know them any more. */
        void forgetFiles() {
            named.forEach(held::forget);
        }

        private void add(Message.Picture picture, Part part, SentPicture.Way way, long bytes) {
            parts.put(picture, part);
            sent.add(new SentPicture(picture.image().imageId(), way, bytes));
        }
    }

    /**
     * Gets these pictures on their way.
     *
     * @param byName whether pictures may be uploaded and named; otherwise all go within the request
     */
    Shipment ship(Client client, GoogleClients.Way way, CatalogEntry entry, List<Message> conversation, boolean byName)
            throws ModelException {
        Shipment shipment = new Shipment();
        boolean canUpload = byName && settings.enabled() && way == GoogleClients.Way.DEVELOPER;
        List<Message.Picture> inline = new ArrayList<>();
        for (Message message : conversation) {
            for (Message.Item item : message.items()) {
                if (item instanceof Message.Picture picture) {
                    boolean upload = canUpload
                            && message.role() == Message.Role.PERSON
                            && picture.image().file().bytes() >= settings.from().toBytes();
                    if (!upload || !byName(shipment, client, entry, picture)) {
                        inline.add(picture);
                    }
                }
            }
        }
        long room = entry.inlineBytes().toBytes() - AROUND_PICTURES - wordsIn(conversation);
        if (canUpload) {
            uploadWhatDoesNotFit(shipment, client, entry, inline, room);
        }
        long each = inline.isEmpty() ? room : room / inline.size();
        boolean tight = inlineSize(inline) > room;
        for (Message.Picture picture : inline) {
            FittedPicture fitted = picture.signature() != null && !tight
                    ? fitter.asItIs(picture.image())
                    : fitter.fit(picture.image(), entry.mediaTypes(), entry.inputSide(), tight ? each : room);
            shipment.add(
                    picture,
                    Part.fromBytes(fitted.bytes(), fitted.mediaType()),
                    SentPicture.Way.INLINE,
                    fitted.bytes().length);
        }
        return shipment;
    }

    private void uploadWhatDoesNotFit(
            Shipment shipment, Client client, CatalogEntry entry, List<Message.Picture> inline, long room)
            throws ModelException {
        List<Message.Picture> largestFirst = new ArrayList<>(inline);
        largestFirst.sort(Comparator.comparingLong(
                        (Message.Picture picture) -> picture.image().file().bytes())
                .reversed());
        for (Message.Picture picture : largestFirst) {
            if (inlineSize(inline) <= room) {
                return;
            }
            if (byName(shipment, client, entry, picture)) {
                inline.remove(picture);
            }
        }
    }

    /** Names a picture that the backend holds, uploading it where it does not; false where that is not to be had. */
    private boolean byName(Shipment shipment, Client client, CatalogEntry entry, Message.Picture picture)
            throws ModelException {
        HeldFiles.Key key = held.key(picture.image(), entry.inputSide());
        Optional<HeldFiles.Held> known = held.find(key);
        if (known.isPresent()) {
            shipment.named.add(key);
            shipment.heldBefore = true;
            shipment.add(picture, known.get().part(), SentPicture.Way.HELD, 0);
            return true;
        }
        if (held.uploadsAreDown()) {
            return false;
        }
        FittedPicture fitted = picture.signature() != null
                ? fitter.asItIs(picture.image())
                : fitter.fit(picture.image(), entry.mediaTypes(), entry.inputSide(), Long.MAX_VALUE);
        Optional<HeldFiles.Held> uploaded = held.upload(client, key, fitted);
        uploaded.ifPresent(file -> shipment.add(picture, file.part(), SentPicture.Way.UPLOADED, fitted.bytes().length));
        return uploaded.isPresent();
    }

    private static long inlineSize(List<Message.Picture> pictures) {
        return pictures.stream()
                .mapToLong(picture -> base64(picture.image().file().bytes()))
                .sum();
    }

    private static long base64(long bytes) {
        return (bytes + 2) / 3 * 4;
    }

    private static long wordsIn(List<Message> conversation) {
        long bytes = 0;
        for (Message message : conversation) {
            for (Message.Item item : message.items()) {
                byte[] signature =
                        item instanceof Message.Words words ? words.signature() : ((Message.Picture) item).signature();
                bytes += signature == null ? 0 : base64(signature.length);
                bytes += item instanceof Message.Words words ? 3L * words.text().length() : 0;
            }
        }
        return bytes;
    }
}
