package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of RFC 8949, appendix A. */
class CborTest {
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "23, 17",
        "24, 1818",
        "100, 1864",
        "1000, 1903e8",
        "1000000, 1a000f4240",
        "1000000000000, 1b000000e8d4a51000",
        "-1, 20",
        "-100, 3863",
        "-1000, 3903e7"
    })
    void numbersTakeTheShortestForm(long number, String hex) throws Exception {
        assertThat(hex(CborEncoder.encode(number))).isEqualTo(hex);
        assertThat(decode(hex)).isEqualTo(number);
    }

    @Test
    void keysStandInTheOrderOfTheirBytes() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("bb", 1);
        map.put("a", List.of(true, false, CborNull.NULL));
        map.put(10L, "x");
        assertThat(hex(CborEncoder.encode(map))).isEqualTo("a3" + "0a6178" + "616183f5f4f6" + "62626201");
    }

    @Test
    void openStringsListsAndMapsAreRead() throws Exception {
        assertThat(decode("9f018202039f0405ffff")).isEqualTo(List.of(1L, List.of(2L, 3L), List.of(4L, 5L)));
        assertThat(decode("bf61610161629f0203ffff")).isEqualTo(Map.of("a", 1L, "b", List.of(2L, 3L)));
        assertThat(decode("7f657374726561646d696e67ff")).isEqualTo("streaming");
        assertThat((byte[]) decode("5f42010243030405ff")).containsExactly(1, 2, 3, 4, 5);
        assertThat(decode("fb3ff199999999999a")).isEqualTo(1.1);
        assertThat(decode("f93c00")).isEqualTo(1.0);
        assertThat(decode("c074323031332d30332d32315432303a30343a30305a"))
                .isEqualTo(new CborTag(0, "2013-03-21T20:04:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "18",
                "6261",
                "61ff",
                "8201",
                "a2616101616102",
                "a1f501",
                "0000",
                "1c",
                "ff",
                "1bffffffffffffffff"
            })
    void whatIsNoCborIsRefused(String hex) {
        assertThatThrownBy(() -> decode(hex)).isInstanceOf(MalformedManifest.class);
    }

    private static Object decode(String hex) throws MalformedManifest {
        return CborDecoder.decode(HexFormat.of().parseHex(hex), Codes.CLAIM_CBOR);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
