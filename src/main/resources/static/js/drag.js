// Pictures of the page dragged into the composer: they go by their id, nothing is uploaded again.

import { $, text } from "./dom.js"
import { attach } from "./composer.js"
import { PICTURE } from "./file-drop.js"

const composer = $("#composer")
const brings = event => event.dataTransfer?.types.includes(PICTURE)
const mark = yes => composer.classList.toggle("taking", yes)

document.addEventListener("dragstart", event => {
  const from = event.target.closest?.(".frame, .turn a.picture")
  if (!from) return
  const { image, width, height } = from.dataset
  event.dataTransfer.setData(PICTURE, JSON.stringify({ id: image, name: $("img", from)?.alt ?? text("untitled"), width: Number(width), height: Number(height) }))
  event.dataTransfer.effectAllowed = "copy"
})
composer.addEventListener("dragover", event => {
  if (!brings(event)) return
  event.preventDefault()
  event.dataTransfer.dropEffect = "copy"
  mark(true)
})
composer.addEventListener("dragleave", event => composer.contains(event.relatedTarget) || mark(false))
composer.addEventListener("drop", event => {
  if (!brings(event)) return
  event.preventDefault()
  mark(false)
  attach(JSON.parse(event.dataTransfer.getData(PICTURE)))
})
document.addEventListener("dragend", () => mark(false))
