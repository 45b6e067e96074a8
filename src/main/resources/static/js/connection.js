// Says when the connection is gone, and catches up when it is back or another tab has changed something.

import { $, session } from "./dom.js"
import { refresh } from "./conversation.js"
import { refreshRail } from "./rail.js"
import { onChangeElsewhere } from "./tab-sync.js"

const PATIENCE = 1500
let reached = true
let timer = 0

const connected = () => navigator.onLine && reached

function show() {
  $("#offline").hidden = connected()
}

async function catchUp(changed) {
  if (session() && (changed === session() || changed === undefined)) await refresh().catch(() => {})
  await refreshRail().catch(() => {})
}

function back() {
  show()
  catchUp()
  document.dispatchEvent(new CustomEvent("pentimento:back"))
}

addEventListener("offline", show)
addEventListener("online", back)
document.addEventListener("pentimento:reached", event => {
  if (event.detail) {
    clearTimeout(timer)
    timer = 0
    if (reached) return
    reached = true
    back()
  } else if (reached && !timer) {
    // a server that restarts is there again at once, and nobody needs to know
    timer = setTimeout(() => {
      timer = 0
      reached = false
      show()
    }, PATIENCE)
  }
})
onChangeElsewhere(catchUp)
document.addEventListener("pentimento:ended", () => refreshRail().catch(() => {}))
show()
