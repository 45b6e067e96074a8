package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "Tell a story in four pictures", "make a comic strip of 4 panels", with captions where the person quotes some. */
final class StoryReader implements Reader {
    private static final int USUAL = 4;

    @Override
    public List<EditIntent> read(Clause clause) {
        boolean comic = clause.take("comic-strip");
        if (!clause.take("storytelling") && !comic) {
            return List.of();
        }
        List<String> captions = new ArrayList<>();
        for (Optional<Token> quote = clause.takeKind(Kind.QUOTE);
                quote.isPresent();
                quote = clause.takeKind(Kind.QUOTE)) {
            captions.add(quote.get().id());
        }
        boolean pictures = clause.take("panels");
        Optional<Token> number = clause.takeKind(Kind.NUMBER);
        clause.take("write", "saying", "border", "add", "generative", "cartoon", "another");
        if (number.isEmpty() && captions.isEmpty() && !pictures && !comic) {
            // Perhaps a story in words is meant, and that is not for an editor of pictures.
            return List.of(new EditIntent.Not("", EditIntent.Why.INCOMPLETE, LocalizedMessage.of("which.story")));
        }
        int count = number.map(token -> (int) token.value()).orElse(captions.isEmpty() ? USUAL : captions.size());
        return List.of(new EditIntent.Story(Math.max(2, count), captions, comic));
    }
}
