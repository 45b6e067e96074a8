// The panel that tells everything about the picture on the stage.

import { $, action, isChord, isTyping, text } from "./dom.js"
import { morph } from "./morph.js"
import { fragment } from "./net.js"
import { current } from "./stage.js"

const panel = $("#facts")
const button = $("#facts-button")

async function fill() {
  const image = current()
  if (panel.hidden || !image?.id) return
  try {
    const fresh = await fragment(`/images/${image.id}/facts`)
    if (current()?.id === image.id) morph($("#facts-body"), $("#facts-body", fresh))
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
