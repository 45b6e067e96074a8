// Suggestions of what to ask next: what the model offers in its own words, else what the picture and the history call for.

import { $, make, text } from "./dom.js"
import { attached } from "./attachments.js"
import { write } from "./prompt-field.js"
import { onChange, turns } from "./conversation.js"
import { model, onModel } from "./model-picker.js"

const MOST = 6
const SMALL = 1000
const chips = $("#chips")

const split = (words, by) => words.split(by).filter(Boolean)

/** The picture that the next request is about. */
function picture() {
  const waiting = attached()[0]
  if (waiting) return waiting
  const working = $("#strip [data-working]")?.dataset
  return working && { width: Number(working.width), height: Number(working.height) }
}

/** What a picture of this shape and size may want. */
function byShape({ width, height }) {
  const kinds = []
  if (Math.max(width, height) < SMALL) kinds.push("small")
  if (width > height * 1.15) kinds.push("wide")
  if (height > width * 1.15) kinds.push("tall")
  return kinds.flatMap(kind => split(text(`${kind}-prompts`), "|"))
}

function suggestions() {
  const offers = split($("#conversation")?.dataset.offers ?? "", "\n")
  const own = !model().builtin ? "generative-prompts" : attached().length ? "first-prompts" : "next-prompts"
  const shape = model().builtin && picture()?.width ? byShape(picture()) : []
  const [first, ...others] = split(text(own), "|")
  const asked = new Set(turns().map(turn => turn.querySelector(".prompt").textContent.trim().toLowerCase()))
  return [...new Set([...offers, first, ...shape, ...others])].filter(words => !asked.has(words.toLowerCase())).slice(0, MOST)
}

function draw() {
  const busy = turns().some(turn => turn.hasAttribute("aria-busy") || turn.id === "turn-waiting")
  const something = attached().length > 0 || turns().length > 0
  chips.hidden = !something || busy || $("#prompt").value !== ""
  if (chips.hidden) return
  chips.replaceChildren(...suggestions().map(words => make("li", {}, make("button", { type: "button", textContent: words, onclick: () => write(words) }))))
}

onChange(draw)
onModel(draw)
$("#prompt").addEventListener("input", draw)
document.addEventListener("pentimento:attachments", draw)
document.addEventListener("pentimento:sent", draw)
draw()
