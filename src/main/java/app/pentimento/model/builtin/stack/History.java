package app.pentimento.model.builtin.stack;

import app.pentimento.model.builtin.operation.Operation;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of one conversation, as lists of edits of one original. It grows with each answer and is never changed.
 *
 * @param versions every different list of edits so far; the first is the original, without any
 * @param shown the versions that were answered with, in their order
 * @param countFrom the picture that people mean by "the first one": the first of the last answer that had several, or
 *     else the first of all
 * @param sheet what the picture that this history goes with was joined of, or the original was; null where neither was
 */
public record History(
        List<Version> versions,
        List<Integer> shown,
        int countFrom,
        @Nullable CollageLayout sheet) {
    /** Older versions than these are forgotten; the original never is. */
    private static final int MOST_VERSIONS = 40;

    public History {
        versions = List.copyOf(versions);
        shown = List.copyOf(shown);
    }

    /**
     * One list of edits.
     *
     * @param parent the version it was made from
     * @param operations all edits from the original on
     * @param latest which of the operations the turn that made this version added or changed
     */
    public record Version(int parent, List<Operation> operations, List<Integer> latest) {
        public Version {
            operations = List.copyOf(operations);
            latest = List.copyOf(latest);
        }

        /** The operations that the turn that made this version added or changed. */
        public List<Operation> latestOperations() {
            return latest.stream().map(operations::get).toList();
        }
    }

    /** Nothing done yet. */
    public static History start() {
        return new History(List.of(new Version(0, List.of(), List.of())), List.of(), 0, null);
    }

    /** As it goes with a picture that was joined of several. */
    public History joined(CollageLayout joined) {
        return new History(versions, shown, countFrom, joined);
    }

    /** What the original was joined of goes with every version; what one picture was joined of goes with no other. */
    private @Nullable CollageLayout originalSheet() {
        return sheet != null && sheet.original() ? sheet : null;
    }

    /** With the panels of its sheet as the pictures to choose from. */
    public History amongPanels() {
        return sheet == null ? this : new History(versions, sheet.panels(), 0, null);
    }

    /** How many pictures there are to choose from by their number. */
    @JsonIgnore
    public int countable() {
        return shown.size() - countFrom;
    }

    /** The version that people mean by a number, from 1 to {@link #countable()}. */
    int numbered(int number) {
        return shown.get(countFrom + number - 1);
    }

    /** The place of the version that was shown last. */
    @JsonIgnore
    public int currentIndex() {
        return shown.isEmpty() ? 0 : shown.getLast();
    }

    /** The edits of the picture that was shown last. */
    @JsonIgnore
    public Version current() {
        return versions.get(currentIndex());
    }

    /** After an answer with a new list of edits. */
    History with(List<Operation> operations, List<Integer> latest) {
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(currentIndex(), operations, latest));
        List<Integer> seen = new ArrayList<>(shown);
        seen.add(more.size() - 1);
        return new History(more, seen, countFrom, originalSheet()).pruned();
    }

    /** After an answer with a version that was there before. */
    public History back(int version) {
        List<Integer> seen = new ArrayList<>(shown);
        seen.add(version);
        return new History(versions, seen, countFrom, originalSheet());
    }

    /** Before an answer of several pictures: "the first one" will be its first. */
    public History countingFromHere() {
        return new History(versions, shown, shown.size(), originalSheet());
    }

    /** After one more picture of an answer that has several, each made from the same version. */
    public History withVariant(int base, List<Operation> added) {
        List<Operation> operations = new ArrayList<>(versions.get(base).operations());
        List<Integer> latest = IntStream.range(operations.size(), operations.size() + added.size())
                .boxed()
                .toList();
        operations.addAll(added);
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(base, operations, latest));
        List<Integer> seen = new ArrayList<>(shown);
        seen.add(more.size() - 1);
        return new History(more, seen, countFrom, originalSheet());
    }

    /** With one more version that is no picture of its own, but a panel of one: the last of its versions. */
    public History withPanel(Version panel) {
        List<Version> more = new ArrayList<>(versions);
        more.add(panel);
        return new History(more, shown, countFrom, sheet);
    }

    private History pruned() {
        int drop = versions.size() - MOST_VERSIONS;
        if (drop <= 0) {
            return this;
        }
        List<Version> kept = new ArrayList<>();
        kept.add(versions.getFirst());
        for (Version version : versions.subList(1 + drop, versions.size())) {
            kept.add(new Version(Math.max(0, version.parent() - drop), version.operations(), version.latest()));
        }
        return new History(
                kept, shown.stream().map(index -> Math.max(0, index - drop)).toList(), countFrom, sheet);
    }
}
