package app.pentimento.model.builtin.words;

import java.util.List;

/** Finds one family of wishes in a clause. */
interface Reader {
    /** What this clause asks for; empty where it asks for nothing of this family. Takes the tokens it accounts for. */
    List<EditIntent> read(Clause clause);
}
