// The composer: what is written and attached becomes a turn, and nothing of it is lost on the way.

import { $, action, announce, icon, make, session, text } from "./dom.js"
import { addFiles, addKnown, attached, onAttachments, pending, ready, setPictures } from "./attachments.js"
import { loadDraft, saveDraft } from "./draft.js"
import { head, refresh, showPending, turn, turns } from "./conversation.js"
import { model, onModel, options } from "./models.js"
import { onFiles } from "./drop.js"
import { call, newKey, Refused } from "./net.js"
import { changed as tellOtherTabs } from "./tabs.js"

const form = $("#composer")
const field = $("#prompt")
const draft = loadDraft(session())
let sendWhenReady = false
let maskComing = null

function keep() {
  draft.text = field.value
  draft.pictures = attached()
    .filter(picture => picture.id || !picture.error)
    .map(({ id, key, name, width, height, label }) => ({ id, key, name, width, height, label }))
  saveDraft(session(), draft)
}

function complain(words) {
  const place = $("#composer-error")
  place.textContent = words
  place.hidden = !words
}

let complainedOf = null

/** Says which picture the server did not take, and why; true where there is one. */
function complainOfRefused() {
  const refused = attached().find(picture => picture.error)
  if (refused) complain(text("upload-failed", refused.name, refused.error))
  else if (complainedOf) complain("")
  complainedOf = refused ?? null
  return !!refused
}

function take(files) {
  const others = addFiles(files)
  complain(others.length ? text("no-picture", others.join(", ")) : "")
  if (!others.length) field.focus()
}

/** Puts a text into the field, as if it had been typed. */
export function write(words, caret = words.length) {
  field.value = words
  field.focus()
  field.setSelectionRange(caret, caret)
  field.dispatchEvent(new Event("input", { bubbles: true }))
}

/** Adds a picture of the session to what will be sent. */
export function attach(picture) {
  addKnown(picture)
  field.focus()
}

/** The next request follows this turn: an id, "root" for the beginning, or null for the head. */
export function branchAt(parent, words) {
  draft.parent = parent === null ? null : { id: parent, words }
  showBranch()
  keep()
}

/** The next request may change only what this mask leaves free: {id, of}, of the picture that it was painted on. */
function maskWith(mask) {
  draft.mask = mask
  showMask()
  keep()
  field.focus()
}

/** A mask is on its way: what is sent waits for it, and is not sent without it. */
export async function maskComes(coming) {
  maskComing = coming
  showMask()
  field.focus()
  try {
    const mask = await coming
    if (maskComing !== coming) return
    maskComing = null
    maskWith(mask)
    if (sendWhenReady) send()
  } catch (error) {
    if (maskComing !== coming) return
    maskComing = null
    sendWhenReady = false
    showMask()
    throw error
  }
}

function showMask() {
  $("#masked").hidden = !draft.mask && !maskComing
  $("#masked").ariaBusy = maskComing ? "true" : null
}

function showBranch() {
  $("#branching").hidden = !draft.parent
  if (draft.parent) $("#branching-words").textContent = draft.parent.words
}

function send() {
  complain("")
  const prompt = field.value.trim()
  const chosen = model()
  if (!prompt) {
    complain(text("empty"))
    field.focus()
    return
  }
  if (attached().length > chosen.most) return complain(text("too-many", chosen.label, chosen.most))
  if (complainOfRefused()) return
  if (pending().length || maskComing) {
    sendWhenReady = true
    return complain(text("wait-upload"))
  }
  sendWhenReady = false
  const request = { prompt, imageIds: ready().map(picture => picture.id), model: chosen.id, options: options() }
  if (draft.mask && chosen.mask) request.maskImageId = draft.mask.id
  draft.waiting = { key: newKey(), request, parent: draft.parent, mask: draft.mask, pictures: ready().map(({ id, name, width, height }) => ({ id, name, width, height })) }
  draft.parent = null
  draft.mask = null
  field.value = ""
  setPictures([])
  showBranch()
  showMask()
  keep()
  document.dispatchEvent(new CustomEvent("pentimento:sent"))
  deliver()
}

let delivering = false
let pause = 2000

/** Sends what waits, under the same key until the server has answered. */
async function deliver() {
  if (!draft.waiting || delivering) return
  delivering = true
  const { key, request, parent, pictures } = draft.waiting
  showPending(waitingTurn(request, pictures))
  try {
    const to = session() || (await call("POST", "/sessions", {}, `${key}-session`)).id
    const body = { ...request }
    if (parent?.id === "root" && head()) await call("PATCH", `/sessions/${to}`, { headTurnId: null })
    else if (parent && parent.id !== "root") body.parentTurnId = parent.id
    await call("POST", `/sessions/${to}/turns`, body, key)
    draft.waiting = null
    keep()
    complain("")
    announce(text("sent"))
    if (!session()) return location.assign(`/sessions/${to}`)
    $("#turn-waiting")?.remove()
    await refresh()
    tellOtherTabs()
  } catch (error) {
    if (error instanceof Refused) giveBack(error)
    else waitForConnection()
  } finally {
    delivering = false
  }
}

