// Follows the session: the server's events say that something changed, here or elsewhere, and it is read again.

import { $, $$, announce, base, session, text } from "./dom.js"
import { onChange, refresh, refreshTurn, turn } from "./conversation.js"
import { reached } from "./api.js"
import { toast } from "./toast.js"

let source = null
let told = ""

/** One stream for a page that is in view: browsers open only a few connections to one server. */
function open() {
  if (source || document.hidden || !session()) return
  source = new EventSource(`${base}/api/v1/sessions/${session()}/events`)
  source.onopen = () => reached(true)
  source.onerror = () => {
    reached(false)
    if (source?.readyState !== EventSource.CLOSED) return
    close()
    setTimeout(open, 5000)
  }
  source.addEventListener("session", event => {
    told = event.lastEventId
    setTimeout(readSession, 40)
  })
  source.addEventListener("turn", event => hear(JSON.parse(event.data).id))
  source.addEventListener("deleted", () => {
    close()
    toast(text("deleted-elsewhere"), null, null, 60000)
  })
}

function close() {
  source?.close()
  source = null
}

/** Whether the page shows the newest that it was told of; most often its own action has brought it up to date already. */
const current = () => $("#conversation")?.dataset.revision === told

const readSession = coalesced(async () => {
  if (!current()) await refresh()
})

const readers = new Map()
const steps = new Map()

/** A turn made a step. It is read now where it is on the screen, and otherwise as soon as it comes there. */
function hear(id) {
  steps.set(id, performance.now())
  readTurn(id)
}

/** What has just been shown may be older than what was told meanwhile: that is read again. */
function catchUp(asOf) {
  for (const [id, at] of steps) if (at >= asOf) readTurn(id)
}

function readTurn(id) {
  if (!turn(id)) return
  if (!readers.has(id)) readers.set(id, coalesced(() => refreshTurn(id)))
  readers.get(id)()
}

let underWay = new Set()

/** Says what has ended, and shows how long the others take. */
function follow() {
  const busy = new Set($$(".turn[aria-busy][data-turn]").map(element => element.dataset.turn))
  for (const id of underWay) {
    const ended = !busy.has(id) && turn(id)
    if (!ended) continue
    readers.delete(id)
    announce(text(ended.dataset.status === "failed" ? "answer-failed" : "answer-arrived"))
    document.dispatchEvent(new CustomEvent("pentimento:ended", { detail: id }))
  }
  underWay = busy
  if (busy.size) tick()
}

/** At most one run at a time; calls meanwhile make one more. */
function coalesced(run) {
  let running = false
  let again = false
  return async function once() {
    if (running) {
      again = true
      return
    }
    running = true
    try {
      await run()
    } catch {
      // The next event reads it again.
    }
    running = false
    if (again) {
      again = false
      once()
    }
  }
}

let ticking = false

function tick() {
  if (ticking) return
  ticking = true
  const step = () => {
    const busy = $$(".turn[aria-busy]")
    busy.forEach(showElapsed)
    busy.forEach(showWait)
    if (busy.length) setTimeout(step, 250)
    else ticking = false
  }
  step()
}

const starts = new WeakMap()
const waits = new WeakMap()

/** Counts down to the next try of a model that asked to wait, and says once that it did. */
function showWait(element) {
  const until = element.dataset.waitUntil
  const words = $(".wait-left", element)
  if (!until || !words) {
    waits.delete(element)
    return
  }
  if (waits.get(element)?.until !== until) {
    announce(words.parentElement.textContent)
    waits.set(element, { until, over: performance.now() + Number(element.dataset.wait) * 1000 })
  }
  words.textContent = Math.max(0, Math.ceil((waits.get(element).over - performance.now()) / 1000))
}

/** Seconds since the start by the server's clock: what it said when it rendered the turn, and what has passed since. */
function elapsed(element) {
  const told = element.dataset.elapsed
  if (starts.get(element)?.told !== told) starts.set(element, { told, at: performance.now() - Number(told) * 1000 })
  return (performance.now() - starts.get(element).at) / 1000
}

function showElapsed(element) {
  const bar = $(".progress .bar", element)
  if (!bar) return
  const queued = element.dataset.status === "queued"
  const usual = Number(element.dataset.usual)
  const seconds = elapsed(element)
  const known = usual > 0 && seconds < usual && !queued && !element.dataset.wait
  bar.classList.toggle("unknown", !known)
  if (known) bar.firstElementChild.style.transform = `scaleX(${seconds / usual})`
  const words = $(".elapsed", element)
  if (!words) return
  const shown = Math.floor(seconds)
  if (queued || seconds < 1) words.textContent = ""
  else if (usual > 0) words.textContent = seconds < usual * 1.5 ? text("elapsed-usual", shown, Math.max(1, Math.round(usual))) : text("elapsed-long", shown)
  else words.textContent = text("elapsed", shown)
}

onChange(follow)
onChange(catchUp)
follow()
open()
document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()))
addEventListener("pagehide", close)
addEventListener("pageshow", event => event.persisted && open())
addEventListener("online", () => {
  close()
  open()
})
