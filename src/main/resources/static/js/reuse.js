// A turn that stands there as the beginning of the next request: edited from, asked again in other words, or its picture used.

import { $, $$, action, text } from "./dom.js"
import { exchange, forget } from "./attachments.js"
import { attach } from "./composer.js"
import { field, write } from "./prompt-field.js"
import { branchAt, setScope } from "./scope.js"
import { draft } from "./draft.js"
import { toast } from "./toast.js"

const LATER = 12000

const read = picture => ({ id: picture.dataset.image, name: "", width: Number(picture.dataset.width), height: Number(picture.dataset.height) })

action("branch-here", button => {
  const from = button.closest(".turn")
  branchAt(from.dataset.turn, text("branching-after", $(".prompt", from).textContent))
  field.focus()
})

action("edit-prompt", button => {
  const from = button.closest(".turn")
  const words = $(".prompt", from).textContent
  const { text: written, parent, mask } = draft
  branchAt(from.dataset.parent || "root", text("branching", words))
  const pictures = exchange($$(".ask-pictures .picture", from).map(read))
  write(words)
  if (!written && !pictures.length) return
  const later = setTimeout(() => forget(pictures), LATER)
  const putBack = () => {
    clearTimeout(later)
    forget(exchange(pictures))
    setScope(parent, mask)
    write(written)
  }
  toast(text("draft-aside"), text("undo"), putBack, LATER)
})

action("use-picture", button => attach(read($(".picture", button.closest(".made")))))
