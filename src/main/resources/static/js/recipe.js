// A recipe that was filled in: its words and what it needs go into the composer, ready to be changed and sent.

import { $, action, base, session, text } from "./dom.js"
import { attached } from "./attachments.js"
import { found, left, write } from "./prompt-field.js"
import { toast } from "./toast.js"

const note = $("#recipe-note")

/** A model that can do it, the chosen one where that can; null where none is connected. */
function able({ model, pictures }) {
  if (model === "builtin") return $("#model").selectedOptions[0]
  const fits = option => !option.disabled && !option.value.startsWith("builtin:") && (Number(pictures) > 0 || option.dataset.generate === "true")
  return [...$("#model").selectedOptions, ...$("#model").options].find(fits) ?? null
}

function choose(id, value) {
  const select = $(`#${id}`)
  if (value && [...select.options].some(option => option.value === value)) select.value = value
}

function showMissing() {
  const needed = Number(note.dataset.pictures)
  $("#recipe-missing").hidden = attached().length >= needed || (needed === 1 && $("#turns .turn") !== null)
}

if (note) {
  const option = able(note.dataset)
  if (option && option.value !== $("#model").value) {
    $("#model").value = option.value
    $("#model").dispatchEvent(new Event("change"))
  }
  choose("aspect", note.dataset.aspect)
  choose("resolution", note.dataset.resolution)
  choose("variants", note.dataset.variants)
  $("#options").dispatchEvent(new Event("change"))
  write(found)
  if (left && left !== found) toast(text("draft-replaced"), text("undo"), () => write(left), 12000)
  history.replaceState(null, "", `${base}/${session() ? `sessions/${session()}` : ""}`)
  document.addEventListener("pentimento:attachments", showMissing)
  document.addEventListener("pentimento:sent", () => note.remove())
  showMissing()
}

action("close-recipe", () => {
  note.remove()
  $("#prompt").focus()
})
