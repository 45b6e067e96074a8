package app.pentimento.standin;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the stand-in answers with, in terms that both of the vendor's APIs have: {@link ModelReply} puts it into the words
 * of the one that was asked. Each method that gives a {@code Script} is one way to answer.
 */
final class Answers {
    private Answers() {}

    /** One way to answer a request that was found right. */
    interface Script {
        void answer(Asked asked, ModelReply reply) throws IOException, InterruptedException;
    }

    /** Something that a model says. */
    sealed interface LocalizedMessage {}

    /**
     * Words.
     *
     * @param signature in base64; null for none
     * @param sources pages that they are from
     */
    record Words(String text, @Nullable String signature, List<Source> sources) implements LocalizedMessage {}

    /** A picture. */
    @SuppressWarnings("ArrayRecordComponent")
    record Picture(byte[] bytes, String type, @Nullable String signature) implements LocalizedMessage {}

    /** Something that it only thinks. */
    record Thought(LocalizedMessage what) implements LocalizedMessage {}

    /**
     * A search of the web.
     *
     * @param suggestions the HTML that the vendor wants shown
     */
    record Search(String query, String suggestions) implements LocalizedMessage {}

    /** A page on the web. */
    record Source(String title, String url) {}

    /** What an answer took so far. */
    record Tokens(int prompt, int words, int pictures) {}

    /** A piece of a streamed answer. */
    sealed interface Piece {}

    /**
     * Something said, or how the answer ends.
     *
     * @param finish as generateContent calls it; null where the answer goes on
     * @param continueWith the token to go on with in another request, in base64; null for none
     */
    record Chunk(
            List<LocalizedMessage> parts,
            @Nullable String finish,
            @Nullable Tokens tokens,
            @Nullable String continueWith)
            implements Piece {}

    /** The prompt is not let in. */
    record Blocked(String reason) implements Piece {}

    /** An error in the middle of the stream. */
    record Failure(int code, String status, String message) implements Piece {}

    /** The data of an event, whatever it is. */
    record Data(String text) implements Piece {}

    /** A comment, as servers send them to keep a connection open. */
    record Heartbeat() implements Piece {}

    /** A piece of a message that was sent. */
    @SuppressWarnings("ArrayRecordComponent")
    record Item(
            String kind,
            String text,
            byte @Nullable [] bytes,
            @Nullable String signature) {
        @Override
        public String toString() {
            return kind + (text.isEmpty() ? "" : " " + text) + (signature == null ? "" : " signed");
        }
    }

    /** A message that was sent: of the {@code user} or the {@code model}. */
    record Message(String role, List<Item> items) {
        /** Its words, each apart. */
        List<String> texts() {
            return items.stream()
                    .filter(item -> item.kind().equals("text"))
                    .map(Item::text)
                    .toList();
        }

        List<byte[]> pictures() {
            return items.stream()
                    .filter(item -> item.kind().equals("picture"))
                    .map(Item::bytes)
                    .toList();
        }

        /** The signatures, in order. */
        List<String> signatures() {
            return items.stream()
                    .flatMap(item -> java.util.stream.Stream.ofNullable(item.signature()))
                    .toList();
        }
    }

    /** A request as it was understood. */
    record Asked(
            Api api,
            String path,
            String model,
            JsonNode request,
            List<RequestPictures.Sent> pictures,
            List<Message> messages,
            Signatures signatures,
            long bytes) {
        /** The last words of the last message. */
        String prompt() {
            List<String> texts = messages.getLast().texts();
            return texts.isEmpty() ? "" : texts.getLast();
        }

        /** What was chosen besides, by generateContent's name for it; empty for nothing. */
        String option(String name) {
            boolean steps = api == Api.INTERACTIONS;
            return switch (name) {
                case "aspectRatio" ->
                    request.at(steps ? "/response_format/1/aspect_ratio" : "/generationConfig/imageConfig/aspectRatio")
                            .asString("");
                case "imageSize" ->
                    request.at(steps ? "/response_format/1/image_size" : "/generationConfig/imageConfig/imageSize")
                            .asString("");
                case "thinkingLevel" ->
                    request.at(
                                    steps
                                            ? "/generation_config/thinking_level"
                                            : "/generationConfig/thinkingConfig/thinkingLevel")
                            .asString("");
                case "systemInstruction" ->
                    request.at(steps ? "/system_instruction" : "/systemInstruction/parts/0/text")
                            .asString("");
                default ->
                    request.path(steps ? "generation_config" : "generationConfig")
                            .path(name)
                            .asString("");
            };
        }

        /** All that it says, in one. */
        String text() {
            return messages.stream()
                    .flatMap(message -> message.texts().stream())
                    .collect(Collectors.joining("\n"));
        }

        /** The bytes of its pictures, in order. */
        List<byte[]> pictureBytes() {
            return pictures.stream().map(RequestPictures.Sent::bytes).toList();
        }

        /** Whether the web may be searched. */
        boolean searches() {
            return !request.path("tools").isEmpty();
        }
    }

    /** A streamed answer of pieces, each a {@link Piece} or a {@link Duration} to wait. */
    static Script stream(Object... pieces) {
        return (asked, reply) -> {
            reply.stream();
            for (Object piece : pieces) {
                if (piece instanceof Duration pause) {
                    if (!reply.waits(pause)) {
                        return;
                    }
                } else {
                    reply.event((Piece) piece);
                }
            }
        };
    }

    /** An error as Google's servers give it. */
    static Script error(int code, String status, String message) {
        return (asked, reply) -> reply.error(code, status, message, null);
    }

    /** A quota error that asks to wait so many seconds. */
    static Script quota(@Nullable String seconds) {
        return (asked, reply) -> reply.error(
                429, "RESOURCE_EXHAUSTED", "You exceeded your current quota, please check your plan.", seconds);
    }

    static LocalizedMessage text(String words) {
        return new Words(words, null, List.of());
    }

    static LocalizedMessage text(String words, String signature) {
        return new Words(words, signature, List.of());
    }

    static LocalizedMessage cited(String words, Source... sources) {
        return new Words(words, null, List.of(sources));
    }

    static LocalizedMessage picture(byte[] bytes, String type, @Nullable String signature) {
        return new Picture(bytes, type, signature);
    }

    static LocalizedMessage thought(LocalizedMessage what) {
        return new Thought(what);
    }

    /** A chunk with these parts that does not end the answer. */
    static Piece chunk(LocalizedMessage... parts) {
        return new Chunk(List.of(parts), null, null, null);
    }

    /** The chunk that ends the answer. */
    static Piece last(String finish, LocalizedMessage... parts) {
        return new Chunk(List.of(parts), finish, null, null);
    }

    /** The chunk that ends the answer, with the tokens it took. */
    static Piece last(String finish, int prompt, int words, int pictures) {
        return new Chunk(List.of(), finish, new Tokens(prompt, words, pictures), null);
    }

    /** The chunk that says where to go on. */
    static Piece toBeContinued(String token) {
        return new Chunk(List.of(), "CONTINUATION", null, token);
    }

    static Piece blocked(String reason) {
        return new Blocked(reason);
    }
}
