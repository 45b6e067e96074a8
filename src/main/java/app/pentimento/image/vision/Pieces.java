package app.pentimento.image.vision;

/** Parts of a mask that hang together. */
final class Pieces {
    private Pieces() {}

    /** Keeps the largest piece only; returns how many values it has. */
    static int largest(boolean[] mask, int width, int height) {
        int[] piece = new int[mask.length];
        int[] stack = new int[mask.length];
        int best = 0;
        int bestSize = 0;
        int count = 0;
        for (int start = 0; start < mask.length; start++) {
            if (mask[start] && piece[start] == 0) {
                int size = fill(mask, piece, stack, start, ++count, width, height);
                if (size > bestSize) {
                    bestSize = size;
                    best = count;
                }
            }
        }
        for (int i = 0; i < mask.length; i++) {
            mask[i] = best > 0 && piece[i] == best;
        }
        return bestSize;
    }

    /** Adds what the mask surrounds on all sides. */
    static void fillHoles(boolean[] mask, int width, int height) {
        boolean[] around = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            around[i] = !mask[i];
        }
        int[] piece = new int[mask.length];
        int[] stack = new int[mask.length];
        for (int i = 0; i < mask.length; i++) {
            boolean edge = i % width == 0 || i % width == width - 1 || i / width == 0 || i / width == height - 1;
            if (edge && around[i] && piece[i] == 0) {
                fill(around, piece, stack, i, 1, width, height);
            }
        }
        for (int i = 0; i < mask.length; i++) {
            mask[i] = piece[i] == 0;
        }
    }

    private static int fill(boolean[] mask, int[] piece, int[] stack, int start, int mark, int width, int height) {
        int top = 0;
        int size = 0;
        stack[top++] = start;
        piece[start] = mark;
        while (top > 0) {
            int at = stack[--top];
            size++;
            int x = at % width;
            int y = at / width;
            top = push(mask, piece, stack, top, x > 0 ? at - 1 : at, mark);
            top = push(mask, piece, stack, top, x < width - 1 ? at + 1 : at, mark);
            top = push(mask, piece, stack, top, y > 0 ? at - width : at, mark);
            top = push(mask, piece, stack, top, y < height - 1 ? at + width : at, mark);
        }
        return size;
    }

    private static int push(boolean[] mask, int[] piece, int[] stack, int top, int at, int mark) {
        if (!mask[at] || piece[at] != 0) {
            return top;
        }
        piece[at] = mark;
        stack[top] = at;
        return top + 1;
    }
}
