// The turns on the screen, kept like the server's rows: read again after each change, and touched only where they differ.

import { $, $$, action, base, make, session } from "./dom.js"
import { morph } from "./morph.js"
import { fragment } from "./api.js"

const scroll = $("#scroll")
const listeners = []

/** Calls back after the conversation on the screen has changed, with the time at which what it shows was asked for. */
export function onChange(listener) {
  listeners.push(listener)
}

const tell = asOf => listeners.forEach(listener => listener(asOf))

export const turns = () => $$("#turns > .turn")
export const turn = id => $(`#turn-${CSS.escape(id)}`)
export const head = () => $("#conversation")?.dataset.head ?? ""

const nearEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 120

let atEnd = false

export function toEnd(smooth = false) {
  atEnd = true
  scroll.scrollTo({ top: scroll.scrollHeight, behavior: smooth ? "smooth" : "instant" })
}

/** Does something to the conversation and stays at its end where the reader was there. */
export function keepingPlace(change) {
  const following = nearEnd()
  change()
  if (following) toEnd()
}

let asked = 0
let newest = null

/** Reads the end of the current branch again. Where it is read once more meanwhile, this ends when that does. */
export function refresh() {
  newest = read(++asked)
  return newest
}

async function read(mine) {
  const asOf = performance.now()
  const fresh = await fragment(`${base}/sessions/${session()}/conversation`)
  if (mine !== asked) return newest
  const next = $("#conversation", fresh)
  keepEarlier(next)
  keepWaiting(next)
  keepingPlace(() => {
    morph($("#conversation"), next)
    morph($("#strip"), $("#strip", fresh))
    morph($("#spending"), $("#spending", fresh))
  })
  showTitle()
  tell(asOf)
}

/** A title that was given elsewhere stands here too, unless somebody is writing another one. */
function showTitle() {
  const { title } = $("#conversation").dataset
  if ($("#title").value === title || $("#title") === document.activeElement) return
  $("#title").value = title
  $("#heading").textContent = title
  document.title = title ? `${title} – Pentimento` : "Pentimento"
}

/** Turns that were loaded by scrolling back stay, where the branch above is still the same. */
function keepEarlier(next) {
  const first = $(".turn", next)
  const here = first && turn(first.dataset.turn)
  if (!here) return
  const above = $$("#turns > *").slice(0, $$("#turns > *").indexOf(here))
  if (above.length < 2) return
  $("#earlier", next)?.remove()
  $("#turns", next).prepend(...above.map(likeness))
}

/** What was not sent yet stays at the end. */
function keepWaiting(next) {
  const waiting = $("#turn-waiting")
  if (waiting) $("#turns", next).append(likeness(waiting))
}

/** Stands for an element that is to stay as it is. */
const likeness = element => make(element.localName, { id: element.id, "data-same": "true" })

/** Reads one turn again. */
export async function refreshTurn(id) {
  const asOf = performance.now()
  const fresh = await fragment(`${base}/sessions/${session()}/turns/${id}`)
  const here = turn(id)
  const next = $(".turn", fresh)
  if (!here || !next) return
  keepingPlace(() => morph(here, next))
  tell(asOf)
}

/** Shows a turn that is being sent, until the server's own takes its place. */
export function showPending(node) {
  $("#welcome")?.remove()
  let area = $("#turns")
  if (!area) {
    const conversation = document.createElement("div")
    conversation.id = "conversation"
    conversation.className = "turns-area"
    area = document.createElement("section")
    area.id = "turns"
    area.className = "turns"
    conversation.append(area)
    scroll.prepend(conversation)
  }
  area.append(node)
  toEnd()
}

action("to-end", () => toEnd(true))

action("earlier", async link => {
  const fresh = await fragment(link.getAttribute("href"))
  const above = [...$("#turns", fresh).children].map(child => document.importNode(child, true))
  const fromEnd = scroll.scrollHeight - scroll.scrollTop
  $("#earlier").replaceWith(...above)
  scroll.scrollTop = scroll.scrollHeight - fromEnd
  watchEarlier()
  tell(performance.now())
})

const sight = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && $("#earlier a")?.click(), { root: scroll, rootMargin: "600px" })

function watchEarlier() {
  sight.disconnect()
  const link = $("#earlier")
  if (link) sight.observe(link)
}

scroll.addEventListener(
  "scroll",
  () => {
    atEnd = nearEnd()
    $("#to-end").hidden = atEnd || !$("#turns")
  },
  { passive: true },
)

/** Whoever reads the end still does when the message field takes some of the room, or a turn turns out taller than it was taken for. */
const sizes = new ResizeObserver(() => atEnd && $("#turns") && toEnd())
sizes.observe(scroll)
if ($("#conversation")) sizes.observe($("#conversation"))
onChange(watchEarlier)

if ($("#turns")) {
  toEnd()
  requestAnimationFrame(() => (toEnd(), watchEarlier()))
}
