// What is written and attached becomes a turn, and nothing of it is lost on the way.

import { $, announce, base, make, session, text } from "./dom.js"
import { attached, giveBack, pending, ready, setPictures } from "./attachments.js"
import { head, refresh, showPending } from "./conversation.js"
import { draft, keep, moveTo } from "./draft.js"
import { complain, field } from "./prompt-field.js"
import { model, options } from "./model-picker.js"
import { call, newKey, Refused } from "./api.js"
import { maskOnItsWay, setScope } from "./scope.js"
import { changed as tellOtherTabs } from "./tab-sync.js"

let whenComplete = false
let complainedOf = null

/** Says which picture the server did not take, and why; true where there is one. */
export function complainOfRefused() {
  const refused = attached().find(picture => picture.error)
  if (refused) complain(text("upload-failed", refused.name, refused.error))
  else if (complainedOf) complain("")
  complainedOf = refused ?? null
  return !!refused
}

/** Sends what is written, or, where something of it is still on its way, as soon as all of it is there. */
export function send() {
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
  whenComplete = true
  if (draft.waiting) return complain(text("wait-send"))
  if (pending().length || maskOnItsWay()) return complain(text("wait-upload"))
  whenComplete = false
  const request = { prompt, imageIds: ready().map(picture => picture.id), model: chosen.asked, options: options() }
  if (draft.mask && chosen.mask) request.maskImageId = draft.mask.id
  draft.waiting = { key: newKey(), request, parent: draft.parent, mask: draft.mask, pictures: ready().map(({ id, name, width, height, label }) => ({ id, name, width, height, label })) }
  field.value = ""
  setPictures([])
  setScope(null, null)
  document.dispatchEvent(new CustomEvent("pentimento:sent"))
  deliver()
}

/** Sends what was to be sent before, once nothing of it is missing any more. */
export function sendIfComplete() {
  if (whenComplete && !draft.waiting && !pending().length && !maskOnItsWay()) send()
}

let delivering = false
let pause = 2000

/** Sends what waits, under the same key until the server has answered. */
export async function deliver() {
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
    if (!session()) {
      moveTo(to)
      return location.assign(`${base}/sessions/${to}`)
    }
    $("#turn-waiting")?.remove()
    await refresh()
    tellOtherTabs()
  } catch (error) {
    if (error instanceof Refused) bringBack(error)
    else waitForConnection()
  } finally {
    delivering = false
  }
  sendIfComplete()
}

/** The server did not take it: all of it comes back, before what was written, attached and chosen since. */
function bringBack(error) {
  const { request, pictures, parent, mask } = draft.waiting
  whenComplete = false
  draft.waiting = null
  $("#turn-waiting")?.remove()
  field.value = [request.prompt, field.value].filter(Boolean).join("\n")
  giveBack(pictures)
  setScope(draft.parent ?? parent, draft.mask ?? mask ?? null)
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
    make("span", { className: "picture input", data: { ratio: Math.min(400, Math.max(10, Math.floor((picture.width / picture.height) * 20) * 5)) } }, make("img", { src: `${base}/api/v1/images/${picture.id}/content?width=320`, width: picture.width, height: picture.height, alt: picture.name ?? "" })),
  )
  const ask = make("div", { className: "ask" }, make("div", { className: "ask-pictures" }, ...shown), make("div", { className: "folded" }, make("p", { className: "prompt", textContent: request.prompt })))
  const bar = make("div", { className: "bar unknown" }, make("span"))
  const answer = make("div", { className: "answer" }, make("div", { className: "progress" }, bar, make("p", { textContent: text("sending") })))
  return make("article", { className: "turn", id: "turn-waiting", "aria-label": request.prompt }, ask, answer)
}

document.addEventListener("pentimento:mask", event => (event.detail ? sendIfComplete() : (whenComplete = false)))
document.addEventListener("pentimento:back", deliver)
