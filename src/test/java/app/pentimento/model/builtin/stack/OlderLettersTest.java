package app.pentimento.model.builtin.stack;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.builtin.operation.Effect;
import app.pentimento.model.builtin.operation.Face;
import app.pentimento.model.builtin.operation.Lettering;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.Watermark;
import app.pentimento.model.builtin.operation.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conversations that were begun before letters had a look of their own go on as they were. */
class OlderLettersTest {
    @Test
    void wordsOfOlderHistoriesKeepTheirLook() {
        assertThat(read("""
                {"do":"write","text":"Hi","place":"TOP","colour":13840175,"colourName":"red","size":0.12,
                "face":"SERIF","outlined":true},
                {"do":"write","text":"Ho","place":"FREE","colour":null,"colourName":null,"size":0.075,"face":"BOLD",
                "outlined":false},
                {"do":"poster","text":"Sea","colour":1991632,"colourName":"blue","ink":16635957,"inkName":"yellow",
                "size":1.5},
                {"do":"poster","text":"Sky","colour":null,"colourName":null,"ink":null,"inkName":null,"size":null},
                {"do":"watermark","text":"Mine","strength":0.35}"""))
                .containsExactly(
                        new Write(
                                "Hi",
                                Place.TOP,
                                0.12,
                                new Lettering(Face.SERIF, 13840175, "red", Effect.ON, null, null)),
                        new Write("Ho", Place.FREE, 0.075, Lettering.of(Face.BOLD)),
                        new Poster(
                                "Sea",
                                1991632,
                                "blue",
                                1.5,
                                Place.BOTTOM_LEFT,
                                new Lettering(Face.POSTER, 16635957, "yellow", null, null, null)),
                        new Poster("Sky", null, null),
                        new Watermark("Mine", 0.35));
    }

    private static List<Operation> read(String operations) {
        return EditStackJson.read("{\"versions\":[{\"parent\":0,\"operations\":[" + operations
                        + "],\"latest\":[]}],\"shown\":[],\"countFrom\":0}")
                .orElseThrow()
                .current()
                .operations();
    }
}
