package app.pentimento.editing;

import app.pentimento.account.Accounts;
import app.pentimento.account.FirstAccountMade;
import app.pentimento.account.Viewer;
import app.pentimento.account.WithAccounts;
import app.pentimento.image.Images;
import app.pentimento.session.SessionDeletion;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** All that an account owns, when it becomes its own and when the account is erased. */
@WithAccounts
public class AccountData {
    private static final String REMOVED = "…";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final SessionDeletion sessions;
    private final Images images;
    private final TransactionTemplate transaction;

    AccountData(
            JdbcClient jdbc,
            Accounts accounts,
            SessionDeletion sessions,
            Images images,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.sessions = sessions;
        this.images = images;
        this.transaction = transaction;
    }

    /** What was made before there were accounts becomes the first one's. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void adopt(FirstAccountMade made) {
        for (String column : List.of(
                "session set owner_id",
                "turn set author_id",
                "image set owner_id",
                "upload set owner_id",
                "prompt_recipe set owner_id",
                "spending set account_id")) {
            jdbc.sql("update %s = :account where %s = :local"
                            .formatted(column, column.substring(column.lastIndexOf(' ') + 1)))
                    .param("account", made.accountId())
                    .param("local", Viewer.LOCAL_ID)
                    .update();
        }
    }

    /**
     * Erases an account: its sessions, pictures, recipes, uploads, and its words in the sessions of others; then its row,
     * with its tokens and shares. Pictures that it attached in sessions of others stay with those. What it spent, and the audit
     * log, name it by its id alone, which is nobody's then.
     */
    public void erase(String accountId, String by) {
        List<String> files = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            accounts.erase(accountId, by);
            jdbc.sql("select id from session where owner_id = :account")
                    .param("account", accountId)
                    .query(String.class)
                    .list()
                    .forEach(session -> files.addAll(sessions.deleteRows(session)));
            jdbc.sql("update turn set prompt = :removed where author_id = :account")
                    .param("removed", REMOVED)
                    .param("account", accountId)
                    .update();
            jdbc.sql("delete from upload where owner_id = :account")
                    .param("account", accountId)
                    .update();
            jdbc.sql("delete from prompt_recipe where owner_id = :account")
                    .param("account", accountId)
                    .update();
            jdbc.sql("delete from idempotent_answer where idempotency_key like :keys")
                    .param("keys", accountId + ":%")
                    .update();
            files.addAll(images.remove(unused(accountId)));
        });
        images.removeFiles(files);
    }

    /** Uploads in sessions of others stay with those: what was made of them could not be explained without. */
    private List<String> unused(String accountId) {
        return jdbc.sql("""
                        select i.id from image i where i.owner_id = :account
                          and not exists (select 1 from part p where p.image_id = i.id)
                          and not exists (select 1 from turn_input n where n.image_id = i.id)
                          and not exists (select 1 from turn t where t.mask_image_id = i.id)
                        """).param("account", accountId).query(String.class).list();
    }
}
