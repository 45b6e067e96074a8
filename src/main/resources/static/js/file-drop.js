// Files by drag and drop anywhere in the window, and by paste.

import { $ } from "./dom.js"

const veil = $("#drop")
let depth = 0

/** What a picture of this page carries while it is dragged: where it stands among those to send, or which one it is. */
export const ORDER = "text/x-pentimento-order"
export const PICTURE = "text/x-pentimento-picture"

/** A browser may offer a picture of the page as a file, too. */
function hasFiles(event) {
  const types = event.dataTransfer?.types ?? []
  return types.includes("Files") && !types.includes(ORDER) && !types.includes(PICTURE)
}

/** Calls back with the files that were dropped or pasted. */
export function onFiles(take) {
  addEventListener("dragenter", event => {
    if (!hasFiles(event)) return
    depth++
    veil.hidden = false
  })
  addEventListener("dragleave", event => {
    if (!hasFiles(event)) return
    depth = Math.max(0, depth - 1)
    veil.hidden = depth === 0
  })
  addEventListener("dragover", event => hasFiles(event) && event.preventDefault())
  addEventListener("drop", event => {
    if (!hasFiles(event)) return
    event.preventDefault()
    depth = 0
    veil.hidden = true
    take([...event.dataTransfer.files])
  })
  addEventListener("paste", event => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (!files.length) return
    event.preventDefault()
    take(files)
  })
}
