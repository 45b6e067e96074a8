package app.pentimento.model.builtin;

import app.pentimento.image.ImageFile;
import app.pentimento.model.Choice;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.story.Scene;
import app.pentimento.model.builtin.words.EditIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the engine says: what was done with its amounts, what was not done, and what to do about it. */
final class Answers {
    private static final int MOST_READINGS = 3;

    private final Wording wording;

    Answers(boolean chinese) {
        wording = new Wording(chinese);
    }

    /**
     * After an edit.
     *
     * @param messages what was done
     * @param all every edit that the picture now has, from the original on
     */
    String done(
            List<LocalizedMessage> messages,
            List<Operation> all,
            EditRenderer.Print print,
            List<EditIntent.Not> declined) {
        List<String> lines = made(messages, print, print.notes());
        List<LocalizedMessage> edits = all.stream().map(Operation::message).toList();
        if (edits.isEmpty()) {
            lines.add(wording.text("now.none"));
        } else if (!edits.equals(messages)) {
            lines.add(wording.text("now", wording.list(edits)));
        }
        lines.addAll(notDone(declined));
        lines.addAll(readings(declined));
        return String.join("\n", lines);
    }

    /** After a picture that was made of several. */
    String made(Montage.Made made, List<EditIntent.Not> declined) {
        List<String> lines = made(List.of(made.message()), made.print(), made.notes());
        lines.add(wording.text(made.view() ? "joined.view" : "joined.goes-on"));
        lines.addAll(notDone(declined));
        return String.join("\n", lines);
    }

    /**
     * After a poster that was made without a photo.
     *
     * @param first whether it is new, and not one that was changed
     */
    String poster(
            List<LocalizedMessage> messages, EditRenderer.Print print, List<EditIntent.Not> declined, boolean first) {
        List<String> lines = made(messages, print, print.notes());
        if (first) {
            lines.add(wording.text("poster.canvas"));
        }
        lines.addAll(notDone(declined));
        lines.addAll(readings(declined));
        return String.join("\n", lines);
    }

    /** What was done, how large the picture became, and what was found in it. */
    private List<String> made(List<LocalizedMessage> messages, EditRenderer.Print print, List<LocalizedMessage> notes) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.text(
                "done",
                wording.beginning(messages),
                Integer.toString(print.width()),
                Integer.toString(print.height())));
        notes.stream().distinct().map(wording::text).forEach(lines::add);
        return lines;
    }

    /** Where nothing was changed. */
    String nothingDone(List<LocalizedMessage> messages, List<EditIntent.Not> declined) {
        List<String> lines = new ArrayList<>();
        if (!messages.isEmpty()) {
            lines.add(wording.text("nothing", wording.beginning(messages)));
        }
        lines.addAll(notDone(declined));
        if (lines.isEmpty()) {
            lines.add(wording.text("unclear.all"));
        }
        lines.add(wording.text("unchanged"));
        lines.addAll(readings(declined));
        return String.join("\n", lines);
    }

    /** Says that there is something to choose from, where there is: {@link #choices} has it. */
    private List<String> readings(List<EditIntent.Not> declined) {
        if (declined.stream().allMatch(not -> not.readings().isEmpty())) {
            return List.of();
        }
        boolean unclear = declined.stream().anyMatch(not -> not.why() == EditIntent.Why.UNCLEAR);
        return List.of(wording.text(unclear ? "readings" : "readings.instead"));
    }

    /**
     * What a person can choose where something was not done: other wordings, and the same request for a generative
     * model.
     */
    static List<Choice> choices(List<EditIntent> intents, String prompt) {
        List<EditIntent.Not> declined = EditIntent.Not.among(intents);
        List<Choice> choices = new ArrayList<>();
        declined.stream()
                .flatMap(not -> not.readings().stream())
                .distinct()
                .limit(MOST_READINGS)
                .map(Choice::of)
                .forEach(choices::add);
        declined.stream()
                .filter(not -> not.why() == EditIntent.Why.GENERATIVE || not.why() == EditIntent.Why.UNCLEAR)
                .findFirst()
                .map(not -> declined.size() == intents.size() || not.words().isEmpty() ? prompt : not.words())
                .map(Choice::generative)
                .ifPresent(choices::add);
        return choices;
    }

    private List<String> notDone(List<EditIntent.Not> declined) {
        List<String> lines = new ArrayList<>();
        for (EditIntent.Not not : declined) {
            lines.add(
                    not.words().isEmpty()
                            ? wording.text("nothing.because", wording.text(not.say()))
                            : wording.text("not-done", not.words(), wording.text(not.say())));
        }
        boolean generative = declined.stream().anyMatch(not -> not.why() == EditIntent.Why.GENERATIVE);
        if (!generative && declined.stream().anyMatch(not -> not.why() == EditIntent.Why.UNCLEAR)) {
            lines.add(wording.text("help.short"));
        }
        return lines;
    }

    /** Before several pictures. */
    String variants(int count, List<EditIntent.Not> declined) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.text("variants", Integer.toString(count)));
        lines.addAll(notDone(declined));
        return String.join("\n", lines);
    }

    /** Under one of several pictures. */
    String caption(int number, Operation operation) {
        return wording.text("variant", Integer.toString(number), wording.text(operation.message()));
    }

    /**
     * Before the pictures of a story.
     *
     * @param asked how many the person wanted
     */
    String story(boolean comic, int count, int asked, List<EditIntent.Not> declined) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.text(comic ? "story.comic" : "story", Integer.toString(count)));
        if (asked > count) {
            lines.add(wording.text("story.most", Integer.toString(count)));
        }
        lines.addAll(notDone(declined));
        return String.join("\n", lines);
    }

    /** What stands on a picture of a story where the person gave no words for it. */
    String says(Scene scene) {
        return wording.text(scene.says());
    }

    /** Under a picture of a story. */
    String caption(int number, Scene scene, String words, boolean comic) {
        String shot = wording.text(scene.shot());
        if (comic) {
            return wording.text("story.panel", Integer.toString(number), words, shot);
        }
        LocalizedMessage look =
                LocalizedMessage.of("film." + scene.look().name().toLowerCase(Locale.ROOT));
        return wording.text(
                "story.scene",
                Integer.toString(number),
                words,
                shot,
                wording.text(LocalizedMessage.of("story.look", look)));
    }

    /** Before the panels of a comic in one picture. */
    String strip(int count, EditRenderer.Print print) {
        return wording.text(
                "story.strip",
                Integer.toString(count),
                Integer.toString(print.width()),
                Integer.toString(print.height()));
    }

    /** After panels of a strip were changed. */
    String panels(List<LocalizedMessage> messages, EditRenderer.Print print, List<EditIntent.Not> declined) {
        List<String> lines = made(messages, print, List.of());
        lines.add(wording.text("story.strip.again"));
        lines.addAll(notDone(declined));
        return String.join("\n", lines);
    }

    String noPicture() {
        return wording.text("no-picture");
    }

    String help() {
        return wording.text("help");
    }

    /** To a question about the picture: what is certain, and that the engine cannot see. */
    String question(@Nullable ImageFile file) {
        return file == null
                ? wording.text("question.no-picture")
                : wording.text(
                        "question",
                        Integer.toString(file.width()),
                        Integer.toString(file.height()),
                        LocalizedMessage.plain(file.width() * (double) file.height() / 1e6),
                        file.mediaType().replace("image/", "").toUpperCase(Locale.ROOT),
                        Long.toString(Math.max(1, file.bytes() / 1024)));
    }
}
