package app.pentimento.provenance;

/** A picture was asked for without its visible label by somebody who has not accepted the duty to label it. */
public final class LabelWaiverRequired extends RuntimeException {
    private static final long serialVersionUID = 1;

    LabelWaiverRequired() {
        super("To get a picture without its visible label, first accept the duty to label it "
                + "yourself: POST {\"accepted\": true} to the unlabelled address of this picture.");
    }
}
