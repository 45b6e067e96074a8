package app.pentimento.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.jspecify.annotations.Nullable;

/** What people draw and swipe with: the mouse, or, where the window has a touch screen, their fingers. */
public final class Hand {
    private final Page page;
    private final @Nullable CDPSession screen;

    public Hand(Browser.Tab tab) {
        this.page = tab.page();
        this.screen = tab.isTouch() ? tab.context().newCDPSession(page) : null;
    }

    /**
     * Draws a line over an element.
     *
     * @param path x and y of each point, by turns, as shares of the element's width and height
     */
    public void draw(Locator over, double... path) {
        BoundingBox box = over.boundingBox();
        for (int at = 0; at < path.length; at += 2) {
            double x = box.x + box.width * path[at];
            double y = box.y + box.height * path[at + 1];
            if (screen != null) {
                touch(screen, at == 0 ? "touchStart" : "touchMove", x, y);
            } else {
                page.mouse().move(x, y);
                if (at == 0) {
                    page.mouse().down();
                }
            }
        }
        if (screen != null) {
            touch(screen, "touchEnd");
        } else {
            page.mouse().up();
        }
    }

    /**
     * Two fingers on an element go apart, or together; only on a touch screen.
     *
     * @param from their distance in the beginning, as a share of the element's width
     * @param to their distance in the end
     */
    public void pinch(Locator over, double from, double to) {
        if (screen == null) {
            throw new IllegalStateException("A mouse cannot pinch");
        }
        BoundingBox box = over.boundingBox();
        double y = box.y + box.height / 2;
        for (int step = 0; step <= 5; step++) {
            double half = box.width * (from + (to - from) * step / 5) / 2;
            double x = box.x + box.width / 2;
            if (step == 0) {
                touch(screen, "touchStart", x - half, y);
                touch(screen, "touchStart", x - half, y, x + half, y);
            } else {
                touch(screen, "touchMove", x - half, y, x + half, y);
            }
        }
        touch(screen, "touchEnd");
    }

    private static void touch(CDPSession screen, String what, double... points) {
        JsonArray fingers = new JsonArray();
        for (int at = 0; at < points.length; at += 2) {
            JsonObject finger = new JsonObject();
            finger.addProperty("id", at / 2);
            finger.addProperty("x", points[at]);
            finger.addProperty("y", points[at + 1]);
            fingers.add(finger);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", what);
        event.add("touchPoints", fingers);
        screen.send("Input.dispatchTouchEvent", event);
    }
}
