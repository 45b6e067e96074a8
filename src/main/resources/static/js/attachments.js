// The pictures that go with the next request. Each is uploaded as soon as it is added, and kept by its id.

import { $, icon, make, text } from "./dom.js"
import { Unreachable, upload } from "./net.js"

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

export function setPictures(known) {
  pictures.forEach(forget)
  pictures = known.map(picture => ({ ...picture }))
  draw()
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
    const picture = { name: file.name || "", file, url: URL.createObjectURL(file), progress: 0 }
    pictures.push(picture)
    start(picture)
  }
  draw()
  return others
}

async function start(picture) {
  picture.error = null
  picture.abort = new AbortController()
  try {
    const image = await upload(
      picture.file,
      progress => {
        picture.progress = progress
        const bar = picture.element?.querySelector("progress")
        if (bar) bar.value = progress
      },
      picture.abort.signal,
    )
    Object.assign(picture, { id: image.id, width: image.width, height: image.height, label: image.aiLabel, file: null })
  } catch (error) {
    if (error.name === "AbortError") return
    picture.error = error instanceof Unreachable ? "" : error.message
    if (error instanceof Unreachable) addEventListener("online", () => start(picture), { once: true })
  }
  draw()
}

function forget(picture) {
  picture.abort?.abort()
  if (picture.url?.startsWith("blob:")) setTimeout(() => URL.revokeObjectURL(picture.url), 60000)
}

function remove(picture) {
  const at = pictures.indexOf(picture)
  pictures.splice(at, 1)
  forget(picture)
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
  const address = picture.url ?? `/api/v1/images/${picture.id}/content?width=160`
  const entry = make("li", { className: "attachment", draggable: true }, make("img", { src: address, alt: name, width: 72, height: 72 }))
  picture.element = entry
  if (picture.label && picture.label !== "none") entry.append(make("span", { className: "label on-picture", textContent: text(`label-${picture.label}`), title: text("label-brought") }))
  if (!picture.id && picture.error == null) {
    entry.classList.add("uploading")
    entry.append(make("progress", { max: 1, value: picture.progress, "aria-label": text("uploading", name, "") }))
  }
  if (picture.error != null) {
    entry.classList.add("failed")
    if (picture.error) $("img", entry).replaceWith(make("span", { className: "no-picture", textContent: name })) // it may be no picture at all
    entry.title = picture.error || text("no-connection")
    entry.append(make("button", { type: "button", className: "again", textContent: text("retry"), onclick: () => (start(picture), draw()) }))
  }
  const removal = make("button", { type: "button", className: "remove", "aria-label": text("remove", name), title: text("remove", name) }, icon("close"))
  removal.onclick = () => remove(picture)
  entry.append(removal)
  entry.ondragstart = event => event.dataTransfer.setData("text/x-pentimento-order", String(pictures.indexOf(picture)))
  entry.ondragover = event => event.dataTransfer.types.includes("text/x-pentimento-order") && event.preventDefault()
  entry.ondrop = event => {
    const from = Number(event.dataTransfer.getData("text/x-pentimento-order"))
    const to = pictures.indexOf(picture)
    event.preventDefault()
    event.stopPropagation()
    pictures.splice(to, 0, ...pictures.splice(from, 1))
    draw()
  }
  return entry
}
