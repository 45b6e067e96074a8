// The picture on the stage beside another one: with a slider, side by side, by turns, or what differs.

import { $, action, isChord, isTyping, make, text } from "./dom.js"
import { Layer } from "./progressive-image.js"
import { current, frames, onPlaced, read, view, zoom } from "./stage.js"

const BLINK = 700
const pane = $("#pane-before")
const before = new Layer($("#stage-before"))
const split = $("#split")
const how = $("#compare-how")
const other = $("#compare-with")

let on = false
let wish = "before"
let share = 0.5
let timer = 0

/**
 * What a picture can stand beside, by name: the one it was made from, the first of all, and each of the others, with what it is
 * called in the list and what each of the two is called on the stage.
 */
function candidates() {
  const image = current()
  const all = frames()
  const at = all.findIndex(frame => frame.dataset.image === image?.id && frame.dataset.from === image?.from)
  if (at < 0) return new Map()
  const earlier = all.slice(0, at).filter(frame => frame.dataset.from !== image.from || !frame.dataset.answer)
  const parent = all.slice(0, at).find(frame => frame.dataset.from === image.from && !frame.dataset.answer) ?? earlier.at(-1)
  const numbered = n => text("compare-picture", n + 1)
  const named = new Map()
  if (parent) named.set("before", { frame: parent, name: text("compare-before"), here: text("before"), there: text("after") })
  if (all[0] !== parent && at > 0) named.set("original", { frame: all[0], name: text("compare-original"), here: text("compare-original"), there: text("after") })
  all.forEach((frame, n) => {
    if (frame !== parent && frame !== all[0] && n !== at) named.set(`${frame.dataset.from} ${frame.dataset.image}`, { frame, name: numbered(n), here: numbered(n), there: numbered(at) })
  })
  return named
}

/** Offers what there is; what was chosen stays chosen, so that "the picture before" goes along with what is shown. */
function fill() {
  const choices = candidates()
  other.replaceChildren(...[...choices].map(([value, { name }]) => make("option", { value, textContent: name })))
  if (choices.has(wish)) other.value = wish
  $("#compare").disabled = choices.size === 0
  return choices.size > 0
}

const chosen = () => candidates().get(other.value)

/** Shows the other picture; neither is named while one of the two is still on its way. */
async function load() {
  const beside = chosen()
  if (!beside) return stop()
  $("#name-before").textContent = $("#name-after").textContent = ""
  if (!(await before.show(read(beside.frame), zoom.natural.width * zoom.scale))) return false
  $("#name-before").textContent = beside.here
  $("#name-after").textContent = beside.there
  place()
  return true
}

/** The other picture takes the same place; where its shape differs it is fitted into it. */
function place() {
  if (!before.image || pane.hidden) return
  const width = zoom.natural.width * zoom.scale
  const height = zoom.natural.height * zoom.scale
  const scale = Math.min(width / before.image.width, height / before.image.height)
  const w = before.image.width * scale
  const h = before.image.height * scale
  before.place(zoom.x + (width - w) / 2, zoom.y + (height - h) / 2, w, h)
  // the names stand in the picture's corners, where these can be seen
  $("#name-before").style.left = `${Math.max(0, zoom.x) + 10}px`
  $("#name-after").style.right = `${Math.max(0, zoom.room.width - zoom.x - width) + 10}px`
  for (const name of ["#name-before", "#name-after"]) $(name).style.bottom = `${Math.max(0, zoom.room.height - zoom.y - height) + 10}px`
}

function arrange() {
  const mode = on ? how.value : ""
  for (const name of ["slider", "side", "blink", "difference"]) view.classList.toggle(`compare-${name}`, name === mode)
  pane.hidden = !on
  split.hidden = mode !== "slider"
  $("#compare-controls").hidden = !on
  $("#compare").setAttribute("aria-pressed", String(on))
  for (const name of ["#name-before", "#name-after"]) $(name).hidden = !on || mode === "difference"
  pane.style.clipPath = ""
  pane.style.opacity = ""
  clearInterval(timer)
  if (mode === "blink") timer = setInterval(() => glance(pane.style.opacity === "0"), BLINK)
  if (mode === "slider") slide(share)
  const columns = mode === "side" ? 2 : 1
  if (zoom.columns !== columns) {
    zoom.columns = columns
    zoom.fit()
  }
  place()
}

function glance(showBefore) {
  pane.style.opacity = showBefore ? "1" : "0"
  $("#name-before").hidden = !showBefore
  $("#name-after").hidden = showBefore
}

function slide(to) {
  share = Math.min(1, Math.max(0, to))
  const at = `${(share * 100).toFixed(2)}%`
  split.style.left = at
  pane.style.clipPath = `inset(0 calc(100% - ${at}) 0 0)`
  split.setAttribute("aria-valuenow", String(Math.round(share * 100)))
}

function start() {
  if (!fill()) return
  on = true
  arrange()
  load()
}

function stop() {
  if (!on) return
  on = false
  wish = "before"
  arrange()
}

export const comparing = () => on
export { stop as stopComparing }

action("compare", () => (on ? stop() : start()))
how.addEventListener("change", arrange)
other.addEventListener("change", () => {
  wish = other.value
  load()
})
onPlaced(place)
document.addEventListener("pentimento:shown", () => {
  const able = fill()
  if (on && able) load()
  else stop()
})

split.addEventListener("pointerdown", event => {
  event.preventDefault()
  split.setPointerCapture(event.pointerId)
  split.focus()
})
split.addEventListener("pointermove", event => {
  if (!split.hasPointerCapture(event.pointerId)) return
  const box = view.getBoundingClientRect()
  slide((event.clientX - box.left) / box.width)
})
split.addEventListener("keydown", event => {
  const step = { ArrowLeft: -0.02, ArrowRight: 0.02, PageDown: -0.1, PageUp: 0.1, Home: -1, End: 1 }[event.key]
  if (!step) return
  event.preventDefault()
  event.stopPropagation()
  slide(share + step)
})

const typing = event => isChord(event) || isTyping(event)

let glancing = false

addEventListener("keydown", async event => {
  if (typing(event) || event.repeat) return
  if (event.key === "c") on ? stop() : start()
  if (event.key !== "b" || on || !fill()) return
  glancing = true
  if (!(await load()) || !glancing) return
  pane.hidden = false
  place()
  glance(true)
})
addEventListener("keyup", event => {
  if (event.key !== "b" || !glancing) return
  glancing = false
  if (!on) arrange()
})
