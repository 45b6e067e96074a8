package app.pentimento.web.page;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.springframework.web.util.HtmlUtils;

/**
 * Lays out a model's Markdown as HTML: paragraphs, line breaks, lists, headings, strong words, emphasis and code.
 * Everything else stays text, HTML and links included: nothing in an answer leads out of the page. There are no tables,
 * because the parser fills short rows up, and two long lists of bars would fill the memory.
 */
final class Markdown extends AbstractVisitor {
    private static final int DEEPEST = 20;
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(Heading.class, ListBlock.class, FencedCodeBlock.class))
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    /** The parser's time grows with the square of these marks: 50,000 characters of {@code a*b**c_} take seconds. */
    private static final int MOST_MARKS = 4_000;

    private static final int LONGEST = 200_000;
    private static final Pattern STRONG = Pattern.compile("\n|(?<!\\*)\\*\\*(?!\\*)");
    /** A rare kind of space, which counts as one to the parser and is taken out again. */
    private static final String GAP = "\u205F";

    private final StringBuilder out = new StringBuilder();

    private Markdown() {}

    static String html(String text) {
        if (text.length() > LONGEST
                || text.chars().filter(c -> c == '*' || c == '_').count() > MOST_MARKS) {
            return plain(text);
        }
        Markdown prose = new Markdown();
        PARSER.parse(apart(text.replace(GAP, " "))).accept(prose);
        return prose.out.toString();
    }

    private static String plain(String text) {
        return "<p>"
                + escape(text.strip()).replaceAll("\\R[ \t]*\\R\\s*", "</p><p>").replaceAll("\\R", "<br>") + "</p>";
    }

    /**
     * Sets the marks of strong words apart from a letter where punctuation is on their other side, as in {@code **注：**字}.
     * CommonMark takes no such mark for an end, and Chinese has no spaces.
     */
    private static String apart(String text) {
        StringBuilder apart = new StringBuilder();
        Matcher marks = STRONG.matcher(text);
        int done = 0;
        boolean open = false;
        while (marks.find()) {
            int before = marks.start() == 0 ? ' ' : text.codePointBefore(marks.start());
            int after = marks.end() == text.length() ? ' ' : text.codePointAt(marks.end());
            if (marks.end() - marks.start() == 1) {
                open = false;
            } else if (open && !Character.isWhitespace(before)) {
                open = false;
                apart.append(text, done, marks.end()).append(Character.isLetterOrDigit(after) ? GAP : "");
                done = marks.end();
            } else if (!open && !Character.isWhitespace(after)) {
                open = true;
                apart.append(text, done, marks.start())
                        .append(Character.isLetterOrDigit(before) && !Character.isLetterOrDigit(after) ? GAP : "");
                done = marks.start();
            }
        }
        return apart.append(text, done, text.length()).toString();
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text.replace(GAP, ""), "UTF-8");
    }

    private void wrap(String tag, Node node) {
        out.append('<').append(tag).append('>');
        visitChildren(node);
        out.append("</").append(tag).append('>');
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (paragraph.getParent() instanceof ListItem item
                && item.getParent() instanceof ListBlock list
                && list.isTight()) {
            visitChildren(paragraph);
        } else {
            wrap("p", paragraph);
        }
    }

    @Override
    public void visit(Heading heading) {
        out.append("<p>");
        wrap("strong", heading);
        out.append("</p>");
    }

    @Override
    public void visit(BulletList list) {
        wrap("ul", list);
    }

    /** Each item has its number, since a list may go on after an image. */
    @Override
    public void visit(OrderedList list) {
        int number = list.getMarkerStartNumber();
        out.append("<ol>");
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            out.append("<li value=\"").append(number++).append("\">");
            visitChildren(item);
            out.append("</li>");
        }
        out.append("</ol>");
    }

    @Override
    public void visit(ListItem item) {
        wrap("li", item);
    }

    @Override
    public void visit(FencedCodeBlock block) {
        out.append("<pre><code>").append(escape(block.getLiteral())).append("</code></pre>");
    }

    @Override
    public void visit(StrongEmphasis strong) {
        wrap("strong", strong);
    }

    @Override
    public void visit(Emphasis emphasis) {
        wrap("em", emphasis);
    }

    @Override
    public void visit(Code code) {
        out.append("<code>").append(escape(code.getLiteral())).append("</code>");
    }

    @Override
    public void visit(Text text) {
        out.append(escape(text.getLiteral()));
    }

    @Override
    public void visit(HtmlInline html) {
        out.append(escape(html.getLiteral()));
    }

    @Override
    public void visit(SoftLineBreak line) {
        out.append("<br>");
    }

    @Override
    public void visit(HardLineBreak line) {
        out.append("<br>");
    }

    @Override
    public void visit(Link link) {
        addressed(link, link.getDestination());
    }

    @Override
    public void visit(Image image) {
        addressed(image, image.getDestination());
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        out.append("<p>")
                .append(escape("[" + definition.getLabel() + "]: " + definition.getDestination()))
                .append("</p>");
    }

    /** The words of a link, and where it leads unless they say that. */
    private void addressed(Node link, String address) {
        int from = out.length();
        visitChildren(link);
        String shown = escape(address);
        if (!out.substring(from).equals(shown)) {
            out.append(" (").append(shown).append(')');
        }
    }
}
