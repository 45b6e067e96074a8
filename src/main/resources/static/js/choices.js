// What an answer offers to do instead of guessing: one click sends it as the next turn.

import { action, session, text } from "./dom.js"
import { refresh, turn } from "./conversation.js"
import { call, newKey } from "./api.js"
import { changed as tellOtherTabs } from "./tab-sync.js"
import { toast } from "./toast.js"

action("send-choice", async button => {
  const from = button.closest(".turn").dataset.turn
  const request = { prompt: button.value, model: button.dataset.model, parentTurnId: from }
  try {
    const sent = await call("POST", `/sessions/${session()}/turns`, request, newKey())
    await refresh()
    tellOtherTabs()
    turn(sent.id)?.focus({ preventScroll: true })
  } catch (error) {
    toast(text("failed", error.message))
  }
})
