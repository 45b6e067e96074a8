// Painting where the next request may change the picture. The mask goes with the request as a picture of its own.

import { $, $$, action, announce, isChord, isTyping, text } from "./dom.js"
import { maskComes } from "./scope.js"
import { stopComparing } from "./compare.js"
import { closeFull } from "./lightbox.js"
import { model, onModel } from "./model-picker.js"
import { upload } from "./uploads.js"
import { find, giveUp, note } from "./selection.js"
import { current, onPlaced, showWorking, view, zoom } from "./stage.js"
import { draw, toPng } from "./strokes.js"
import { toast } from "./toast.js"

const LARGEST = 2048
const COLOUR = "#ff2d55"
const canvas = $("#mask")
const tools = $("#mask-tools")
const cursor = $("#mask-cursor")

let painting = false
let tool = "brush"
let strokes = []
let undone = []
let stroke = null
let scale = 1

const size = () => Number($("#mask-size").value)
const softness = () => Number($("#mask-softness").value)
/** The width of the brush in the picture's pixels: the slider's value is a share of its shorter side. */
const width = () => (Math.min(zoom.natural.width, zoom.natural.height) * size()) / 100

async function start() {
  stopComparing()
  await showWorking() // what is painted on is what the next request is about, whatever was looked at
  if (!current()) return
  painting = zoom.busy = true
  strokes = []
  undone = []
  const longest = Math.max(zoom.natural.width, zoom.natural.height)
  scale = Math.min(1, LARGEST / longest)
  canvas.width = Math.round(zoom.natural.width * scale)
  canvas.height = Math.round(zoom.natural.height * scale)
  note("")
  show()
  redraw()
}

function stop() {
  painting = zoom.busy = false
  giveUp()
  cursor.hidden = true
  show()
}

function show() {
  canvas.hidden = !painting
  tools.hidden = !painting
  $("#paint").setAttribute("aria-pressed", String(painting))
  view.classList.toggle("painting", painting)
  for (const button of $$("#mask-tools [data-tool]")) button.setAttribute("aria-pressed", String(button.dataset.tool === tool))
}

/** A quick hand may leave no more. */
const LEAST_POINTS = { brush: 1, rect: 2, lasso: 3 }

const blank = () => !strokes.length || strokes.at(-1).tool === "clear"

function redraw() {
  draw(canvas, stroke ? [...strokes, stroke] : strokes, scale, COLOUR)
  canvas.style.filter = softness() ? `blur(${softness() * zoom.scale}px)` : ""
  $("#mask-undo").disabled = strokes.length === 0
  $("#mask-redo").disabled = undone.length === 0
  $("#mask-done").disabled = blank()
}

function place() {
  if (!painting) return
  canvas.style.width = `${zoom.natural.width * zoom.scale}px`
  canvas.style.height = `${zoom.natural.height * zoom.scale}px`
  canvas.style.translate = `${zoom.x}px ${zoom.y}px`
}

const at = event => {
  const [x, y] = zoom.point(event)
  const pressure = event.pointerType === "pen" && event.pressure ? 0.3 + event.pressure : 1
  return [(x - zoom.x) / zoom.scale, (y - zoom.y) / zoom.scale, width() * pressure]
}

view.addEventListener("pointerdown", event => {
  if (!painting || event.button > 0 || event.target.closest("button")) return
  if (stroke) {
    stroke = null // a second finger: it is a pinch
    zoom.busy = false
    return redraw()
  }
  if (!event.isPrimary) return
  view.setPointerCapture(event.pointerId)
  stroke = { tool: tool === "eraser" ? "brush" : tool, erase: tool === "eraser" || event.altKey, points: [at(event)] }
  undone = []
  note("")
  redraw()
})
view.addEventListener("pointermove", event => {
  if (!painting) return
  follow(event)
  if (!stroke || !event.isPrimary) return
  for (const step of event.getCoalescedEvents?.() ?? [event]) stroke.points.push(at(step))
  requestAnimationFrame(redraw)
})
for (const end of ["pointerup", "pointercancel"]) {
  view.addEventListener(end, event => {
    if (!painting || !event.isPrimary) return
    zoom.busy = true
    if (!stroke) return
    if (end === "pointerup" && stroke.points.length >= LEAST_POINTS[stroke.tool]) strokes.push(stroke)
    stroke = null
    redraw()
  })
}
view.addEventListener("pointerleave", () => (cursor.hidden = true))

