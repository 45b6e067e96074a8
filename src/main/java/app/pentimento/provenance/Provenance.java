package app.pentimento.provenance;

import app.pentimento.account.Viewer;
import app.pentimento.image.DecodingMemory;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.Images;
import app.pentimento.image.Lineage;
import app.pentimento.image.StoredFiles;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Turns;
import app.pentimento.session.VisibleImages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells how a picture was made: from the server's own records, and from what stands in its file. */
@Service
public class Provenance {
    /** Far beyond any real conversation; keeps a broken lineage from taking the server with it. */
    private static final int MOST_STEPS = 10_000;
    /** A file, and what its readers make of it. */
    private static final int FILES = 2;

    private final Images images;
    private final VisibleImages visible;
    private final StoredFiles files;
    private final Turns turns;
    private final Labels labels;
    private final Credentials credentials;
    private final DecodingMemory memory;

    Provenance(
            Images images,
            VisibleImages visible,
            StoredFiles files,
            Turns turns,
            Labels labels,
            Credentials credentials,
            DecodingMemory memory) {
        this.images = images;
        this.visible = visible;
        this.files = files;
        this.turns = turns;
        this.labels = labels;
        this.credentials = credentials;
        this.memory = memory;
    }

    /**
     * The story of a picture, with those pictures of its lineage that the viewer sees, too.
     *
     * @throws NotFoundException where it is not there
     */
    public PictureProvenance story(Viewer viewer, String imageId) {
        Image image = visible.find(viewer, imageId).orElseThrow(NotFoundException::image);
        Told told = told(image);
        List<PictureProvenance.Link> links = new ArrayList<>();
        List<Lineage> ancestors = seen(viewer, ancestors(image, links), links);
        Map<String, String> prompts = prompts(viewer, image, ancestors);
        PictureProvenance.Making making = new PictureProvenance.Making(
                image.aiLabel(),
                labels.sourceType(imageId)
                        .or(() -> Optional.ofNullable(told.cameWith().iptcDigitalSourceType()))
                        .orElse(told.manifest().digitalSourceType()),
                image.model(),
                image.createdAt(),
                image.turnId(),
                prompt(image, prompts));
        return new PictureProvenance(
                image,
                making,
                labels.visible(imageId).orElse(null),
                told.metadata(),
                told.cameWith(),
                told.manifest(),
                ancestors.stream()
                        .map(from -> new PictureProvenance.Step(
                                from.parent(),
                                from.relation(),
                                from.parent().turnId(),
                                prompt(from.parent(), prompts),
                                from.parent().model()))
                        .toList(),
                links);
    }

    /** What a picture's files tell of themselves. */
    private record Told(FileLabels metadata, FileLabels cameWith, ManifestSummary manifest) {}

    private Told told(Image image) {
        ImageFile delivered = image.delivered();
        ImageFile source = image.source();
        boolean same = source.sha256().equals(delivered.sha256());
        long needed = FILES * Math.max(delivered.bytes(), source.bytes());
        try (DecodingMemory.Share share = memory.take(needed)) {
            FileLabels cameWith = FileLabels.read(files.read(source), source.mediaType());
            byte[] bytes = files.read(delivered);
            FileLabels metadata = same ? cameWith : FileLabels.read(bytes, delivered.mediaType());
            return new Told(metadata, cameWith, credentials.summary(bytes, delivered.mediaType()));
        }
    }

    /** Everything that a picture was made from, nearest first, each once; notes down what went into what. */
    private List<Lineage> ancestors(Image image, List<PictureProvenance.Link> links) {
        List<Lineage> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        seen.add(image.id());
        Deque<String> next = new ArrayDeque<>();
        next.add(image.id());
        while (!next.isEmpty() && found.size() < MOST_STEPS) {
            String child = next.remove();
            for (Lineage from : images.lineage(child)) {
                links.add(new PictureProvenance.Link(child, from.parent().id(), from.relation()));
                if (seen.add(from.parent().id())) {
                    found.add(from);
                    next.add(from.parent().id());
                }
            }
        }
        return found;
    }

    /** Those that the viewer sees; the links to others go. */
    private List<Lineage> seen(Viewer viewer, List<Lineage> all, List<PictureProvenance.Link> links) {
        Set<String> ids = visible.among(
                viewer, all.stream().map(from -> from.parent().id()).toList());
        links.removeIf(link -> !ids.contains(link.parentId()));
        return all.stream().filter(from -> ids.contains(from.parent().id())).toList();
    }

    private Map<String, String> prompts(Viewer viewer, Image image, List<Lineage> ancestors) {
        Set<String> turnIds = new HashSet<>();
        ancestors.stream()
                .map(from -> from.parent().turnId())
                .filter(Objects::nonNull)
                .forEach(turnIds::add);
        if (image.turnId() != null) {
            turnIds.add(image.turnId());
        }
        return turns.prompts(viewer, turnIds);
    }

    private static @Nullable String prompt(Image image, Map<String, String> prompts) {
        return image.turnId() == null ? null : prompts.get(image.turnId());
    }
}
