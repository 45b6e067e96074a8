package app.pentimento.provenance.c2pa;

/** A tagged CBOR value: 18 marks a COSE_Sign1, 0 a date and time as text. */
record CborTag(long tag, Object value) {
    static final long DATE_TIME = 0;
    static final long COSE_SIGN1 = 18;
}
