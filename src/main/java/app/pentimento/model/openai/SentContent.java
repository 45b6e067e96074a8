package app.pentimento.model.openai;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.EditRequest;
import app.pentimento.model.InputImage;
import app.pentimento.model.Message;
import app.pentimento.model.ModelException;
import app.pentimento.model.SentPicture;
import app.pentimento.model.wire.FittedPicture;
import app.pentimento.model.wire.PictureFitter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A person's message as it goes within a request of JSON.
 *
 * @param parts in their order
 * @param pictures how each picture went
 */
record SentContent(List<Part> parts, List<SentPicture> pictures) {
    private static final long AROUND_PICTURES = 256 * 1024;
    /** The most characters of a picture's data URL are 20,971,520 (OpenAI's specification, August 2026). */
    private static final long LONGEST_PICTURE = 20_900_000;

    /** What a character takes at most. */
    private static final long BYTES_OF_CHARACTER = 3;

    private static final String MASK =
            "The next picture is a mask for the picture to edit: change only where it is white.";

    SentContent {
        parts = List.copyOf(parts);
        pictures = List.copyOf(pictures);
    }

    /** A piece of a message. */
    sealed interface Part {}

    record Words(String text) implements Part {}

    /** A picture as a data URL. */
    record Picture(String url) implements Part {}

    /**
     * Brings a message into this form.
     *
     * @throws ModelException where its pictures cannot be brought to what the model takes
     */
    static SentContent of(Message message, CatalogEntry entry, PictureFitter fitter) throws ModelException {
        List<Part> parts = new ArrayList<>();
        List<SentPicture> sent = new ArrayList<>();
        long each = roomForEach(message, entry);
        for (Message.Item item : message.items()) {
            switch (item) {
                case Message.Words words -> parts.add(new Words(words.text()));
                case Message.Picture picture -> {
                    FittedPicture fitted = fitter.fit(picture.image(), entry.mediaTypes(), entry.inputSide(), each);
                    parts.add(new Picture("data:" + fitted.mediaType() + ";base64,"
                            + Base64.getEncoder().encodeToString(fitted.bytes())));
                    sent.add(new SentPicture(picture.image().imageId(), SentPicture.Way.INLINE, fitted.bytes().length));
                }
                case Message.Raw raw -> {} // no model here leaves any
            }
        }
        return new SentContent(parts, sent);
    }

    /** The most bytes in base64 for a picture: no more than an equal share where all together have no room. */
    private static long roomForEach(Message message, CatalogEntry entry) {
        long words = 0;
        long bytes = 0;
        int count = 0;
        for (Message.Item item : message.items()) {
            if (item instanceof Message.Words text) {
                words += BYTES_OF_CHARACTER * text.text().length();
            } else if (item instanceof Message.Picture picture) {
                bytes += (picture.image().file().bytes() + 2) / 3 * 4;
                count++;
            }
        }
        long room = entry.inlineBytes().toBytes() - AROUND_PICTURES - words;
        return Math.min(LONGEST_PICTURE, bytes > room && count > 0 ? room / count : room);
    }

    /** What a request says that has no conversation. */
    static Message standingAlone(EditRequest request) {
        List<Message.Item> items = new ArrayList<>();
        InputImage working = request.workingImage();
        if (working != null) {
            items.add(new Message.Picture(working));
        }
        request.attached().forEach(image -> items.add(new Message.Picture(image)));
        InputImage mask = request.mask();
        if (mask != null) {
            items.add(new Message.Words(MASK));
            items.add(new Message.Picture(mask));
        }
        items.add(new Message.Words(request.prompt()));
        return new Message(Message.Role.PERSON, items);
    }
}
