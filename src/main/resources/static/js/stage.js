// The stage: one picture as large as the window allows, and the strip of the branch's pictures under it.

import { $, $$, action, announce, isChord, isTyping, text } from "./dom.js"
import { attached } from "./attachments.js"
import { onChange } from "./conversation.js"
import { closeFull, isFull, openFull } from "./lightbox.js"
import { address, Layer } from "./progressive-image.js"
import { Zoom } from "./zoom.js"

export const view = $("#stage-view")
const picture = new Layer($("#stage-picture"))
const alone = matchMedia("(max-width: 55.99rem)")
const placed = []

let shown = null
let following = true

export const zoom = new Zoom(view, () => {
  if (!picture.image) return // what was asked for is on its way
  picture.place(zoom.x, zoom.y, zoom.natural.width * zoom.scale, zoom.natural.height * zoom.scale)
  view.classList.toggle("pixels", zoom.percent >= 300)
  $("#zoom-level").textContent = text("zoom", zoom.percent)
  placed.forEach(listener => listener())
})

/** Calls back whenever the picture has moved or changed its size. */
export function onPlaced(listener) {
  placed.push(listener)
}

/** Shows a picture: {id, width, height, from}, or one of this page's own with an address. */
export async function show(image) {
  if (shown && shown.id === image.id && shown.url === image.url && shown.from === image.from) return
  shown = image
  document.body.dataset.stage = "on"
  mark()
  const size = Math.min((view.clientWidth || innerWidth) / image.width, (view.clientHeight || innerHeight) / image.height, 1) * image.width
  if (!(await picture.show(image, size))) return
  view.dataset.ready = ""
  zoom.setNatural(image.width, image.height)
  $("#stage-download").href = address(image, 0)
  document.dispatchEvent(new CustomEvent("pentimento:shown", { detail: image }))
}

/** What the stage shows. */
export const current = () => shown

export const frames = () => $$("#strip .frame")

export function read(element) {
  return {
    id: element.dataset.image,
    width: Number(element.dataset.width),
    height: Number(element.dataset.height),
    from: element.dataset.from,
    alt: $("img", element)?.alt,
  }
}

function mark() {
  const here = element => element.dataset.image === shown?.id && element.dataset.from === shown?.from
  for (const frame of frames()) {
    frame.toggleAttribute("data-shown", here(frame))
    if (here(frame)) frame.setAttribute("aria-current", "true")
    else frame.removeAttribute("aria-current")
  }
  for (const link of $$(".turn a.picture")) link.toggleAttribute("data-shown", here(link) && !alone.matches)
  const frame = frames().find(here)
  if (frame) frame.parentElement.parentElement.scrollTo({ left: frame.offsetLeft - frame.parentElement.parentElement.clientWidth / 2 })
}

/** Shows what the next request is about: the first picture that waits to be sent, else the branch's last one. */
export async function showWorking() {
  const working = $("#strip [data-working]")
  const waiting = attached()[0]
  if (waiting) {
    following = true
    if (waiting.width) await show({ id: waiting.id, width: waiting.width, height: waiting.height, alt: waiting.name })
    else if (waiting.url) await measure(waiting)
  } else if (working) await show(read(working))
  else if (shown && !$("#turn-waiting")) {
    shown = null
    document.body.dataset.stage = "off"
    closeFull()
  }
}

async function measure(waiting) {
  const image = new Image()
  image.src = waiting.url
  await image.decode().catch(() => {})
  if (image.naturalWidth && attached()[0] === waiting && !waiting.id) await show({ url: waiting.url, width: image.naturalWidth, height: image.naturalHeight, alt: waiting.name })
}

function follow() {
  const still = shown && frames().some(frame => frame.dataset.image === shown.id && frame.dataset.from === shown.from)
  if (following || !still) {
    following = true
    showWorking()
  } else mark()
}

function pick(element) {
  const image = read(element)
  const working = $("#strip [data-working]")
  following = working?.dataset.image === image.id && working?.dataset.from === image.from
  return show(image)
}

function step(by) {
  const all = frames()
  const at = all.findIndex(frame => frame.hasAttribute("data-shown"))
  const next = all[Math.max(0, Math.min(all.length - 1, (at < 0 ? all.length - 1 : at) + by))]
  if (!next) return
  pick(next)
  announce(text("picture-of", all.indexOf(next) + 1, all.length))
}

document.addEventListener("click", event => {
  const link = event.target.closest(".turn a.picture")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
  event.preventDefault()
  const again = link.dataset.image === shown?.id && link.dataset.from === shown?.from
  pick(link)
  if (alone.matches || again) openFull()
})

action("show-frame", frame => {
  const again = frame.hasAttribute("data-shown") && !isFull()
  pick(frame)
  if (again && frame === document.activeElement && alone.matches) openFull()
})
action("show-working", () => {
  following = true
  showWorking()
  openFull()
})
action("fit", () => zoom.fit())
action("full-size", () => zoom.to(zoom.actualScale))
action("step-back", () => step(-1))
action("step-on", () => step(1))

view.addEventListener("keydown", event => {
  const move = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key]
  if (move && zoom.loose && !event.shiftKey) {
    event.preventDefault()
    zoom.pan(...move)
  } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    event.preventDefault()
    step(event.key === "ArrowLeft" ? -1 : 1)
  }
})
$("#strip").addEventListener("keydown", event => {
  if (event.key === " " && event.target.matches(".frame")) {
    event.preventDefault()
    return event.target.click()
  }
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return
  event.preventDefault()
  step(event.key === "ArrowLeft" ? -1 : 1)
  $("#strip [data-shown]")?.focus()
})

addEventListener("keydown", event => {
  if (isChord(event) || isTyping(event)) return
  if (event.key === "Escape" && isFull()) closeFull()
  else if (!shown) return
  else if (event.key === "f") isFull() ? closeFull() : openFull()
  else if (event.key === "0") zoom.fit()
  else if (event.key === "1") zoom.to(zoom.actualScale)
  else if (event.key === "+" || event.key === "=") zoom.by(1.25)
  else if (event.key === "-") zoom.by(0.8)
  else return
  event.preventDefault()
})

onChange(follow)
document.addEventListener("pentimento:attachments", showWorking)
document.addEventListener("pentimento:full", mark) // the strip comes into view, at the picture that is shown
document.addEventListener("pentimento:sent", () => (following = true))
showWorking()
