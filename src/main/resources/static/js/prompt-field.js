// The message field: what stands in it, what is said about it, and what was asked before, by the arrow keys.

import { $ } from "./dom.js"
import { turns } from "./conversation.js"
import { draft, keep } from "./draft.js"

export const field = $("#prompt")

/** What stood in the field before this script did: typed while it was on its way, given back by the server, or a recipe's words. */
export const found = field.value

/** What was being written when this page was left. */
export const left = draft.text

/** Puts a text into the field, as if it had been typed. */
export function write(words, caret = words.length) {
  field.value = words
  field.focus()
  field.setSelectionRange(caret, caret)
  field.dispatchEvent(new Event("input", { bubbles: true }))
}

/** Says what is wrong with what is written or attached; nothing is, where there are no words. */
export function complain(words) {
  const place = $("#composer-error")
  place.textContent = words
  place.hidden = !words
}

function fit() {
  if (CSS.supports("field-sizing", "content")) return
  field.style.height = "auto"
  field.style.height = `${field.scrollHeight}px`
}

let recalled = -1

/** The arrow up in an empty field brings back what was asked before. */
function recall(event) {
  const earlier = turns().map(element => $(".prompt", element).textContent).reverse()
  const step = event.key === "ArrowUp" ? 1 : -1
  if (recalled === -1 && (field.value || step < 0)) return
  const next = Math.min(recalled + step, earlier.length - 1)
  if (next === recalled) return
  event.preventDefault()
  recalled = next
  field.value = next < 0 ? "" : earlier[next]
  keep()
  fit()
}

field.addEventListener("keydown", event => {
  if (event.key === "ArrowUp" || event.key === "ArrowDown") recall(event)
})
field.addEventListener("input", () => {
  recalled = -1
  keep()
  fit()
})
field.value = found === left ? found : [left, found].filter(Boolean).join("\n")
fit()
