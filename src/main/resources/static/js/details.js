// The panel that tells everything about the picture on the stage.

import { $, action, base, isChord, isTyping, text } from "./dom.js"
import { morph } from "./morph.js"
import { fragment } from "./api.js"
import { current } from "./stage.js"

const panel = $("#facts")
const button = $("#facts-button")

const SOONEST = 1000
const LATEST = 15000
let again = 0

/** @param wait how long until what is still being found out is asked for again */
async function fill(wait = SOONEST) {
  clearTimeout(again)
  const image = current()
  if (panel.hidden || !image?.id) return
  try {
    const fresh = await fragment(`${base}/images/${image.id}/facts`)
    if (current()?.id !== image.id) return
    morph($("#facts-body"), $("#facts-body", fresh))
    if ($("#facts-body [data-checking]")) again = setTimeout(fill, wait, Math.min(LATEST, wait * 1.5))
  } catch (error) {
    $("#facts-body").textContent = text("failed", error.message)
  }
}

function toggle() {
  panel.hidden = !panel.hidden
  button.setAttribute("aria-expanded", String(!panel.hidden))
  fill()
}

action("facts", toggle)
document.addEventListener("pentimento:shown", event => {
  button.disabled = !event.detail.id
  fill()
})

addEventListener("keydown", event => {
  if (event.key !== "i" || isChord(event) || !current()?.id) return
  if (isTyping(event)) return
  event.preventDefault()
  toggle()
})
