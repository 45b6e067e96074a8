// Deletes the newest turn: the page goes back to the one before it at once, the server forgets it after a while in which
// it can be brought back.

import { $, action, session, text } from "./dom.js"
import { head, onChange, refresh, turn } from "./conversation.js"
import { call, lastCall } from "./api.js"
import { changed as tellOtherTabs } from "./tab-sync.js"
import { toast } from "./toast.js"

const GRACE = 6000
const deleting = new Map()

async function moveHead(to) {
  await call("PATCH", `/sessions/${session()}`, { headTurnId: to || null })
  await refresh()
  tellOtherTabs()
}

action("delete-turn", async button => {
  const { turn: id, parent } = button.closest(".turn").dataset
  try {
    await moveHead(parent)
  } catch (error) {
    return toast(text("failed", error.message))
  }
  const close = toast(text("turn-deleted"), text("undo"), () => bringBack(id), GRACE)
  deleting.set(id, { close, timer: setTimeout(() => remove(id), GRACE) })
  mark()
  $("#prompt").focus()
})

async function bringBack(id) {
  keep(id)
  await moveHead(id).catch(error => toast(text("failed", error.message)))
}

/** Whoever goes to the turn again, by redo or in the tree, keeps it. */
function keep(id) {
  const { timer, close } = deleting.get(id) ?? {}
  clearTimeout(timer)
  close?.()
  deleting.delete(id)
}

async function remove(id) {
  deleting.delete(id)
  try {
    await call("DELETE", `/turns/${id}`)
    await refresh()
    tellOtherTabs()
  } catch (error) {
    if (error.status !== 404) toast(text("failed", error.message))
  }
}

/** What is being deleted is not offered for redo. */
function mark() {
  for (const id of deleting.keys()) if (turn(id) || head() === id) keep(id)
  const undone = $("#undone")
  if (undone) undone.hidden = deleting.has($("#conversation").dataset.redo)
}

onChange(mark)
addEventListener("pagehide", () => deleting.forEach((_, id) => lastCall("DELETE", `/turns/${id}`)))