function follow(event) {
  const round = tool === "brush" || tool === "eraser"
  cursor.hidden = !round || event.pointerType === "touch"
  outline(...zoom.point(event))
}

/** Shows how large the brush is, around this point of the view. */
function outline(x, y) {
  const across = width() * zoom.scale
  cursor.style.width = cursor.style.height = `${across}px`
  cursor.style.translate = `${x - across / 2}px ${y - across / 2}px`
}

function choose(name) {
  tool = name
  show()
}

function chooseByKey(name) {
  choose(name)
  announce($(`#mask-tools [data-tool=${name}]`).ariaLabel)
}

/** Changes the strokes and shows it; what was said about the mask before need not be true any more. */
function change(how) {
  how()
  redraw()
  note("")
}

const takeBack = () => change(() => strokes.length && undone.push(strokes.pop()))
const putBack = () => change(() => undone.length && strokes.push(undone.pop()))
const invert = () => change(() => strokes.push({ tool: "invert" }))
const clear = () => change(() => blank() || strokes.push({ tool: "clear" }))

/** Has a part of the picture found: it is added to the mask, or taken out of it while the eraser is chosen. */
async function findPart(of) {
  const found = await find(current(), of)
  if (!found) return
  const erase = tool === "eraser" && !blank()
  change(() => {
    strokes.push({ tool: "found", mask: found.mask, erase })
    undone = []
  })
  note(text(`${erase ? "spared" : "found"}-${of}`, Math.max(1, Math.round(found.share * 100))))
}

/** Uploads the mask and gives it to the composer, where the request is written now. */
async function finish() {
  const image = current()
  const painted = strokes
  const soft = softness()
  stop()
  closeFull()
  try {
    await maskComes(
      toPng(painted, zoom.natural.width, zoom.natural.height, soft)
        .then(file => upload(file, () => {}))
        .then(({ id }) => ({ id, of: image.id })),
    )
  } catch (error) {
    toast(text("failed", error.message))
  }
}

action("paint", () => (painting ? stop() : start()))
action("mask-tool", button => choose(button.dataset.tool))
action("mask-part", button => findPart(button.dataset.of))
action("mask-invert", invert)
action("mask-clear", clear)
action("mask-undo", takeBack)
action("mask-redo", putBack)
action("mask-done", finish)
$("#mask-softness").addEventListener("input", redraw)
// a finger has no pointer that would show the size
$("#mask-size").addEventListener("input", () => {
  cursor.hidden = false
  outline(zoom.room.width / 2, zoom.room.height / 2)
})
$("#mask-size").addEventListener("change", () => (cursor.hidden = true))

const able = () => ($("#paint").hidden = !model().mask)

onModel(able)
able()
onPlaced(place)
document.addEventListener("pentimento:shown", () => painting && stop())

const keys = {
  b: () => chooseByKey("brush"),
  e: () => chooseByKey("eraser"),
  r: () => chooseByKey("rect"),
  l: () => chooseByKey("lasso"),
  x: invert,
  delete: clear,
  "[": () => ($("#mask-size").value = size() - 2),
  "]": () => ($("#mask-size").value = size() + 2),
  "shift s": () => findPart("subject"),
  "shift b": () => findPart("background"),
  "shift f": () => findPart("faces"),
}

addEventListener(
  "keydown",
  event => {
    const key = event.key.toLowerCase()
    if (isTyping(event, "input:not([type=range]), textarea, select")) return
    if (!painting) {
      if (key === "m" && !event.ctrlKey && !event.metaKey && current() && model().mask) start()
      return
    }
    if ((event.ctrlKey || event.metaKey) && key === "z") event.shiftKey ? putBack() : takeBack()
    else if (isChord(event)) return
    else if (event.key === "Escape") stop()
    else if (event.key === "Enter" && !blank() && !event.target.closest("button, a")) finish()
    else if (keys[(event.shiftKey ? "shift " : "") + key]) keys[(event.shiftKey ? "shift " : "") + key]()
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  },
  true,
)
