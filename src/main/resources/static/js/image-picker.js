// Pictures that the server has already: after an "@" in the field, a list of them to choose from, by number or words.

import { $, $$, action, announce, base, session, text } from "./dom.js"
import { attach } from "./composer.js"
import { write } from "./prompt-field.js"
import { ready } from "./attachments.js"
import { fragment } from "./api.js"

const field = $("#prompt")
const panel = $("#pictures")
const options = () => $$(".picture-choice", panel)

let asked = 0
let closedAt = -1

/** The "@" that the caret stands behind, with what was typed after it; null where there is none. */
function mention() {
  const before = field.value.slice(0, field.selectionStart)
  const found = /(^|[\s,.;:!?,。;:!?、])@([^\s@]{0,40})$/u.exec(before)
  return found && { from: before.length - found[2].length - 1, to: before.length, words: found[2] }
}

async function look() {
  const found = mention()
  if (!found || found.from === closedAt || document.activeElement !== field) return close()
  const mine = ++asked
  const query = new URLSearchParams({ q: found.words, session: session() })
  const fresh = await fragment(`${base}/pictures?${query}`).catch(() => null)
  if (mine !== asked) return
  const list = fresh && $("#pictures-list", fresh)
  if (!list || !$(".picture-choice", list)) {
    close()
    if (list && found.words) announce(text("no-such-picture"))
    return
  }
  panel.replaceChildren(document.importNode(list, true))
  panel.hidden = false
  field.setAttribute("aria-controls", "pictures-list")
  select(options()[0])
}

function close() {
  asked++
  panel.hidden = true
  panel.replaceChildren()
  field.removeAttribute("aria-activedescendant")
  field.removeAttribute("aria-controls")
}

const selected = () => $("[aria-selected=true]", panel)

function select(option) {
  if (!option) return
  selected()?.setAttribute("aria-selected", "false")
  option.setAttribute("aria-selected", "true")
  option.scrollIntoView({ block: "nearest" })
  field.setAttribute("aria-activedescendant", option.id)
}

/** Up and down go to the nearest picture of the next row. */
function vertical(by) {
  const here = selected()
  const middle = here.offsetLeft
  const rows = options().filter(option => Math.sign(option.offsetTop - here.offsetTop) === by)
  const next = rows.reduce((best, option) => (best === null || by * (option.offsetTop - best) < 0 ? option.offsetTop : best), null)
  return rows.filter(option => option.offsetTop === next).sort((a, b) => Math.abs(a.offsetLeft - middle) - Math.abs(b.offsetLeft - middle))[0]
}

/** Attaches the picture; where words stand before the "@", they go on with the picture's number. */
function choose(option) {
  const found = mention()
  const { image, width, height, label } = option.dataset
  attach({ id: image, name: option.querySelector(".picture-words").textContent, width: Number(width), height: Number(height), label })
  if (found) {
    const before = field.value.slice(0, found.from)
    const number = ready().findIndex(picture => picture.id === image) + 1
    const words = before.trim() ? text("picture-number", number) : ""
    const after = field.value.slice(found.to)
    write(before + words + (words ? after : after.trimStart()), (before + words).length)
  }
  close()
}

field.addEventListener("input", () => {
  if (mention()?.from !== closedAt) closedAt = -1
  look()
})
field.addEventListener("click", look)
field.addEventListener("blur", () => setTimeout(() => document.activeElement === field || close()))

// before the field's own keys: Enter chooses here and does not send
field.addEventListener(
  "keydown",
  event => {
    if (panel.hidden || event.isComposing) return
    const all = options()
    const at = all.indexOf(selected())
    if (event.key === "Enter" || event.key === "Tab") choose(selected())
    else if (event.key === "Escape") {
      closedAt = mention()?.from ?? -1
      close()
    } else if (event.key === "ArrowRight") select(all[at + 1])
    else if (event.key === "ArrowLeft") select(all[at - 1])
    else if (event.key === "ArrowDown") select(vertical(1))
    else if (event.key === "ArrowUp") select(vertical(-1))
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  },
  { capture: true },
)
panel.addEventListener("pointerdown", event => event.preventDefault()) // the field keeps the focus
panel.addEventListener("click", event => {
  const option = event.target.closest(".picture-choice")
  if (option) choose(option)
})

action("mention", () => {
  if (!panel.hidden) return close()
  const at = field.selectionStart
  const before = field.value.slice(0, at)
  const sign = before && !/\s$/.test(before) ? " @" : "@"
  closedAt = -1
  write(before + sign + field.value.slice(at), at + sign.length)
})
