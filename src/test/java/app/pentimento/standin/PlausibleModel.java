package app.pentimento.standin;

import app.pentimento.standin.Answers.Asked;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * Answers as a model might, for trying the page by hand: a tinted copy of the last picture, several with captions where
 * a number of pictures or styles is asked for, words for a question. The words "quota", "overloaded", "broken",
 * "unsafe", "blocked", "slow", "stall" and "words only" in a prompt bring those troubles. Where the web may be searched, it
 * names a source.
 */
final class PlausibleModel implements Answers.Script {
    private static final List<String> STYLES =
            List.of("Scandinavian", "Japandi", "Industrial", "Art Deco", "Tropical", "Baroque", "Bauhaus", "Rustic");
    private static final Pattern SEVERAL = Pattern.compile(
            "\\b(two|three|four|five|six|seven|eight|[2-8])\\b[^.]*\\b(?:styles|pictures|images|variants)");
    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight");
    private static final Answers.Source SOURCE = new Answers.Source("Example", "https://example.com/");
    private static final String SUGGESTIONS =
            "<div style=\"font: 14px sans-serif\"><a href=\"https://www.google.com/search?q=example\">example</a></div>";
    private static final int SIDE = 1024;

    private final Duration pause;
    private final AtomicInteger troubles = new AtomicInteger();

    PlausibleModel(Duration pause) {
        this.pause = pause;
    }

    @Override
    public void answer(Asked asked, ModelReply reply) throws IOException, InterruptedException {
        String prompt = asked.prompt().toLowerCase(Locale.ROOT);
        Matcher several = SEVERAL.matcher(prompt);
        if (prompt.contains("quota") && troubles.getAndIncrement() % 2 == 0) {
            Answers.quota("5s").answer(asked, reply);
        } else if (prompt.contains("overloaded") && troubles.getAndIncrement() % 2 == 0) {
            Answers.error(503, "UNAVAILABLE", "The model is overloaded.").answer(asked, reply);
        } else if (prompt.contains("blocked")) {
            Answers.stream(Answers.blocked("SAFETY")).answer(asked, reply);
        } else if (prompt.contains("unsafe")) {
            Answers.stream(pause, Answers.last("IMAGE_SAFETY")).answer(asked, reply);
        } else if (prompt.contains("words only") || prompt.endsWith("?")) {
            say(asked, reply, "I see a picture, and answer in words.");
        } else {
            if (prompt.contains("slow") && !reply.waits(Duration.ofSeconds(60))) {
                return;
            }
            draw(asked, reply, several.find() ? number(several.group(1)) : 1, prompt);
        }
    }

    private static int number(String word) {
        int index = NUMBERS.indexOf(word);
        return index < 0 ? Integer.parseInt(word) : index;
    }

    private void say(Asked asked, ModelReply reply, String words) throws IOException, InterruptedException {
        reply.stream();
        reply.waits(pause);
        search(asked, reply);
        reply.event(Answers.chunk(Answers.text(words, asked.signatures().sign(words))));
        reply.event(Answers.last("STOP", 300, 20, 0));
    }

    private void draw(Asked asked, ModelReply reply, int count, String trouble)
            throws IOException, InterruptedException {
        reply.stream();
        reply.event(Answers.chunk(Answers.thought(Answers.text("The user wants a picture."))));
        search(asked, reply);
        for (int i = 0; i < count; i++) {
            String caption =
                    count == 1 ? "Here is the picture." : (i + 1) + ". " + STYLES.get(i % STYLES.size()) + "\n";
            Answers.LocalizedMessage said = i == 0
                    ? Answers.text(caption, asked.signatures().sign(caption))
                    : asked.searches() ? Answers.cited(caption, SOURCE) : Answers.text(caption);
            reply.event(Answers.chunk(said));
            if (!reply.waits(pause)) {
                return;
            }
            byte[] png = picture(asked, count == 1 ? asked.prompt() : caption, i);
            reply.event(Answers.chunk(
                    Answers.picture(png, "image/png", asked.signatures().sign(png))));
            if (trouble.contains("broken")) {
                reply.cut();
            } else if (trouble.contains("stall") && !reply.waits(Duration.ofSeconds(60))) {
                return;
            }
        }
        reply.event(Answers.last("STOP", 600, 30 * count, 1120 * count));
    }

    private static void search(Asked asked, ModelReply reply) throws IOException {
        if (asked.searches()) {
            reply.event(Answers.chunk(new Answers.Search(asked.prompt(), SUGGESTIONS)));
            reply.event(Answers.chunk(Answers.cited("I looked it up. ", SOURCE)));
        }
    }

    private static byte[] picture(Asked asked, String words, int number) throws IOException {
        BufferedImage from = asked.pictures().isEmpty()
                ? null
                : ImageIO.read(
                        new ByteArrayInputStream(asked.pictures().getLast().bytes()));
        int width = from == null ? SIDE : Math.min(SIDE, from.getWidth());
        int height = from == null ? SIDE : Math.max(1, width * from.getHeight() / from.getWidth());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        if (from != null) {
            pen.drawImage(from, 0, 0, width, height, null);
        }
        Color tint = Color.getHSBColor((words.hashCode() % 360 + number * 70) / 360f, 0.7f, 0.9f);
        pen.setColor(new Color(tint.getRed(), tint.getGreen(), tint.getBlue(), 90));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(12, width / 24)));
        pen.drawString(words.strip(), width / 20, height / 2);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
