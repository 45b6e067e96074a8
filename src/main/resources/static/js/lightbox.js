// The stage over the whole window: the viewer that a click on a picture opens. The focus stays in it and goes back after, and
// the browser's way back leads out of it, as it does on a phone everywhere.

import { $, action } from "./dom.js"

const stage = $("#stage")
let before = null

export const isFull = () => stage.classList.contains("full")

export function openFull() {
  if (isFull()) return
  before = document.activeElement
  stage.classList.add("full")
  stage.setAttribute("role", "dialog")
  stage.setAttribute("aria-modal", "true")
  for (const other of stage.parentElement.children) if (other !== stage) other.inert = true
  $("#stage-view").focus({ preventScroll: true })
  history.pushState({ full: true }, "")
  document.dispatchEvent(new CustomEvent("pentimento:full"))
}

export function closeFull() {
  if (!isFull()) return
  leave()
  if (history.state?.full) history.back()
}

function leave() {
  stage.classList.remove("full")
  stage.removeAttribute("role")
  stage.removeAttribute("aria-modal")
  for (const other of stage.parentElement.children) other.inert = false
  if (before?.isConnected) before.focus({ preventScroll: true })
}

addEventListener("popstate", event => {
  if (isFull() && !event.state?.full) leave()
})
action("full-screen", openFull)
action("close-full", closeFull)
