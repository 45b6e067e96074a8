// Follows turns that are under way: their events say that something changed, and the turn is read again.

import { $, $$, announce, session, text } from "./dom.js"
import { onChange, refresh, refreshTurn, turn } from "./conversation.js"

const MOST = 2
const streams = new Map()

function follow() {
  const busy = $$(".turn[aria-busy][data-turn]").map(element => element.dataset.turn)
  for (const id of streams.keys()) if (!busy.includes(id)) close(id)
  for (const id of busy) if (streams.size < MOST && !streams.has(id)) open(id)
  if (busy.length) tick()
}

function open(id) {
  const source = new EventSource(`/api/v1/turns/${id}/events`)
  streams.set(id, source)
  const read = coalesced(() => refreshTurn(id))
  source.addEventListener("status", read)
  source.addEventListener("part", read)
  source.addEventListener("end", async () => {
    close(id)
    await refreshTurn(id).catch(() => {})
    await refresh().catch(() => {})
    announce(text(turn(id)?.dataset.status === "failed" ? "answer-failed" : "answer-arrived"))
    document.dispatchEvent(new CustomEvent("pentimento:ended", { detail: id }))
  })
}

function close(id) {
  streams.get(id)?.close()
  streams.delete(id)
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
      // The next event, or the end, reads it again.
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
if (session()) follow()
addEventListener("pagehide", () => [...streams.keys()].forEach(close))
addEventListener("pageshow", event => event.persisted && session() && refresh().catch(() => {}))
