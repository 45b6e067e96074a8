package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Crop;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.Trim;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Crops: to a ratio, closer, or something off one side. */
final class CropReader implements Reader {
    /** What "a bit" off one side is. */
    private static final double SOME = 0.08;

    @Override
    public List<EditIntent> read(Clause clause) {
        boolean crop = clause.hasLeft("crop");
        boolean closer = clause.hasLeft("closer");
        Optional<String> ratio = Ratios.take(clause);
        if (ratio.isPresent()) {
            clause.take("crop", "closer", "resize", "remove", "up");
            Place place = Places.take(clause).orElse(Place.CENTRE);
            OptionalDouble wanted = Ratios.number(ratio.get());
            return List.of(
                    wanted.isEmpty()
                            ? Ratios.impossible(ratio.get())
                            : new EditIntent.Do(
                                    new Crop(wanted.getAsDouble(), 1, place.across(), place.down(), ratio.get())));
        }
        if (crop && !clause.has("border", "write")) {
            return List.of(part(clause));
        }
        if (closer && !clause.has("border", "write")) {
            return List.of(closer(clause));
        }
        return List.of();
    }

    /** "Crop 10% off the left", "trim the edges by 5%", "crop to 80%". */
    private static EditIntent part(Clause clause) {
        boolean tighter = clause.has("closer");
        clause.take("crop", "remove", "down", "closer");
        Optional<Token> figure = clause.takeKind(Kind.PERCENT);
        double share = figure.map(token -> token.value() / 100).orElse(clause.take("half") ? 0.5 : -1);
        if (clause.take("border", "wide", "high")) {
            // "the edges" all around
            return new EditIntent.Do(Trim.around(Math.clamp(share < 0 ? 0.1 : share, 0.01, 0.45)));
        }
        Optional<Place> place = Places.take(clause);
        if (place.isPresent() && share > 0) {
            return new EditIntent.Do(Trim.off(place.get(), Math.clamp(share, 0.01, 0.95)));
        }
        if (share > 0) {
            return new EditIntent.Do(new Crop(null, Math.clamp(share, 0.05, 1), 0.5, 0.5, ""));
        }
        boolean some = clause.take(Amount.SCALES.keySet().toArray(String[]::new));
        if (place.isPresent() && some) {
            return new EditIntent.Do(Trim.off(place.get(), SOME));
        }
        if (place.isEmpty() && (some || tighter)) {
            return new EditIntent.Do(new Crop(null, 0.85, 0.5, 0.5, ""));
        }
        return new EditIntent.Not("", EditIntent.Why.INCOMPLETE, LocalizedMessage.of("which.crop"));
    }

    private static EditIntent closer(Clause clause) {
        clause.take("closer", "up");
        Optional<Token> figure = clause.takeKind(Kind.PERCENT, Kind.TIMES);
        double scale;
        if (figure.isPresent()) {
            double value = figure.get().value();
            scale = figure.get().kind() == Kind.TIMES ? 1 / Math.max(1, value) : 1 / (1 + value / 100);
        } else {
            Token word = clause.takeBetween(0, clause.size(), Amount.SCALES.keySet(), java.util.Set.of());
            scale = 1 - 0.22 * Amount.of(word).scale();
        }
        Place place = Places.take(clause).orElse(Place.CENTRE);
        return new EditIntent.Do(new Crop(null, Math.clamp(scale, 0.1, 0.98), place.across(), place.down(), ""));
    }
}
