package app.pentimento.image.vision;

import java.util.Arrays;

/**
 * The cheapest cut of a grid of pixels into two parts: each pixel costs something on either side, and so does each pair
 * of neighbours that is parted (maximum flow by Dinic's algorithm).
 */
final class MinCut {
    private static final int[] DX = {1, -1, 0, 0, 1, -1, -1, 1};
    private static final int[] DY = {0, 0, 1, -1, 1, -1, 1, -1};

    private final int width;
    private final int height;
    /** What can still flow from a pixel to its neighbour in each direction. */
    private final int[][] room;
    /** Above 0: what can still come from the source; below 0: what can still go to the sink. */
    private final int[] terminal;

    private final int[] level;
    private final byte[] next;

    MinCut(int width, int height) {
        this.width = width;
        this.height = height;
        this.room = new int[DX.length][width * height];
        this.terminal = new int[width * height];
        this.level = new int[width * height];
        this.next = new byte[width * height];
    }

    /** What it costs to leave a pixel out of the subject, and to count it in. */
    void cost(int at, int out, int in) {
        terminal[at] = out - in;
    }

    /** What it costs to part a pixel from its neighbour to the right, below, below right and below left. */
    void neighbour(int at, int direction, int cost) {
        room[direction * 2][at] = cost;
        room[direction * 2 + 1][at + DX[direction * 2] + DY[direction * 2] * width] = cost;
    }

    /** Whether each pixel has a neighbour in a direction, as {@link #neighbour} numbers them. */
    boolean has(int at, int direction) {
        return inside(at % width + DX[direction * 2], at / width + DY[direction * 2]);
    }

    /** The pixels that are in. */
    boolean[] cut() {
        while (levels()) {
            Arrays.fill(next, (byte) 0);
            int[] path = new int[width * height];
            for (int start = 0; start < terminal.length; start++) {
                while (terminal[start] > 0 && level[start] == 0 && augment(start, path)) {
                    // until nothing more flows from here
                }
            }
        }
        boolean[] in = new boolean[terminal.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = level[i] >= 0;
        }
        return in;
    }

    /** How far each pixel is from the source; false where the sink is out of reach. */
    private boolean levels() {
        Arrays.fill(level, -1);
        int[] queue = new int[terminal.length];
        int end = 0;
        for (int i = 0; i < terminal.length; i++) {
            if (terminal[i] > 0) {
                level[i] = 0;
                queue[end++] = i;
            }
        }
        boolean reached = false;
        for (int at = 0; at < end; at++) {
            int pixel = queue[at];
            reached |= terminal[pixel] < 0;
            for (int d = 0; d < DX.length; d++) {
                if (room[d][pixel] > 0) {
                    int to = pixel + DX[d] + DY[d] * width;
                    if (level[to] < 0) {
                        level[to] = level[pixel] + 1;
                        queue[end++] = to;
                    }
                }
            }
        }
        return reached;
    }

    /** Sends what it can along one shortest path from a pixel to the sink. */
    private boolean augment(int start, int[] path) {
        int length = 0;
        int at = start;
        while (terminal[at] >= 0) {
            int d = next[at];
            while (d < DX.length && !leads(at, d)) {
                d++;
            }
            next[at] = (byte) d;
            if (d < DX.length) {
                path[length++] = d;
                at += DX[d] + DY[d] * width;
            } else if (length == 0) {
                return false;
            } else {
                int back = path[--length];
                at -= DX[back] + DY[back] * width;
                next[at]++;
            }
        }
        int flow = Math.min(terminal[start], -terminal[at]);
        int pixel = start;
        for (int i = 0; i < length; i++) {
            flow = Math.min(flow, room[path[i]][pixel]);
            pixel += DX[path[i]] + DY[path[i]] * width;
        }
        terminal[start] -= flow;
        terminal[at] += flow;
        pixel = start;
        for (int i = 0; i < length; i++) {
            int d = path[i];
            room[d][pixel] -= flow;
            pixel += DX[d] + DY[d] * width;
            room[d ^ 1][pixel] += flow;
        }
        return true;
    }

    private boolean leads(int at, int d) {
        return room[d][at] > 0 && level[at + DX[d] + DY[d] * width] == level[at] + 1;
    }

    private boolean inside(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height;
    }
}
