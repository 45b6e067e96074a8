package app.pentimento.model.gemini;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.Message;
import app.pentimento.model.ModelException;
import app.pentimento.model.SentPicture;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.wire.FittedPicture;
import app.pentimento.model.wire.PictureFitter;
import com.google.genai.Client;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gets the pictures of a request to the vendor: within the request, or through the Files API, which holds them so that
 * later turns need not send them again. A model's own pictures go back within the request, byte for byte; only the
 * person's are uploaded, reduced or encoded again.
 */
@Component
class ImageTransport {
    private static final long AROUND_PICTURES = 256 * 1024;

    private final VendorFiles files;
    private final PictureFitter fitter;
    private final GeminiProperties.Files settings;

    ImageTransport(VendorFiles files, PictureFitter fitter, GeminiProperties properties) {
        this.files = files;
        this.fitter = fitter;
        this.settings = properties.files();
    }

    /** Thrown where the model's own pictures leave no room for the person's, so that the model's cannot be repeated. */
    static final class NoRoomToRepeat extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** The pictures of a request, each as it goes. */
    final class Images {
        private final Map<Message.Picture, WireImage> images = new HashMap<>();
        private final List<SentPicture> sent = new ArrayList<>();
        private final List<VendorFiles.Key> named = new ArrayList<>();
        private boolean heldBefore;

        WireImage of(Message.Picture picture) {
            return Objects.requireNonNull(images.get(picture));
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

        /** The vendor does not know them any more. */
        void forgetFiles() {
            named.forEach(files::forget);
        }

        private void add(Message.Picture picture, WireImage image, SentPicture.Way way, long bytes) {
            images.put(picture, image);
            sent.add(new SentPicture(picture.image().imageId(), way, bytes));
        }
    }

    /**
     * Gets the pictures of these messages on their way.
     *
     * @param byName whether pictures may be uploaded and named; otherwise all go within the request
     * @throws NoRoomToRepeat where the model's own messages are too large for the request
     */
    Images send(Client client, GoogleClients.Way way, CatalogEntry entry, List<Message> messages, boolean byName)
            throws ModelException, NoRoomToRepeat {
        Images images = new Images();
        boolean canUpload = byName && settings.enabled() && way == GoogleClients.Way.DEVELOPER;
        List<Message.Picture> own = pictures(messages, Message.Role.MODEL);
        List<Message.Picture> inline = new ArrayList<>();
        for (Message.Picture picture : pictures(messages, Message.Role.PERSON)) {
            boolean upload = canUpload
                    && picture.image().file().bytes() >= settings.from().toBytes();
            if (!upload || !nameFile(images, client, entry, picture)) {
                inline.add(picture);
            }
        }
        long room = entry.inlineBytes().toBytes() - AROUND_PICTURES - wordsIn(messages) - inlineSize(own);
        if (room < 0 && !own.isEmpty()) {
            throw new NoRoomToRepeat();
        }
        if (canUpload) {
            uploadWhatDoesNotFit(images, client, entry, inline, room);
        }
        for (Message.Picture picture : own) {
            add(images, picture, fitter.asItIs(picture.image()));
        }
        boolean tight = inlineSize(inline) > room;
        long each = tight ? room / inline.size() : room;
        for (Message.Picture picture : inline) {
            add(images, picture, fitter.fit(picture.image(), entry.mediaTypes(), entry.inputSide(), each));
        }
        return images;
    }

    private static List<Message.Picture> pictures(List<Message> messages, Message.Role role) {
        return messages.stream()
                .filter(message -> message.role() == role)
                .flatMap(message -> message.items().stream())
                .filter(Message.Picture.class::isInstance)
                .map(Message.Picture.class::cast)
                .toList();
    }

    private static void add(Images images, Message.Picture picture, FittedPicture fitted) {
        images.add(
                picture,
                WireImage.inline(fitted.bytes(), fitted.mediaType()),
                SentPicture.Way.INLINE,
                fitted.bytes().length);
    }

    private void uploadWhatDoesNotFit(
            Images images, Client client, CatalogEntry entry, List<Message.Picture> inline, long room)
            throws ModelException {
        List<Message.Picture> largestFirst = new ArrayList<>(inline);
        largestFirst.sort(Comparator.comparingLong(
                        (Message.Picture picture) -> picture.image().file().bytes())
                .reversed());
        for (Message.Picture picture : largestFirst) {
            if (inlineSize(inline) <= room) {
                return;
            }
            if (nameFile(images, client, entry, picture)) {
                inline.remove(picture);
            }
        }
    }

    /** Names a picture that the vendor holds, uploading it where it does not; false where that is not to be had. */
    private boolean nameFile(Images images, Client client, CatalogEntry entry, Message.Picture picture)
            throws ModelException {
        VendorFiles.Key key = files.key(picture.image(), entry.inputSide());
        Optional<VendorFiles.Held> known = files.find(key);
        if (known.isPresent()) {
            images.named.add(key);
            images.heldBefore = true;
            images.add(picture, known.get().image(), SentPicture.Way.HELD, 0);
            return true;
        }
        if (files.uploadsAreDown()) {
            return false;
        }
        FittedPicture fitted = fitter.fit(picture.image(), entry.mediaTypes(), entry.inputSide(), Long.MAX_VALUE);
        Optional<VendorFiles.Held> uploaded = files.upload(client, key, fitted);
        uploaded.ifPresent(file -> {
            images.named.add(key);
            images.add(picture, file.image(), SentPicture.Way.UPLOADED, fitted.bytes().length);
        });
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

    /** What words, signatures and raw parts take, at most. */
    private static long wordsIn(List<Message> messages) {
        long bytes = 0;
        for (Message message : messages) {
            for (Message.Item item : message.items()) {
                bytes += switch (item) {
                    case Message.Words words -> 3L * words.text().length() + base64(words.signature());
                    case Message.Picture picture -> base64(picture.signature());
                    case Message.Raw raw -> utf8(raw.json());
                };
            }
        }
        return bytes;
    }

    /** JSON of a model goes as it is: it may be large, and is mostly a signature. */
    private static long utf8(String json) {
        return json.chars().mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : 3).sum();
    }

    private static long base64(byte @Nullable [] signature) {
        return signature == null ? 0 : base64(signature.length);
    }
}
