// All branches of the session as a small tree, walked with the arrow keys.

import { $, $$, action, base, isChord, isTyping, perform, session, text } from "./dom.js"
import { onChange } from "./conversation.js"
import { goTo } from "./history.js"
import { morph } from "./morph.js"
import { fragment } from "./api.js"
import { toast } from "./toast.js"

const panel = $("#tree")
const button = $("#tree-button")
const rows = () => $$("#tree-rows .tree-row")

async function fill() {
  const fresh = await fragment(`${base}/sessions/${session()}/tree`)
  morph($("#tree-rows"), $("#tree-rows", fresh))
  focusable($("#tree-rows [aria-selected=true]") ?? rows().at(-1))
}

/** One row at a time can be reached with Tab; the arrows do the rest. */
function focusable(row) {
  rows().forEach(other => (other.tabIndex = other === row ? 0 : -1))
}

function open() {
  const box = button.getBoundingClientRect()
  panel.showPopover()
  panel.style.left = `${Math.max(8, Math.min(box.left, innerWidth - panel.offsetWidth - 8))}px`
  panel.style.top = `${box.bottom + 4}px`
  fill()
    .then(() => {
      const here = $("#tree-rows [tabindex='0']")
      here?.scrollIntoView({ block: "center" })
      here?.focus({ preventScroll: true })
    })
    .catch(error => toast(text("failed", error.message)))
}

if (button) {
  action("tree", () => (panel.matches(":popover-open") ? panel.hidePopover() : open()))
  action("go-to", async row => {
    await goTo(row.dataset.turn)
    await fill()
    $("#tree-rows [aria-selected=true]")?.focus()
  })
  panel.addEventListener("toggle", event => button.setAttribute("aria-expanded", String(event.newState === "open")))
  panel.addEventListener("keydown", event => {
    const row = event.target.closest(".tree-row")
    const all = rows()
    const at = all.indexOf(row)
    if (event.key === "Enter" || event.key === " ") perform("go-to", row)
    else if (event.key === "ArrowDown") move(all[at + 1])
    else if (event.key === "ArrowUp") move(all[at - 1])
    else if (event.key === "ArrowLeft") move(all.slice(0, at).findLast(other => other.ariaLevel < row.ariaLevel))
    else if (event.key === "ArrowRight") move(all.slice(at + 1).find(other => Number(other.ariaLevel) === Number(row.ariaLevel) + 1))
    else if (event.key === "Home") move(all[0])
    else if (event.key === "End") move(all.at(-1))
    else return
    event.preventDefault()
  })
  onChange(() => panel.matches(":popover-open") && fill().catch(() => {}))
  addEventListener("keydown", event => {
    if (event.key !== "t" || isChord(event) || event.defaultPrevented) return
    if (isTyping(event) || $("#stage").classList.contains("full")) return
    event.preventDefault()
    perform("tree")
  })
}

function move(row) {
  if (!row) return
  focusable(row)
  row.focus()
}
