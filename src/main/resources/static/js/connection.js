// Says when the connection is gone, and catches up when it is back or another tab has changed something.

import { $, session } from "./dom.js"
import { refresh } from "./conversation.js"
import { refreshRail } from "./rail.js"
import { onChangeElsewhere } from "./tabs.js"

const show = () => ($("#offline").hidden = navigator.onLine)

async function catchUp(changed) {
  if (session() && (changed === session() || changed === undefined)) await refresh().catch(() => {})
  await refreshRail().catch(() => {})
}

addEventListener("offline", show)
addEventListener("online", () => {
  show()
  catchUp()
})
onChangeElsewhere(catchUp)
document.addEventListener("pentimento:ended", () => refreshRail().catch(() => {}))
show()
