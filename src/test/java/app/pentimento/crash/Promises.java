package app.pentimento.crash;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Everything that a server has acknowledged to the clients of a run, and what they asked without hearing back. */
final class Promises {
    /** A turn that was acknowledged. */
    record Turn(String id, String sessionId, String prompt) {}

    /** A request that was sent and never answered; asked again with its key, it must be done exactly once. */
    record Unanswered(String sessionId, String key, String prompt, String imageId) {}

    final Set<String> sessions = ConcurrentHashMap.newKeySet();
    /** SHA-256 of the delivered bytes by image id. */
    final Map<String, String> images = new ConcurrentHashMap<>();

    final Map<String, Turn> turns = new ConcurrentSkipListMap<>();
    /** What was seen of a turn's parts, by turn id and index: the text, or the picture's SHA-256. */
    final Map<String, Map<Integer, String>> parts = new ConcurrentHashMap<>();
    /** The status that a turn was seen to have ended with. */
    final Map<String, String> ended = new ConcurrentHashMap<>();

    final Set<Unanswered> unanswered = ConcurrentHashMap.newKeySet();
}
