// The pictures that go with the next request. Each is uploaded as soon as it is added, and kept by its id.

import { converted, showsAlone } from "./convert.js"
import { $, announce, base, icon, make, text } from "./dom.js"
import { ORDER } from "./file-drop.js"
import { alone, dropFile, keepFile, keepImage, keepPlace, kept } from "./upload-store.js"
import { newKey, Unreachable } from "./api.js"
import { toast } from "./toast.js"
import { upload } from "./uploads.js"

const list = $("#attachments")
let pictures = []
let changed = () => {}

/** Calls back whenever the pictures change. */
export function onAttachments(listener) {
  changed = listener
}

/** The pictures that the server has, in their order. */
export const ready = () => pictures.filter(picture => picture.id)

/** Those on their way or waiting for the connection. */
export const pending = () => pictures.filter(picture => !picture.id)

/** All of them, with an address to show each by. */
export const attached = () => pictures

/** Sets the pictures: those that the server has, and those on their way when this page was left, which go on. */
export function setPictures(known) {
  forget(pictures)
  pictures = known.map(picture => ({ ...picture, progress: 0 }))
  draw()
  pending().forEach(resume)
}

/** Puts pictures that the server has before those that are here, which stay and go on. */
export function giveBack(known) {
  const missing = known.filter(picture => !pictures.some(other => other.id === picture.id))
  pictures = [...missing, ...pictures]
  draw()
}

/** Shows other pictures in the place of those that are here, which go on meanwhile: they are given back, to be shown again. */
export function exchange(others) {
  const before = pictures
  pictures = others
  draw()
  return before
}

/** Adds a picture that the server has already. */
export function addKnown(picture) {
  if (pictures.some(other => other.id === picture.id)) return
  pictures.push(picture)
  draw()
}

/** Adds files, of which only pictures are taken; tells the names of the others. */
export function addFiles(files) {
  const others = []
  for (const file of files) {
    if (!file.type.startsWith("image/") && !/\.(jpe?g|png|webp|gif|bmp|tiff?|heic|heif|avif)$/i.test(file.name)) {
      others.push(file.name)
      continue
    }
    const picture = { name: file.name || "", key: newKey(), file, url: URL.createObjectURL(file), progress: 0 }
    pictures.push(picture)
    keepFile(picture.key, file)
    start(picture)
  }
  draw()
  return others
}

/** Sends, in place of a file that the server does not read, what the browser makes of it. */
async function convert(picture) {
  try {
    picture.file = await converted(picture.file)
    picture.key = newKey()
    picture.place = null
    keepFile(picture.key, picture.file)
    start(picture)
  } catch (error) {
    picture.convertible = false
    picture.error = text("convert-failed", picture.name || text("untitled"))
  }
  draw()
}

async function start(picture) {
  picture.error = null
  picture.convertible = false
  picture.abort = new AbortController()
  try {
    const image = await alone(picture.key, () => arrival(picture))
    Object.assign(picture, { id: image.id, width: image.width, height: image.height, label: image.aiLabel, file: null })
    if (image.leftOut?.length) toast(text("left-out", picture.name || text("untitled"), image.leftOut.map(what => text(`left-out-${what}`)).join(text("list-comma"))), null, null, 12000)
  } catch (error) {
    if (error.name === "AbortError") return
    picture.error = error instanceof Unreachable ? "" : error.message
    if (error instanceof Unreachable) document.addEventListener("pentimento:back", () => pictures.includes(picture) && start(picture), { once: true })
    else {
      dropFile(picture.key)
      picture.convertible = error.code === "unsupported-image" && (await showsAlone(picture.file))
    }
  }
  draw()
}

/** Uploads a picture from where its upload stands, unless another tab has done so. */
async function arrival(picture) {
  const { key, abort } = picture
  const before = picture.resumed ? await kept(key) : undefined // what begins here needs nothing that the browser keeps
  abort.signal.throwIfAborted()
  if (before?.image) return before.image
  const show = (progress, waiting) => {
    picture.progress = progress
    picture.waiting = waiting
    showProgress(picture)
  }
  const onPlace = place => {
    picture.place = place
    keepPlace(key, place)
  }
  const image = await upload(picture.file, show, abort.signal, { key, place: picture.place ?? before?.place, onPlace })
  keepImage(key, image)
  return image
}

