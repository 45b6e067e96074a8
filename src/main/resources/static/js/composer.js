// The composer: files come into it by every way there is, and Enter or its button sends what it holds.

import { $, action, text } from "./dom.js"
import { addFiles, addKnown, onAttachments, setPictures } from "./attachments.js"
import { draft, keep, takeOver } from "./draft.js"
import { onFiles } from "./file-drop.js"
import { complain, field, left } from "./prompt-field.js"
import { onModel } from "./model-picker.js"
import { setScope } from "./scope.js"
import { complainOfRefused, deliver, send, sendIfComplete } from "./submit.js"

function take(files) {
  const others = addFiles(files)
  complain(others.length ? text("no-picture", others.join(", ")) : "")
  if (!others.length) field.focus()
}

/** Adds a picture of the session to what will be sent. */
export function attach(picture) {
  addKnown(picture)
  field.focus()
}

field.addEventListener("keydown", event => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return
  event.preventDefault()
  send()
})
$("#composer").addEventListener("submit", event => {
  event.preventDefault()
  send()
})

/** The files that were chosen, also before this script was there. */
function taken(input) {
  if (input.files.length) take([...input.files])
  input.value = ""
}

onFiles(take)
onModel(() => complain(""))

action("sample", async button => {
  const response = await fetch(button.dataset.source)
  take([new File([await response.blob()], "sample.jpg", { type: "image/jpeg" })])
})

setPictures(draft.pictures)
onAttachments(() => {
  keep()
  complainOfRefused()
  document.dispatchEvent(new CustomEvent("pentimento:attachments"))
  sendIfComplete()
})
if (field.value !== left) keep()
for (const input of [$("#files"), $("#camera")]) {
  input.addEventListener("change", () => taken(input))
  taken(input)
}
document.dispatchEvent(new CustomEvent("pentimento:attachments"))
deliver()
takeOver().then(found => found && show())

/** Shows a draft that was taken over. */
function show() {
  const { pictures, text: words, parent, mask } = draft
  setPictures(pictures)
  setScope(parent, mask)
  field.value = words
  field.dispatchEvent(new Event("input", { bubbles: true }))
  deliver()
}
