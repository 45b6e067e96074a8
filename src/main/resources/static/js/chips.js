// Suggestions of what to ask next.

import { $, make, text } from "./dom.js"
import { attached } from "./attachments.js"
import { write } from "./composer.js"
import { onChange, turns } from "./conversation.js"
import { model, onModel } from "./models.js"

const chips = $("#chips")

function draw() {
  const busy = turns().some(turn => turn.hasAttribute("aria-busy") || turn.id === "turn-waiting")
  const something = attached().length > 0 || turns().length > 0
  chips.hidden = !something || busy || $("#prompt").value !== ""
  if (chips.hidden) return
  const asked = new Set(turns().map(turn => turn.querySelector(".prompt").textContent))
  const kind = !model().builtin ? "generative-prompts" : attached().length ? "first-prompts" : "next-prompts"
  const words = text(kind).split("|").filter(suggestion => !asked.has(suggestion))
  chips.replaceChildren(...words.map(suggestion => make("li", {}, make("button", { type: "button", textContent: suggestion, onclick: () => write(suggestion) }))))
}

onChange(draw)
onModel(draw)
$("#prompt").addEventListener("input", draw)
document.addEventListener("pentimento:attachments", draw)
document.addEventListener("pentimento:sent", draw)
draw()
