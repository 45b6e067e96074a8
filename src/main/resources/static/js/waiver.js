// A picture without its visible label: the duty that comes with it is read in a dialog before the download.

import { $, action, text } from "./dom.js"
import { fragment } from "./api.js"
import { toast } from "./toast.js"

const dialog = $("#waiver-dialog")

action("unlabelled", async link => {
  try {
    const waiver = $("#waiver", await fragment(link.getAttribute("href")))
    if (!waiver) throw new Error(link.href)
    dialog.replaceChildren(document.importNode(waiver, true))
    dialog.showModal()
    $("input[type=checkbox]", dialog)?.focus()
  } catch (error) {
    toast(text("failed", error.message))
  }
})

dialog.addEventListener("submit", () => {
  toast(text("downloading"))
  setTimeout(() => dialog.close())
})
