package app.pentimento.phrases;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The texts that stand in the program's sources, put together where they are written in several pieces. */
final class SourceTexts {
    /** What stands for something that is only known when the program runs. */
    static final char GAP = '\0';

    private static final Set<String> LOGGING = Set.of("trace", "debug", "info", "warn", "error");
    /** Of the program's own mistakes, and of what is told otherwise to people: by what catches it. */
    private static final Set<String> NOT_TOLD = Set.of(
            "IllegalStateException",
            "IllegalArgumentException",
            "UnsupportedOperationException",
            "UncheckedIOException",
            "IOException",
            "XMPException",
            "NotAnAnswer",
            "ConnectionLost");

    private SourceTexts() {}

    /**
     * A text of a source file.
     *
     * @param text with a {@link #GAP} for each thing that is put in
     * @param inner whether it is for the program, its log or its database alone
     */
    record Text(Path file, String text, boolean inner) {}

    /** All texts of the Java files in this folder, without those of annotations. */
    static List<Text> in(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> walk = Files.walk(folder);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    walk.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
            List<Text> found = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(Path.of(unit.getSourceFile().toUri()), found).scan(unit, false);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader extends TreeScanner<@Nullable Void, Boolean> {
        private final Path file;
        private final List<Text> found;

        Reader(Path file, List<Text> found) {
            this.file = file;
            this.found = found;
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree node, Boolean inner) {
            return null;
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree node, Boolean inner) {
            String type = node.getIdentifier().toString();
            return super.visitNewClass(node, inner || NOT_TOLD.contains(type));
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree node, Boolean inner) {
            add(node, inner);
            return null;
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree node, Boolean inner) {
            if (node.getKind() != Tree.Kind.PLUS) {
                return super.visitBinary(node, inner);
            }
            add(node, inner);
            return null;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree node, Boolean inner) {
            if (isFormatted(node)) {
                add(node, inner);
                return null;
            }
            String called = node.getMethodSelect().toString();
            String name = called.substring(called.lastIndexOf('.') + 1);
            boolean logs = LOGGING.contains(name) && called.matches("log(ger)?\\..*");
            return super.visitMethodInvocation(node, inner || logs || name.equals("sql"));
        }

        private void add(ExpressionTree node, boolean inner) {
            List<Tree> unread = new ArrayList<>();
            String text = text(node, false, unread);
            if (text.chars().anyMatch(c -> c != GAP)) {
                found.add(new Text(file, text, inner));
            }
            scan(unread, inner);
        }

        /**
         * What an expression comes to.
         *
         * @param unread gets what is not known before the program runs
         */
        private static String text(ExpressionTree node, boolean formatted, List<Tree> unread) {
            if (node instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                return formatted ? text.replaceAll("%[,.\\d]*[a-z]", String.valueOf(GAP)) : text;
            }
            if (node instanceof ParenthesizedTree inner) {
                return text(inner.getExpression(), formatted, unread);
            }
            if (node instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                return text(sum.getLeftOperand(), formatted, unread) + text(sum.getRightOperand(), formatted, unread);
            }
            if (node instanceof MethodInvocationTree call && isFormatted(call)) {
                unread.addAll(call.getArguments());
                return text(((MemberSelectTree) call.getMethodSelect()).getExpression(), true, unread);
            }
            if (!(node instanceof LiteralTree)) {
                unread.add(node);
            }
            return String.valueOf(GAP);
        }

        private static boolean isFormatted(MethodInvocationTree call) {
            return call.getMethodSelect() instanceof MemberSelectTree select
                    && select.getIdentifier().contentEquals("formatted");
        }
    }
}
