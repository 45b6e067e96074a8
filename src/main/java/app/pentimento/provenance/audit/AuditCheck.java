package app.pentimento.provenance.audit;

import org.jspecify.annotations.Nullable;

/**
 * Checks that entries of the audit log are whole: numbers without a gap, each entry holding the hash of the one before
 * and its own. Entries may be missing at the start only where a later one says that they were removed for their age.
 * Whether entries are missing at the end, or somebody wrote the whole log anew, cannot be told from the log alone: keep
 * the last hash elsewhere, and give it to the next check.
 */
public final class AuditCheck {
    /**
     * What a check found.
     *
     * @param entries how many were looked at
     * @param head the last hash; 64 zeros for an empty log
     * @param problem what is wrong, in a sentence; null where nothing is
     */
    public record Result(
            long entries, String head, @Nullable String problem) {
        public boolean whole() {
            return problem == null;
        }
    }

    private final @Nullable String kept;
    private boolean keptFound;
    private long entries;
    private long expected;
    private long missingUpTo;
    private long removedUpTo;
    private String head = AuditEntry.NO_HASH;
    private @Nullable String problem;

    /**
     * Begins a check.
     *
     * @param kept the last hash of an earlier check, which must still be there; null for none
     */
    public AuditCheck(@Nullable String kept) {
        this.kept = kept;
        this.keptFound = kept == null || kept.equals(AuditEntry.NO_HASH);
    }

    /** Takes the next entry. */
    public void next(AuditEntry entry) {
        keptFound |= entry.hash().equals(kept) || entry.previousHash().equals(kept);
        if (entries == 0) {
            missingUpTo = entry.number() - 1;
        } else if (entry.number() != expected) {
            fail("Entry %d is missing.".formatted(expected));
        } else if (!entry.previousHash().equals(head)) {
            fail("Entry %d does not follow the one before it: one of them was changed.".formatted(entry.number()));
        }
        if (entry.number() == 1 && !entry.previousHash().equals(AuditEntry.NO_HASH)) {
            fail("Entry 1 does not begin the log.");
        }
        if (!entry.hash().equals(entry.expectedHash())) {
            fail("Entry %d was changed: its hash does not fit.".formatted(entry.number()));
        }
        if (entry.event().equals(AuditEvent.OLD_ENTRIES_REMOVED.word())) {
            removedUpTo = Math.max(removedUpTo, number(entry.detail()));
        }
        entries++;
        expected = entry.number() + 1;
        head = entry.hash();
    }

    /** What was found in all the entries. */
    public Result result() {
        if (problem == null && missingUpTo > removedUpTo) {
            return new Result(entries, head, "The entries up to %d are missing.".formatted(missingUpTo));
        }
        if (problem == null && !keptFound) {
            return new Result(
                    entries,
                    head,
                    "The hash that was kept is not in it: entries at the end are missing, the log was written anew, or"
                            + " the hash is older than the oldest entry.");
        }
        return new Result(entries, head, problem);
    }

    private void fail(String sentence) {
        if (problem == null) {
            problem = sentence;
        }
    }

    private static long number(String detail) {
        try {
            return Long.parseLong(detail);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
