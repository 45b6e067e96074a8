package app.pentimento.model.builtin.operation;

import java.util.Arrays;

/**
 * Large square pixels in few colours, as early games had them.
 *
 * @param across how many there are along the longer side
 * @param colours how many colours, at most 64
 */
public record PixelArt(int across, int colours) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        int longer = Math.max(pixels.width(), pixels.height());
        double block = Math.max(1, (double) longer / across);
        int columns = Math.max(1, (int) Math.round(pixels.width() / block));
        int rows = Math.max(1, (int) Math.round(pixels.height() / block));
        Pixels small = Scaling.copy(pixels, columns, rows);
        new Contrast(0.15).apply(small);
        new Vibrance(0.45).apply(small);
        Palette palette = Palette.of(small.argb(), colours);
        for (int i = 0; i < small.argb().length; i++) {
            small.argb()[i] = (small.argb()[i] & 0xFF000000) | palette.nearest(small.argb()[i]);
        }
        int width = pixels.width();
        int height = pixels.height();
        return PixelMap.apply(
                pixels,
                (x, y, p) ->
                        small.argb()[(int) ((long) y * rows / height) * columns + (int) ((long) x * columns / width)]);
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("pixel-art", Integer.toString(across), Integer.toString(colours));
    }

    /** A few colours that stand for many, by median cut. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Palette(int[] colours) {
        static Palette of(int[] pixels, int count) {
            java.util.List<int[]> boxes = new java.util.ArrayList<>();
            boxes.add(pixels.clone());
            while (boxes.size() < count) {
                int widest = -1;
                int range = 0;
                for (int i = 0; i < boxes.size(); i++) {
                    int r = range(boxes.get(i), channel(boxes.get(i)));
                    if (boxes.get(i).length > 1 && r > range) {
                        range = r;
                        widest = i;
                    }
                }
                if (widest < 0) {
                    break;
                }
                int[] box = boxes.remove(widest);
                int shift = channel(box);
                int[] sorted = Arrays.stream(box)
                        .boxed()
                        .sorted(java.util.Comparator.comparingInt(p -> (p >> shift) & 0xFF))
                        .mapToInt(Integer::intValue)
                        .toArray();
                boxes.add(Arrays.copyOfRange(sorted, 0, sorted.length / 2));
                boxes.add(Arrays.copyOfRange(sorted, sorted.length / 2, sorted.length));
            }
            return new Palette(boxes.stream().mapToInt(Palette::mean).toArray());
        }

        private static int channel(int[] box) {
            int best = 0;
            for (int shift = 8; shift <= 16; shift += 8) {
                if (range(box, shift) > range(box, best)) {
                    best = shift;
                }
            }
            return best;
        }

        private static int range(int[] box, int shift) {
            int min = 255;
            int max = 0;
            for (int p : box) {
                min = Math.min(min, (p >> shift) & 0xFF);
                max = Math.max(max, (p >> shift) & 0xFF);
            }
            return max - min;
        }

        private static int mean(int[] box) {
            long r = 0;
            long g = 0;
            long b = 0;
            for (int p : box) {
                r += (p >> 16) & 0xFF;
                g += (p >> 8) & 0xFF;
                b += p & 0xFF;
            }
            int n = Math.max(1, box.length);
            return (int) (r / n) << 16 | (int) (g / n) << 8 | (int) (b / n);
        }

        int nearest(int p) {
            int best = 0;
            int distance = Integer.MAX_VALUE;
            for (int colour : colours) {
                int r = ((p >> 16) & 0xFF) - ((colour >> 16) & 0xFF);
                int g = ((p >> 8) & 0xFF) - ((colour >> 8) & 0xFF);
                int b = (p & 0xFF) - (colour & 0xFF);
                int d = 2 * r * r + 4 * g * g + 3 * b * b;
                if (d < distance) {
                    distance = d;
                    best = colour;
                }
            }
            return best;
        }
    }
}
