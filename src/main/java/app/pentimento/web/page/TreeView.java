package app.pentimento.web.page;

import app.pentimento.session.Branches;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All turns of a session, each in the lane of its branch: the first child goes on in its parent's, others open one. */
public record TreeView(String sessionId, List<Row> rows) {
    private static final int LANES = 8;

    /**
     * A turn.
     *
     * @param lane from 0 to 7
     * @param level its depth, from 1
     * @param current whether it is on the branch that is shown
     * @param head whether it is the head
     */
    public record Row(
            String id, String prompt, @Nullable String pictureId, int lane, int level, boolean current, boolean head) {}

    static TreeView of(String sessionId, List<Branches.Node> nodes, Set<String> path, @Nullable String head) {
        Map<String, Integer> lanes = new HashMap<>();
        Map<String, Integer> levels = new HashMap<>();
        Set<String> continued = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        int opened = 0;
        for (Branches.Node node : nodes) {
            String parent = node.parentId() == null ? "" : node.parentId();
            int lane = continued.add(parent) ? lanes.getOrDefault(parent, 0) : ++opened;
            int level = levels.getOrDefault(parent, 0) + 1;
            lanes.put(node.id(), lane);
            levels.put(node.id(), level);
            rows.add(new Row(
                    node.id(),
                    node.prompt(),
                    node.pictureId(),
                    Math.min(lane, LANES - 1),
                    level,
                    path.contains(node.id()),
                    node.id().equals(head)));
        }
        return new TreeView(sessionId, List.copyOf(rows));
    }
}
