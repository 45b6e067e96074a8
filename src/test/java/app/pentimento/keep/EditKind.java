package app.pentimento.keep;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * What is asked for in a made-up pair. The kinds that are not {@link #tuned} were written before the method, and the
 * method was never adjusted to them: they only count.
 */
enum EditKind {
    RECOLOURED(true, true, "Make the jacket red", "把外套改成红色"),
    ADDED(true, true, "Add a vase to the table", "在桌上加一个花瓶"),
    REMOVED(true, true, "Remove the thing on the left", "去掉左边的东西"),
    TEXT(true, true, "Write SALE in the corner", "在角落写上 SALE"),
    DARKER_PART(true, false, "Make the shirt darker", "让衬衫暗一点"),
    PATTERNED(true, false, "Put stripes on the wall", "给墙加上条纹"),
    DRAWN(true, false, "Add thin glasses and a chain", "加上细框眼镜和一条项链"),
    SMILE(true, false, "Make her smile", "让她微笑"),
    PAINTED(false, true, "Make it a painting", "变成一幅油画"),
    NIGHT(false, true, "Make it night", "变成夜晚"),
    OTHER_VIEW(false, true, "Show it from the left", "从左边看"),
    WARM_LIGHT(false, false, "Golden evening light", "金色的傍晚光线"),
    WINTER(false, false, "Make it winter", "变成冬天"),
    SKETCHED(false, false, "As a pencil sketch", "变成铅笔素描"),
    OTHER_BACKGROUND(false, false, "Put a beach behind it", "把背景换成海滩"),
    OTHER_PICTURE(false, false, "Show something quite different", "画别的东西");

    final boolean local;
    final boolean tuned;
    final String english;
    final String chinese;

    EditKind(boolean local, boolean tuned, String english, String chinese) {
        this.local = local;
        this.tuned = tuned;
        this.english = english;
        this.chinese = chinese;
    }

    /** The scene as it would be if only what was asked for had changed. */
    Scene edit(Scene scene, Scene other, Random random) {
        return (switch (this) {
                    case RECOLOURED -> recoloured(scene, random);
                    case ADDED -> added(scene, other, random);
                    case REMOVED -> removed(scene, random);
                    case TEXT -> text(scene, random);
                    case DARKER_PART -> darker(scene, random);
                    case PATTERNED -> patterned(scene, random);
                    case DRAWN -> drawn(scene, random);
                    case SMILE -> warped(scene, random);
                    case PAINTED -> painted(scene);
                    case NIGHT -> graded(scene, new double[] {0.35, 0.42, 0.62}, -12, 1.15);
                    case OTHER_VIEW -> otherView(scene, random);
                    case WARM_LIGHT -> warm(scene, random);
                    case WINTER -> winter(scene, random);
                    case SKETCHED -> sketched(scene);
                    case OTHER_BACKGROUND -> otherBackground(scene, other, random);
                    case OTHER_PICTURE -> sized(other, scene.width, scene.height);
                })
                .rounded();
    }

    /** How much each place belongs to an uneven blob, from 0 to 1, with an edge so many pixels wide. */
    private static float[] blob(Scene scene, Random random, double least, double most, double edge) {
        double side = Math.min(scene.width, scene.height);
        double radius = side * (least + random.nextDouble() * (most - least));
        double wide = radius * (0.7 + random.nextDouble() * 0.6);
        double middleX = scene.width * (0.25 + random.nextDouble() * 0.5);
        double middleY = scene.height * (0.25 + random.nextDouble() * 0.5);
        double[] lobes = random.doubles(6, 0, 2 * Math.PI).toArray();
        float[] shares = new float[scene.width * scene.height];
        for (int y = 0; y < scene.height; y++) {
            for (int x = 0; x < scene.width; x++) {
                double angle = Math.atan2(y - middleY, x - middleX);
                double rim = 1
                        + 0.16 * Math.sin(2 * angle + lobes[0])
                        + 0.1 * Math.sin(3 * angle + lobes[1])
                        + 0.06 * Math.sin(5 * angle + lobes[2]);
                double far = Math.hypot((x - middleX) / wide, (y - middleY) / radius);
                double inside = (rim - far) * radius;
                shares[y * scene.width + x] = (float) Math.clamp(inside / edge + 0.5, 0, 1);
            }
        }
        return shares;
    }

    private interface Colour {
        double of(int c, int i);
    }

    private static Scene mixed(Scene scene, float[] shares, Colour colour) {
        Scene to = scene.copy();
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < shares.length; i++) {
                if (shares[i] > 0) {
                    to.planes[c][i] =
                            Scene.level(scene.planes[c][i] * (1 - shares[i]) + colour.of(c, i) * shares[i]);
                }
            }
        }
        return to;
    }

    private static double grey(Scene scene, int i) {
        return 0.3 * scene.planes[0][i] + 0.59 * scene.planes[1][i] + 0.11 * scene.planes[2][i];
    }

    private static Scene recoloured(Scene scene, Random random) {
        Color tint = Color.getHSBColor(random.nextFloat(), 0.55f + random.nextFloat() * 0.45f, 1);
        double[] gains = {tint.getRed() / 160.0, tint.getGreen() / 160.0, tint.getBlue() / 160.0};
        return mixed(
                scene, blob(scene, random, 0.08, 0.25, 3), (c, i) -> gains[c] * (grey(scene, i) * 0.85 + 22));
    }

    private static Scene added(Scene scene, Scene other, Random random) {
        float[] shadow = blob(scene, random, 0.09, 0.2, 26);
        float[] shape = blob(scene, random, 0.08, 0.2, 3);
        int across = random.nextInt(97);
        Scene shaded = mixed(scene, shadow, (c, i) -> scene.planes[c][i] * 0.7);
        return mixed(shaded, shape, (c, i) -> {
            int x = (i % scene.width + across) * other.width / (scene.width + 97);
            int y = i / scene.width * other.height / scene.height;
            return other.planes[c][y * other.width + x];
        });
    }

    private static Scene removed(Scene scene, Random random) {
        float[] shape = blob(scene, random, 0.06, 0.16, 6);
        Scene soft = scene.blurred(Math.min(scene.width, scene.height) / 9);
        return mixed(scene, shape, (c, i) -> soft.planes[c][i] + random.nextGaussian() * 1.5);
    }

    private static Scene text(Scene scene, Random random) {
        BufferedImage image = scene.image();
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(new Font(
                Font.SANS_SERIF, random.nextBoolean() ? Font.BOLD : Font.PLAIN, scene.height / (8 + random.nextInt(14))));
        pen.setColor(Color.getHSBColor(random.nextFloat(), random.nextFloat(), random.nextBoolean() ? 1 : 0.1f));
        pen.drawString(
                "SALE 50%",
                (int) (scene.width * (0.05 + 0.4 * random.nextDouble())),
                (int) (scene.height * (0.2 + 0.7 * random.nextDouble())));
        pen.dispose();
        return Scene.of(image);
    }

    private static Scene darker(Scene scene, Random random) {
        double gain = 0.55 + random.nextDouble() * 0.2;
        return mixed(scene, blob(scene, random, 0.1, 0.28, 14), (c, i) -> scene.planes[c][i] * gain);
    }

    private static Scene patterned(Scene scene, Random random) {
        double angle = random.nextDouble() * Math.PI;
        double period = scene.width / (20.0 + random.nextInt(50));
        Color one = Color.getHSBColor(random.nextFloat(), 0.6f, 0.9f);
        Color two = Color.getHSBColor(random.nextFloat(), 0.3f, 0.4f);
        return mixed(scene, blob(scene, random, 0.09, 0.24, 3), (c, i) -> {
            double at = (i % scene.width * Math.cos(angle) + (double) (i / scene.width) * Math.sin(angle)) / period;
            Color colour = Math.floorMod((long) Math.floor(at), 2) == 0 ? one : two;
            int level = c == 0 ? colour.getRed() : c == 1 ? colour.getGreen() : colour.getBlue();
            return level * (0.6 + 0.4 * grey(scene, i) / 255);
        });
    }

    private static Scene drawn(Scene scene, Random random) {
        BufferedImage image = scene.image();
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int thing = 0; thing < 3; thing++) {
            pen.setStroke(new BasicStroke(scene.width / (120f + random.nextInt(140))));
            pen.setColor(Color.getHSBColor(random.nextFloat(), random.nextFloat(), random.nextBoolean() ? 0.95f : 0.1f));
            int side = scene.height / (8 + random.nextInt(6));
            int x = (int) (scene.width * (0.1 + 0.7 * random.nextDouble()));
            int y = (int) (scene.height * (0.1 + 0.7 * random.nextDouble()));
            pen.drawOval(x, y, side, side);
            pen.drawLine(x + side, y + side / 2, x + side * 3 / 2, y + side / 2);
            pen.drawOval(x + side * 3 / 2, y, side, side);
        }
        pen.dispose();
        return Scene.of(image);
    }

    private static Scene warped(Scene scene, Random random) {
        double radius = Math.min(scene.width, scene.height) * (0.1 + random.nextDouble() * 0.08);
        double middleX = scene.width * (0.3 + random.nextDouble() * 0.4);
        double middleY = scene.height * (0.3 + random.nextDouble() * 0.4);
        double pull = radius * 0.28;
        Scene to = scene.copy();
        for (int y = 0; y < scene.height; y++) {
            for (int x = 0; x < scene.width; x++) {
                double far = Math.hypot(x - middleX, y - middleY) / radius;
                if (far < 1) {
                    double much = pull * (1 - far) * (1 - far);
                    for (int c = 0; c < 3; c++) {
                        to.planes[c][y * scene.width + x] = scene.at(
                                c,
                                x + much * Math.signum(middleX - x) * 0.5,
                                y + much * (Math.abs(x - middleX) / radius * 2 - 0.7));
                    }
                }
            }
        }
        return to;
    }

    private static Scene painted(Scene scene) {
        Scene soft = scene.blurred(Math.max(3, scene.width / 220));
        Scene to = soft.copy();
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < to.planes[c].length; i++) {
                int x = i % scene.width;
                int y = i / scene.width;
                double stroke = 9 * Math.sin((x * 0.7 + y * 1.1) / 4 + 3 * Math.sin(soft.planes[0][i] / 17));
                to.planes[c][i] = Scene.level(Math.round(soft.planes[c][i] / 26) * 26 + stroke);
            }
        }
        return to;
    }

    private static Scene graded(Scene scene, double[] gains, double shift, double contrast) {
        Scene to = scene.copy();
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < to.planes[c].length; i++) {
                to.planes[c][i] = Scene.level(((scene.planes[c][i] - 128) * contrast + 128) * gains[c] + shift);
            }
        }
        return to;
    }

    private static Scene otherView(Scene scene, Random random) {
        double skew = (0.12 + random.nextDouble() * 0.12) * (random.nextBoolean() ? 1 : -1);
        double zoom = 0.75 + random.nextDouble() * 0.1;
        Scene to = new Scene(scene.width, scene.height);
        for (int y = 0; y < scene.height; y++) {
            for (int x = 0; x < scene.width; x++) {
                double u = (double) x / scene.width - 0.5;
                double v = (double) y / scene.height - 0.5;
                double near = 1 + skew * u * 2;
                for (int c = 0; c < 3; c++) {
                    to.planes[c][y * scene.width + x] = scene.at(
                            c,
                            (0.5 + (u * zoom + skew * 0.3) / near) * scene.width,
                            (0.5 + v * zoom / near) * scene.height);
                }
            }
        }
        return to;
    }

    private static Scene warm(Scene scene, Random random) {
        double sunX = random.nextDouble() * scene.width;
        Scene to = scene.copy();
        double[] gains = {1.28, 1.02, 0.62};
        for (int i = 0; i < to.planes[0].length; i++) {
            double far = Math.hypot(i % scene.width - sunX, (double) (i / scene.width)) / scene.width;
            double glow = 70 * Math.exp(-far * far * 6);
            for (int c = 0; c < 3; c++) {
                to.planes[c][i] = Scene.level(scene.planes[c][i] * gains[c] + glow * gains[c]);
            }
        }
        return to;
    }

    private static Scene winter(Scene scene, Random random) {
        Scene soft = scene.blurred(4);
        Scene to = scene.copy();
        for (int i = 0; i < to.planes[0].length; i++) {
            double grey = grey(soft, i);
            double snow = Math.clamp((grey - 70) / 90, 0, 0.85);
            double flake = random.nextInt(900) == 0 ? 90 : 0;
            double[] white = {232, 238, 248};
            for (int c = 0; c < 3; c++) {
                double pale = scene.planes[c][i] * 0.5 + grey(scene, i) * 0.5 + 12;
                to.planes[c][i] = Scene.level(pale * (1 - snow) + white[c] * snow + flake);
            }
        }
        return to;
    }

    private static Scene sketched(Scene scene) {
        Scene soft = scene.blurred(3);
        Scene to = scene.copy();
        for (int i = 0; i < to.planes[0].length; i++) {
            double line = 245 - 9 * Math.abs(grey(scene, i) - grey(soft, i)) - (255 - grey(soft, i)) * 0.12;
            for (int c = 0; c < 3; c++) {
                to.planes[c][i] = Scene.level(line);
            }
        }
        return to;
    }

    private static Scene otherBackground(Scene scene, Scene other, Random random) {
        float[] subject = blob(scene, random, 0.26, 0.4, 4);
        Scene beach = sized(other, scene.width, scene.height);
        return mixed(beach, subject, (c, i) -> scene.planes[c][i]);
    }

    private static Scene sized(Scene from, int width, int height) {
        Scene to = new Scene(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    to.planes[c][y * width + x] =
                            from.at(c, (x + 0.5) * from.width / width - 0.5, (y + 0.5) * from.height / height - 0.5);
                }
            }
        }
        return to;
    }
}
