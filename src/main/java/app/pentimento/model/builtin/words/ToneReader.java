package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Blur;
import app.pentimento.model.builtin.operation.Clarity;
import app.pentimento.model.builtin.operation.Contrast;
import app.pentimento.model.builtin.operation.Denoise;
import app.pentimento.model.builtin.operation.Exposure;
import app.pentimento.model.builtin.operation.Grain;
import app.pentimento.model.builtin.operation.LocalTone;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Saturation;
import app.pentimento.model.builtin.operation.Sharpen;
import app.pentimento.model.builtin.operation.Tint;
import app.pentimento.model.builtin.operation.Vibrance;
import app.pentimento.model.builtin.operation.Warmth;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Light, contrast, colour and sharpness: a property, a direction, an amount, in any order. */
final class ToneReader implements Reader {
    private static final Set<String> TONES = Set.of(
            "exposure",
            "contrast",
            "warmth",
            "saturation",
            "sharpness",
            "blur",
            "vibrance",
            "clarity",
            "highlights",
            "shadows",
            "tint",
            "noise");
    private static final Set<String> UP = Set.of("up", "add");
    private static final Set<String> DOWN = Set.of("down", "remove", "too");

    @Override
    public List<EditIntent> read(Clause clause) {
        List<EditIntent> intents = new ArrayList<>(parts(clause));
        boolean stops = clause.has(Amount.STOPS.keySet().toArray(String[]::new));
        boolean enough = clause.has("enough");
        List<Integer> heads = new ArrayList<>();
        for (int i = 0; i < clause.size(); i++) {
            if (!clause.isTaken(i) && isTone(clause.get(i))) {
                heads.add(i);
            }
        }
        for (int h = 0; h < heads.size(); h++) {
            int head = heads.get(h);
            int after = h == 0 ? -1 : heads.get(h - 1);
            int before = h + 1 < heads.size() ? heads.get(h + 1) : clause.size();
            EditIntent intent = read(clause, head, after, before, stops, enough);
            if (intent != null) {
                intents.add(intent);
            }
        }
        return intents;
    }

    static boolean isTone(Token token) {
        return token.kind() == Kind.CONCEPT && TONES.contains(property(token.id()));
    }

    private static @Nullable EditIntent read(
            Clause clause, int head, int after, int before, boolean stops, boolean enoughSaid) {
        String id = clause.get(head).id();
        boolean problem = id.endsWith("!");
        int sign = id.contains("+") ? 1 : id.contains("-") ? -1 : 0;
        EditIntent inStops = stops ? inStops(clause, id, sign) : null;
        if (inStops != null) {
            clause.take(head);
            return inStops;
        }
        boolean enough = enoughSaid && clause.take("enough");
        // After a word that says its own way, a direction is that of the next property: "cooler with less saturation".
        int reach = sign != 0 && before < clause.size() ? head + 1 : before;
        Token direction = near(clause, head, after, reach, Set.of("up", "down", "remove", "too", "add"), Set.of());
        Amount amount = Amount.of(near(clause, head, after, before, Amount.SCALES.keySet(), Amount.FIGURES));
        boolean verb = id.equals("blur");
        if (sign == 0 && !verb && direction == null && amount.figure() == null && amount.scale() == 1) {
            return null; // "colours" by itself asks for nothing
        }
        clause.take(head);
        boolean down = !enough && !problem && direction != null && DOWN.contains(direction.id());
        int way = (sign == 0 ? 1 : sign) * (down ? -1 : 1) * (amount.negative() && !down ? -1 : 1);
        if (direction != null && UP.contains(direction.id()) && sign == 0) {
            way = amount.negative() ? -1 : 1;
        }
        boolean all = direction != null && direction.id().equals("remove");
        return intent(property(id), way, amount, all);
    }

