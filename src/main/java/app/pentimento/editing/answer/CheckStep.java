package app.pentimento.editing.answer;

import app.pentimento.image.FileContent;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageProbe;
import org.springframework.stereotype.Component;

/** Is it a picture, within limits? What its bytes say counts, whatever the model calls it. */
@Component
class CheckStep {
    private final ImageProbe probe;

    CheckStep(ImageProbe probe) {
        this.probe = probe;
    }

    /**
     * The picture with the facts about it. A tool of ours may make more of a picture than is taken from elsewhere.
     *
     * @throws app.pentimento.image.ImageRejected where it is not a picture that can be taken
     */
    FileContent check(ReceivedPart.Picture received) {
        byte[] bytes = received.source().read();
        ImageFile file = received.generative() ? probe.probe(bytes, null) : probe.ownFile(bytes);
        return new FileContent(file, bytes);
    }
}
