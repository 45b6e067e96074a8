package app.pentimento.onnx;

import java.util.Arrays;

/** What goes into a network or comes out of it: numbers, and how they are arranged, the last dimension fastest. */
public sealed interface Values {
    /** How many there are along each dimension. */
    long[] shape();

    /** Numbers with a point, of 32 bits. */
    @SuppressWarnings("ArrayRecordComponent") // a view of memory, never compared
    record Floats(float[] values, long... shape) implements Values {
        public Floats {
            fits(values.length, shape);
        }
    }

    /** Whole numbers of 64 bits. */
    @SuppressWarnings("ArrayRecordComponent") // a view of memory, never compared
    record Longs(long[] values, long... shape) implements Values {
        public Longs {
            fits(values.length, shape);
        }
    }

    private static void fits(int count, long[] shape) {
        if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != count) {
            throw new IllegalArgumentException(count + " values do not fill " + Arrays.toString(shape));
        }
    }
}