    /** "Half a stop darker". */
    private static @Nullable EditIntent inStops(Clause clause, String id, int sign) {
        Token stops = id.startsWith("exposure")
                ? clause.takeBetween(0, clause.size(), Amount.STOPS.keySet(), Set.of())
                : null;
        if (stops == null) {
            return null;
        }
        boolean down = sign < 0 || clause.take("down");
        clause.take("up");
        return new EditIntent.Do(new Exposure((down ? -1 : 1) * Amount.STOPS.getOrDefault(stops.id(), 1.0)));
    }

    /** "Brighten the shadows": the way is said by another property. */
    private static List<EditIntent> parts(Clause clause) {
        boolean up = clause.has("exposure+");
        if (!up && !clause.has("exposure-")) {
            return List.of();
        }
        double way = up ? 1 : -1;
        List<EditIntent> intents = new ArrayList<>();
        for (String part : List.of("shadows", "highlights")) {
            if (clause.take(part)) {
                Amount amount = Amount.of(clause.takeBetween(0, clause.size(), Amount.SCALES.keySet(), Amount.FIGURES));
                intents.add(intent(part, (int) way, amount, false));
            }
        }
        if (!intents.isEmpty()) {
            clause.take("exposure+", "exposure-", "up");
        }
        return intents;
    }

    private static @Nullable Token near(
            Clause clause, int head, int after, int before, Set<String> concepts, Set<Kind> kinds) {
        Token found = clause.takeBetween(head - 1, after, concepts, kinds);
        return found != null ? found : clause.takeBetween(head + 1, before, concepts, kinds);
    }

    private static String property(String id) {
        return id.replaceAll("[+\\-!]+$", "");
    }

    private static EditIntent intent(String property, int way, Amount amount, boolean all) {
        Operation operation = switch (property) {
            case "exposure" -> new Exposure(stops(amount, way));
            case "contrast" -> new Contrast(Math.clamp(way * amount.share(0.25), -0.9, 2));
            case "warmth" -> new Warmth(Math.clamp(way * amount.share(0.35), -1, 1));
            case "saturation" -> new Saturation(all ? -1 : Math.clamp(way * amount.share(0.3), -1, 2));
            case "vibrance" -> new Vibrance(Math.clamp(way * amount.share(0.45), -1, 2));
            case "clarity" -> new Clarity(Math.clamp(way * amount.share(0.5), -1, 2));
            case "highlights" -> new LocalTone(0, Math.clamp(way * amount.share(0.45), -1, 1));
            case "shadows" -> new LocalTone(Math.clamp(way * amount.share(0.45), -1, 1), 0);
            case "tint" -> new Tint(Math.clamp(way * amount.share(0.3), -1, 1));
            case "noise" ->
                way > 0
                        ? new Grain(Math.clamp(amount.share(0.35), 0.03, 1))
                        : new Denoise(Math.clamp(amount.share(0.5), 0.05, 1));
            case "sharpness" -> way < 0 ? blur(amount) : new Sharpen(Math.clamp(amount.share(0.7), 0.05, 3));
            case "blur" -> way < 0 ? new Sharpen(Math.clamp(amount.share(0.9), 0.05, 3)) : blur(amount);
            default -> null;
        };
        return operation == null
                ? new EditIntent.Not(property, EditIntent.Why.UNCLEAR, LocalizedMessage.of("unclear"))
                : new EditIntent.Do(operation);
    }

    private static double stops(Amount amount, int way) {
        Token figure = amount.figure();
        if (figure == null) {
            return way * 0.6 * amount.scale();
        }
        if (figure.kind() == Kind.STOPS) {
            return Math.clamp(way * Math.abs(figure.value()), -5, 5);
        }
        double share = amount.share(0.5);
        return Math.clamp(Math.log(Math.max(0.05, 1 + way * share)) / Math.log(2), -5, 5);
    }

    private static Blur blur(Amount amount) {
        return new Blur(
                Math.clamp(amount.figure() == null ? 0.006 * amount.scale() : amount.share(0.3) * 0.02, 0.0005, 0.05));
    }
}
