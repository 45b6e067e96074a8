// A finger that swipes over a picture which is seen whole leads to the one before it or after it.

import { perform } from "./dom.js"
import { view, zoom } from "./stage.js"

const FAR = 48
let start = null

view.addEventListener("pointerdown", event => {
  const swipes = event.pointerType === "touch" && event.isPrimary && !zoom.loose && !zoom.busy && !event.target.closest("button")
  start = swipes ? event : null
})
view.addEventListener("pointercancel", () => (start = null))
view.addEventListener("pointerup", event => {
  if (!start || !event.isPrimary) return
  const across = event.clientX - start.clientX
  if (Math.abs(across) > FAR && Math.abs(across) > 2 * Math.abs(event.clientY - start.clientY)) perform(across > 0 ? "step-back" : "step-on")
  start = null
})