/** Goes on with an upload that was under way when the page was left. */
async function resume(picture) {
  picture.resumed = true
  const before = await kept(picture.key)
  if (!pictures.includes(picture)) return
  if (!before) return vanish(picture)
  if (before.file) Object.assign(picture, { file: before.file, url: URL.createObjectURL(before.file) })
  draw()
  start(picture)
}

/** The browser did not keep it, so it cannot go on. */
function vanish(picture) {
  pictures = pictures.filter(other => other !== picture)
  draw()
  toast(text("upload-gone", picture.name || text("untitled")), null, null, 20000)
}

function showProgress({ element, progress, waiting }) {
  const bar = element?.querySelector("progress")
  if (!bar) return
  bar.value = progress
  element.classList.toggle("waiting", !!waiting)
  element.title = waiting ? text("upload-waits") : ""
}

/** Gives up what is on its way of these, and what the browser keeps of them. */
export function forget(those) {
  for (const { abort, key, url } of those) {
    abort?.abort()
    if (key) dropFile(key)
    if (url?.startsWith("blob:")) setTimeout(() => URL.revokeObjectURL(url), 60000)
  }
}

function remove(picture) {
  const at = pictures.indexOf(picture)
  pictures.splice(at, 1)
  forget([picture])
  draw()
  const rest = list.querySelectorAll(".remove")
  ;(rest[Math.min(at, rest.length - 1)] ?? $("#prompt")).focus()
}

function draw() {
  list.hidden = pictures.length === 0
  list.replaceChildren(...pictures.map(item))
  changed()
}

function item(picture) {
  const name = picture.name || text("untitled")
  const address = picture.url ?? (picture.id && `${base}/api/v1/images/${picture.id}/content?width=160`)
  const look = address ? make("img", { src: address, alt: name, width: 72, height: 72 }) : make("span", { className: "no-picture", textContent: name })
  const entry = make("li", { className: "attachment", draggable: true }, look)
  picture.element = entry
  if (picture.label && picture.label !== "none") entry.append(make("span", { className: "label on-picture", textContent: text(`label-${picture.label}`), title: text("label-brought") }))
  if (!picture.id && picture.error == null) {
    entry.classList.add("uploading")
    entry.append(make("progress", { max: 1, value: picture.progress, "aria-label": text("uploading", name) }))
    showProgress(picture)
  }
  if (picture.error != null) {
    entry.classList.add("failed")
    if (picture.error && !picture.convertible) $("img", entry)?.replaceWith(make("span", { className: "no-picture", textContent: name })) // it may be no picture at all
    entry.title = picture.error || text("no-connection")
    const again = picture.convertible
      ? { textContent: text("convert"), title: text("convert-hint", picture.error), onclick: () => convert(picture) }
      : { textContent: text("retry"), onclick: () => (start(picture), draw()) }
    entry.append(make("button", { type: "button", className: "again", ...again }))
  }
  const removal = make("button", { type: "button", className: "remove", "aria-label": text("remove", name), title: text("remove", name) }, icon("close"))
  removal.onclick = () => remove(picture)
  entry.append(removal)
  if (pictures.length > 1) entry.append(place(picture, name))
  entry.ondragstart = event => event.dataTransfer.setData(ORDER, String(pictures.indexOf(picture)))
  entry.ondragover = event => event.dataTransfer.types.includes(ORDER) && event.preventDefault()
  entry.ondrop = event => {
    if (!event.dataTransfer.types.includes(ORDER)) return
    event.preventDefault()
    event.stopPropagation()
    move(Number(event.dataTransfer.getData(ORDER)), pictures.indexOf(picture))
  }
  return entry
}

/** The picture's number in the order in which they go, which the arrow keys change; a click brings it forward. */
function place(picture, name) {
  const at = pictures.indexOf(picture)
  const words = text("place", at + 1, pictures.length, name)
  const button = make("button", { type: "button", className: "place", textContent: at + 1, "aria-label": words, title: words })
  button.onclick = () => move(at, at === 0 ? pictures.length - 1 : at - 1)
  button.onkeydown = event => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: pictures.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    move(at, Math.max(0, Math.min(pictures.length - 1, to)))
  }
  return button
}

function move(from, to) {
  const focused = document.activeElement?.classList.contains("place")
  pictures.splice(to, 0, ...pictures.splice(from, 1))
  draw()
  if (focused) list.querySelectorAll(".place")[to].focus()
  announce(text("moved", to + 1, pictures.length))
}
