// What is being written and the pictures that go with it, kept in the browser for each session until it is sent.

const key = session => `pentimento:draft:${session || "new"}`

const EMPTY = { text: "", pictures: [], parent: null, mask: null, waiting: null }

/**
 * The draft of a session: the text, the pictures (those that are on their way have no id, only a key), the turn to branch at, the
 * mask, and, where a send was not answered, what is waiting to be sent again.
 */
export function loadDraft(session) {
  try {
    return { ...EMPTY, ...JSON.parse(localStorage.getItem(key(session)) ?? "{}") }
  } catch {
    return { ...EMPTY }
  }
}

export function saveDraft(session, draft) {
  const empty = !draft.text && !draft.pictures.length && !draft.parent && !draft.mask && !draft.waiting
  try {
    if (empty) localStorage.removeItem(key(session))
    else localStorage.setItem(key(session), JSON.stringify(draft))
  } catch {
    // Without storage the draft lives as long as the page.
  }
}
