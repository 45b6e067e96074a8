// The page that checks pictures: a picture that is dropped, pasted or chosen is sent at once; the form does the rest.

import { $, announce } from "./dom.js"
import { onFiles } from "./file-drop.js"

const form = $("#verify-form")
const input = $("#file")
const working = $("#working")
let running = null

async function check(file) {
  running?.abort()
  const mine = (running = new AbortController())
  if (file.size > Number(form.dataset.most)) return trouble(form.dataset.tooLarge)
  const body = new FormData(form)
  body.set("file", file, file.name || "picture")
  working.hidden = false
  $("#result").replaceChildren()
  try {
    const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" }, signal: mine.signal })
    const page = new DOMParser().parseFromString(await response.text(), "text/html")
    const result = $("#result", page)
    if (!result) throw new Error(`HTTP ${response.status}`)
    $("#result").replaceChildren(...[...result.childNodes].map(node => document.importNode(node, true)))
    $("#result").focus({ preventScroll: true })
    $("#result").scrollIntoView({ block: "nearest" })
    announce($("#verdict-heading, .alert-heading")?.textContent ?? "")
  } catch (error) {
    if (error.name !== "AbortError") trouble(form.dataset.unreachable)
  } finally {
    if (running === mine) working.hidden = true
    input.value = ""
  }
}

function trouble(words) {
  const note = $("#trouble").content.cloneNode(true)
  $(".alert-heading", note).textContent = words
  $("#result").replaceChildren(note)
}

onFiles(files => files[0] && check(files[0]))
input.addEventListener("change", () => input.files[0] && check(input.files[0]))
form.addEventListener("submit", event => {
  event.preventDefault()
  if (input.files[0]) check(input.files[0])
  else input.click()
})
