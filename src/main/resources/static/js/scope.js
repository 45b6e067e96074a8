// What the next request follows, and which part of the picture it may change.

import { $, action } from "./dom.js"
import { turn } from "./conversation.js"
import { draft, keep } from "./draft.js"
import { field } from "./prompt-field.js"

let coming = null

/** Whether a mask is still on its way. */
export const maskOnItsWay = () => coming !== null

/** The next request follows this turn: an id, "root" for the beginning, or null for the head. */
export function branchAt(parent, words) {
  setScope(parent === null ? null : { id: parent, words }, draft.mask)
}

/** What the next request follows, {id, words}, and the mask that it goes with, {id, of}; null where it is the usual. */
export function setScope(parent, mask) {
  draft.parent = parent
  draft.mask = mask
  show()
  keep()
}

/** A mask is on its way: what is sent waits for it, and is not sent without it. */
export async function maskComes(promised) {
  coming = promised
  show()
  field.focus()
  try {
    const mask = await promised
    if (coming !== promised) return
    coming = null
    setScope(draft.parent, mask)
    field.focus()
    tell(true)
  } catch (error) {
    if (coming !== promised) return
    coming = null
    show()
    tell(false)
    throw error
  }
}

const tell = arrived => document.dispatchEvent(new CustomEvent("pentimento:mask", { detail: arrived }))

function show() {
  $("#masked").hidden = !draft.mask && !coming
  $("#masked").ariaBusy = coming ? "true" : null
  $("#branching").hidden = !draft.parent
  if (draft.parent) $("#branching-words").textContent = draft.parent.words
}

action("unbranch", () => {
  branchAt(null)
  field.focus()
})

action("unmask", () => {
  coming = null
  setScope(draft.parent, null)
  field.focus()
})

if (draft.parent && draft.parent.id !== "root" && !turn(draft.parent.id)) draft.parent = null
show()
