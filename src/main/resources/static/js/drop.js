// Pictures by drag and drop anywhere in the window, and by paste.

import { $ } from "./dom.js"

const veil = $("#drop")
let depth = 0

const hasFiles = event => event.dataTransfer?.types.includes("Files")

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
