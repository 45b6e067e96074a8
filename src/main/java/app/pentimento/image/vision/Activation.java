package app.pentimento.image.vision;

/** What a network does to each value by itself. */
enum Activation {
    NONE {
        @Override
        float of(float x) {
            return x;
        }
    },
    RELU {
        @Override
        float of(float x) {
            return Math.max(0, x);
        }
    },
    RELU6 {
        @Override
        float of(float x) {
            return Math.clamp(x, 0f, 6f);
        }
    },
    HARD_SWISH {
        @Override
        float of(float x) {
            return x * Math.clamp(x + 3, 0f, 6f) / 6;
        }
    },
    LOGISTIC {
        @Override
        float of(float x) {
            return (float) (1 / (1 + Math.exp(-x)));
        }
    };

    abstract float of(float x);

    /** The one that a file names by number. */
    static Activation numbered(int number) {
        return switch (number) {
            case 0 -> NONE;
            case 1 -> RELU;
            case 3 -> RELU6;
            default -> throw new IllegalStateException("A network asks for activation " + number + ".");
        };
    }

    Tensor of(Tensor in) {
        if (this == NONE) {
            return in;
        }
        Tensor out = in.like();
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = of(in.values()[i]);
        }
        return out;
    }
}