function giveBack(error) {
  const { request, pictures, parent, mask } = draft.waiting
  draft.waiting = null
  draft.parent = parent
  draft.mask = mask ?? null
  $("#turn-waiting")?.remove()
  if (!field.value) field.value = request.prompt
  setPictures([...pictures, ...ready()])
  showBranch()
  showMask()
  keep()
  complain(error.message)
  field.focus()
}

function waitForConnection() {
  complain(text("no-connection"))
  setTimeout(deliver, pause)
  pause = Math.min(pause * 1.5, 15000)
}

/** What the turn will look like, from what is known here. */
function waitingTurn(request, pictures) {
  $("#turn-waiting")?.remove()
  const shown = pictures.map(picture =>
    make("span", { className: "picture input", data: { ratio: Math.min(400, Math.max(10, Math.floor((picture.width / picture.height) * 20) * 5)) } }, make("img", { src: `/api/v1/images/${picture.id}/content?width=320`, width: picture.width, height: picture.height, alt: picture.name ?? "" })),
  )
  const ask = make("div", { className: "ask" }, make("div", { className: "ask-pictures" }, ...shown), make("div", { className: "folded" }, make("p", { className: "prompt", textContent: request.prompt })))
  const bar = make("div", { className: "bar unknown" }, make("span"))
  const answer = make("div", { className: "answer" }, make("div", { className: "progress" }, bar, make("p", { textContent: text("sending") })))
  return make("article", { className: "turn", id: "turn-waiting", "aria-label": request.prompt }, ask, answer)
}

function fit() {
  if (CSS.supports("field-sizing", "content")) return
  field.style.height = "auto"
  field.style.height = `${field.scrollHeight}px`
}

let recalled = -1

/** The arrow up in an empty field brings back what was asked before. */
function recall(event) {
  const earlier = turns().map(element => $(".prompt", element).textContent).reverse()
  const step = event.key === "ArrowUp" ? 1 : -1
  if (recalled === -1 && (field.value || step < 0)) return
  const next = Math.min(recalled + step, earlier.length - 1)
  if (next === recalled) return
  event.preventDefault()
  recalled = next
  field.value = next < 0 ? "" : earlier[next]
  keep()
  fit()
}

field.addEventListener("keydown", event => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault()
    send()
  }
  if (event.key === "ArrowUp" || event.key === "ArrowDown") recall(event)
})
field.addEventListener("input", () => {
  recalled = -1
  keep()
  fit()
})
form.addEventListener("submit", event => {
  event.preventDefault()
  send()
})
for (const input of [$("#files"), $("#camera")]) {
  input.addEventListener("change", () => {
    take([...input.files])
    input.value = ""
  })
}
onFiles(take)
onModel(() => complain(""))

action("unbranch", () => {
  branchAt(null)
  field.focus()
})

action("unmask", () => {
  maskComing = null
  maskWith(null)
})

action("branch-here", button => {
  const from = button.closest(".turn")
  branchAt(from.dataset.turn, text("branching-after", $(".prompt", from).textContent))
  field.focus()
})

action("edit-prompt", button => {
  const from = button.closest(".turn")
  const words = $(".prompt", from).textContent
  branchAt(from.dataset.parent || "root", text("branching", words))
  setPictures([...from.querySelectorAll(".ask-pictures .picture")].map(picture => ({ id: picture.dataset.image, name: "", width: Number(picture.dataset.width), height: Number(picture.dataset.height) })))
  write(words)
})

action("use-picture", button => {
  const picture = button.closest(".made").querySelector(".picture")
  attach({ id: picture.dataset.image, name: "", width: Number(picture.dataset.width), height: Number(picture.dataset.height) })
})

action("sample", async button => {
  const response = await fetch(button.dataset.source)
  take([new File([await response.blob()], "sample.jpg", { type: "image/jpeg" })])
})

setPictures(draft.pictures)
onAttachments(() => {
  keep()
  complainOfRefused()
  document.dispatchEvent(new CustomEvent("pentimento:attachments"))
  if (sendWhenReady && !pending().length && !maskComing) send()
})
field.value = draft.text
if (draft.parent && draft.parent.id !== "root" && !turn(draft.parent.id)) draft.parent = null
showBranch()
showMask()
fit()
if (draft.waiting) deliver()
document.addEventListener("pentimento:back", deliver)
document.dispatchEvent(new CustomEvent("pentimento:attachments"))
