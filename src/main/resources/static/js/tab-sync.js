// Tabs of one browser agree: each tells the others when it has changed something.

import { session } from "./dom.js"

const channel = "BroadcastChannel" in window ? new BroadcastChannel("pentimento") : null

/** Tells the other tabs that this session, or the list of sessions, has changed. */
export function changed() {
  channel?.postMessage({ session: session() })
}

/** Calls back when another tab has changed something, and when this one comes back into view. */
export function onChangeElsewhere(listener) {
  channel?.addEventListener("message", event => listener(event.data.session))
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && listener(session()))
}
