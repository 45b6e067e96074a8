package app.pentimento.keep;

import java.util.Arrays;

/** Works on areas: whether each place belongs to one, row by row. */
final class Areas {
    private Areas() {}

    /** Grown by so many places each way, as an octagon. */
    static boolean[] grown(boolean[] area, int width, int height, int radius) {
        if (radius < 1) {
            return area.clone();
        }
        float[] far = distance(area, width, height);
        boolean[] to = new boolean[area.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = far[i] <= radius;
        }
        return to;
    }

    /** Grown, and shrunk again by as much: gaps close. */
    static boolean[] closed(boolean[] area, int width, int height, int radius) {
        boolean[] grown = grown(area, width, height, radius);
        boolean[] outside = new boolean[area.length];
        for (int i = 0; i < outside.length; i++) {
            outside[i] = !grown[i];
        }
        float[] far = distance(outside, width, height);
        boolean[] to = area.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] |= far[i] > radius;
        }
        return to;
    }

    /** How far each place is from an area, about; 0 within. */
    static float[] distance(boolean[] area, int width, int height) {
        float diagonal = 1.4142f;
        float[] far = new float[area.length];
        for (int i = 0; i < far.length; i++) {
            far[i] = area[i] ? 0 : 1e9f;
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                float least = far[i];
                if (x > 0) {
                    least = Math.min(least, far[i - 1] + 1);
                }
                if (y > 0) {
                    least = Math.min(least, far[i - width] + 1);
                    if (x > 0) {
                        least = Math.min(least, far[i - width - 1] + diagonal);
                    }
                    if (x < width - 1) {
                        least = Math.min(least, far[i - width + 1] + diagonal);
                    }
                }
                far[i] = least;
            }
        }
        for (int y = height - 1; y >= 0; y--) {
            for (int x = width - 1; x >= 0; x--) {
                int i = y * width + x;
                float least = far[i];
                if (x < width - 1) {
                    least = Math.min(least, far[i + 1] + 1);
                }
                if (y < height - 1) {
                    least = Math.min(least, far[i + width] + 1);
                    if (x < width - 1) {
                        least = Math.min(least, far[i + width + 1] + diagonal);
                    }
                    if (x > 0) {
                        least = Math.min(least, far[i + width - 1] + diagonal);
                    }
                }
                far[i] = least;
            }
        }
        return far;
    }

    /**
     * The connected pieces of an area: the number of each place's piece, from 1; 0 where there is none.
     *
     * @param to where the numbers are written
     * @return how many pieces there are
     */
    static int pieces(boolean[] area, int width, int height, int[] to) {
        Arrays.fill(to, 0);
        int[] stack = new int[area.length];
        int pieces = 0;
        for (int start = 0; start < area.length; start++) {
            if (!area[start] || to[start] != 0) {
                continue;
            }
            pieces++;
            int size = 0;
            stack[size++] = start;
            to[start] = pieces;
            while (size > 0) {
                int i = stack[--size];
                int x = i % width;
                int y = i / width;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        int nx = x + dx;
                        int ny = y + dy;
                        if (nx >= 0 && ny >= 0 && nx < width && ny < height) {
                            int n = ny * width + nx;
                            if (area[n] && to[n] == 0) {
                                to[n] = pieces;
                                stack[size++] = n;
                            }
                        }
                    }
                }
            }
        }
        return pieces;
    }

    /** With its holes filled that have at most so many places. */
    static boolean[] filled(boolean[] area, int width, int height, int most) {
        boolean[] outside = new boolean[area.length];
        for (int i = 0; i < area.length; i++) {
            outside[i] = !area[i];
        }
        int[] pieces = new int[area.length];
        int count = pieces(outside, width, height, pieces);
        int[] sizes = new int[count + 1];
        boolean[] atEdge = new boolean[count + 1];
        for (int i = 0; i < pieces.length; i++) {
            sizes[pieces[i]]++;
            int x = i % width;
            int y = i / width;
            if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
                atEdge[pieces[i]] = true;
            }
        }
        boolean[] to = area.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] |= pieces[i] != 0 && !atEdge[pieces[i]] && sizes[pieces[i]] <= most;
        }
        return to;
    }

    static int count(boolean[] area) {
        int count = 0;
        for (boolean in : area) {
            count += in ? 1 : 0;
        }
        return count;
    }
}
