package app.pentimento.image.corpus;

import app.pentimento.image.ImageRejected;
import org.jspecify.annotations.Nullable;

/**
 * One file of the corpus.
 *
 * @param declared what its sender says it is; null for nothing
 * @param rejected why it must be refused; null where it must be taken
 * @param width of what is delivered, where it is taken
 * @param height of what is delivered, where it is taken
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sample(
        String name,
        byte[] bytes,
        @Nullable String declared,
        ImageRejected.@Nullable Reason rejected,
        int width,
        int height) {
    static Sample taken(String name, byte[] bytes, int width, int height) {
        return new Sample(name, bytes, null, null, width, height);
    }

    static Sample refused(String name, byte[] bytes, ImageRejected.Reason reason) {
        return new Sample(name, bytes, null, reason, 0, 0);
    }

    static Sample broken(String name, byte[] bytes) {
        return refused(name, bytes, ImageRejected.Reason.UNREADABLE_IMAGE);
    }

    static Sample unsupported(String name, byte[] bytes) {
        return refused(name, bytes, ImageRejected.Reason.UNSUPPORTED_IMAGE);
    }

    static Sample tooLarge(String name, byte[] bytes) {
        return refused(name, bytes, ImageRejected.Reason.TOO_LARGE);
    }

    Sample declaredAs(String type) {
        return new Sample(name + " declared as " + type, bytes, type, rejected, width, height);
    }

    @Override
    public String toString() {
        return name;
    }
}
