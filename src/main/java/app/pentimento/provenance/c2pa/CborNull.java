package app.pentimento.provenance.c2pa;

/** CBOR's null, and its undefined: a value of its own, so that maps and lists hold no Java null. */
enum CborNull {
    NULL
}
