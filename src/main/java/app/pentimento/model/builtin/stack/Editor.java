package app.pentimento.model.builtin.stack;

import app.pentimento.model.builtin.operation.Face;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Operations;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.TextOperation;
import app.pentimento.model.builtin.words.EditIntent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Carries wishes out on a history: adds edits, takes some away, changes others, goes back and forth. */
public final class Editor {
    /** The most edits that a picture can have: each is done anew whenever one is added. */
    static final int MOST_OPERATIONS = 200;

    private final History before;
    private final List<Operation> operations;
    private final List<LocalizedMessage> messages = new ArrayList<>();
    private final Set<String> kept = new HashSet<>();
    private final Set<Operation> latest = Collections.newSetFromMap(new IdentityHashMap<>());
    private int jumped = -1;
    private boolean changed;

    private Editor(History before) {
        this.before = before;
        this.operations = new ArrayList<>(before.current().operations());
    }

    /**
     * What came of the wishes.
     *
     * @param history with the new version
     * @param messages what was done, in order
     * @param changed whether there is a new picture to show
     */
    public record Outcome(History history, List<LocalizedMessage> messages, boolean changed) {
        public Outcome {
            messages = List.copyOf(messages);
        }
    }

    public static Outcome edit(History history, List<EditIntent> intents) {
        Editor editor = new Editor(history);
        for (EditIntent intent : intents) {
            if (intent instanceof EditIntent.Keep keep) {
                editor.kept.addAll(keep.kinds());
            }
        }
        intents.forEach(editor::carryOut);
        return editor.outcome();
    }

    private Outcome outcome() {
        if (!changed) {
            return new Outcome(before, messages, false);
        }
        boolean onlyJumped =
                jumped >= 0 && operations.equals(before.versions().get(jumped).operations());
        return new Outcome(onlyJumped ? before.back(jumped) : before.with(operations, latestIndexes()), messages, true);
    }

    private void carryOut(EditIntent intent) {
        switch (intent) {
            case EditIntent.Do todo -> {
                if (todo.operation() instanceof Poster) {
                    operations.removeIf(Poster.class::isInstance); // its words would stand on those of the other
                }
                if (operations.size() >= MOST_OPERATIONS) {
                    full();
                    return;
                }
                operations.add(todo.operation());
                latest.add(todo.operation());
                changed = true;
                messages.add(todo.operation().message());
            }
            case EditIntent.Undo undo -> undo(undo.times());
            case EditIntent.Original ignored -> jump(0, LocalizedMessage.of("back.original"));
            case EditIntent.Redo ignored -> redo();
            case EditIntent.GoTo to -> goTo(to.number());
            case EditIntent.Remove remove -> remove(remove.kinds());
            case EditIntent.Adjust adjust -> adjust(adjust);
            case EditIntent.Variants ignored -> {} // each becomes a picture of its own, after the others are done
            case EditIntent.Story ignored -> {} // the same
            case EditIntent.Join ignored -> {} // made of several pictures, after the others are done
            case EditIntent.Behind ignored -> {} // the same
            case EditIntent.Taken taken -> messages.add(LocalizedMessage.of("taken", taken.words(), taken.wording()));
            case EditIntent.Keep ignored -> {}
            case EditIntent.Not ignored -> {}
        }
    }

    private void full() {
        LocalizedMessage full = LocalizedMessage.of("stack.full", Integer.toString(MOST_OPERATIONS));
        if (!messages.contains(full)) {
            messages.add(full);
        }
    }

    private void undo(int times) {
        int index = before.currentIndex();
        if (index == 0) {
            messages.add(LocalizedMessage.of("undo.nothing"));
            return;
        }
        int steps = Math.max(1, times);
        for (int i = 0; i < steps && index != 0; i++) {
            index = before.versions().get(index).parent();
        }
        // Where the last turn made nothing but what is to be kept, the one before is meant.
        List<Operation> last = before.current().latestOperations();
        if (index != 0 && !last.isEmpty() && last.stream().allMatch(made -> kept.contains(Operations.name(made)))) {
            index = before.versions().get(index).parent();
        }
        jump(index, LocalizedMessage.of(steps == 1 ? "undone" : "undone.times", Integer.toString(steps)));
    }

    private void redo() {
        int current = before.currentIndex();
        for (int i = before.versions().size() - 1; i > 0; i--) {
            if (before.versions().get(i).parent() == current && i != current) {
                jump(i, LocalizedMessage.of("redone"));
                return;
            }
        }
        messages.add(LocalizedMessage.of("redo.nothing"));
    }

    private void goTo(int number) {
        if (number < 1 || number > before.countable()) {
            messages.add(LocalizedMessage.of(
                    "goto.nothing", Integer.toString(number), Integer.toString(before.countable())));
            return;
        }
        jump(before.numbered(number), LocalizedMessage.of("back.number", Integer.toString(number)));
    }

    /** Goes to a version, but keeps those of the present edits that are to be kept. */
    private void jump(int version, LocalizedMessage how) {
        List<Operation> present = List.copyOf(operations);
        operations.clear();
        operations.addAll(before.versions().get(version).operations());
        for (Operation operation : present) {
            if (kept.contains(Operations.name(operation)) && !operations.contains(operation)) {
                operations.add(operation);
            }
        }
        jumped = version;
        latest.clear();
        latest.addAll(before.versions().get(version).latestOperations());
        changed = true;
        messages.add(how);
    }

    private void remove(Set<String> kinds) {
        List<Operation> gone = operations.stream()
                .filter(operation -> kinds.contains(Operations.name(operation)))
                .toList();
        operations.removeAll(gone);
        changed |= !gone.isEmpty();
        gone.forEach(operation -> messages.add(LocalizedMessage.of("removed", operation.message())));
        if (gone.isEmpty()) {
            messages.add(LocalizedMessage.of("remove.nothing"));
        }
    }

    private void adjust(EditIntent.Adjust adjust) {
        List<Operation> recent = latest.isEmpty() ? before.current().latestOperations() : new ArrayList<>(latest);
        boolean any = false;
        Operation same = null;
        for (int i = operations.size() - 1; i >= 0; i--) {
            Operation old = operations.get(i);
            boolean meant = adjust.kinds().isEmpty()
                    ? recent.contains(old)
                    : adjust.kinds().contains(Operations.name(old));
            if (!meant) {
                continue;
            }
            Operation changedTo = adjust.change().apply(old);
            if (changedTo.equals(old)) {
                same = old;
            } else {
                operations.set(i, changedTo);
                latest.remove(old);
                latest.add(changedTo);
                messages.add(LocalizedMessage.of("changed", changedTo.message()));
                any = true;
            }
            if (!adjust.kinds().isEmpty()) {
                break; // the last one of its kind
            }
        }
        changed |= any;
        if (!any) {
            messages.add(
                    same == null
                            ? LocalizedMessage.of("adjust.nothing")
                            : LocalizedMessage.of("adjust.already", same.message()));
        }
        if (!any && same instanceof TextOperation lettered && lettered.letters().face() == Face.POSTER) {
            messages.add(LocalizedMessage.of("face.one-weight"));
        }
    }

    private List<Integer> latestIndexes() {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            if (latest.contains(operations.get(i))) {
                indexes.add(i);
            }
        }
        return indexes;
    }
}
