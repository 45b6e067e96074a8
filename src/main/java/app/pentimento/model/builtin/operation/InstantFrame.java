package app.pentimento.model.builtin.operation;

import java.util.Arrays;

/** The white card of an instant photo, broad below. */
public record InstantFrame() implements Operation {
    private static final int CARD = 0xF7F5EE;

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        int side = Math.max(2, (int) Math.round(pixels.shortSide() * 0.06));
        int below = Math.max(3, (int) Math.round(pixels.shortSide() * 0.22));
        int width = pixels.width() + 2 * side;
        int height = pixels.height() + side + below;
        Pixels card = Pixels.blank(width, height, pixels.alpha());
        Arrays.fill(card.argb(), 0xFF000000 | CARD);
        int right = side + pixels.width();
        int bottom = side + pixels.height();
        PixelMap.apply(card, (x, y, p) -> {
            boolean hidden = x >= side && x < right && y >= side && y < bottom;
            return hidden ? p : PixelMap.lightened(p, 1.6f * Noise.white(x, y, 81));
        });
        for (int y = 0; y < pixels.height(); y++) {
            System.arraycopy(pixels.argb(), y * pixels.width(), card.argb(), (y + side) * width + side, pixels.width());
        }
        return card;
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("instant-frame");
    }
}
