// Undo and redo move the session's head; branches are walked the same way. Nothing is ever lost.

import { $, action, announce, perform, session, text } from "./dom.js"
import { onChange, refresh, turns } from "./conversation.js"
import { tab } from "./storage.js"
import { call } from "./api.js"
import { changed as tellOtherTabs } from "./tab-sync.js"
import { toast } from "./toast.js"

const undone = `pentimento:undone:${session()}`

const stack = () => JSON.parse(tab.get(undone) ?? "[]")
const keep = list => tab.set(undone, JSON.stringify(list.slice(-200)))
const state = () => $("#conversation")?.dataset ?? {}

/** The turn that undo leads to; empty for the beginning, undefined where there is nothing to undo. */
const undoTo = () => (state().undo === "root" ? "" : state().undo)

let moving = false

async function move(to, words) {
  if (moving) return false
  moving = true
  try {
    await call("PATCH", `/sessions/${session()}`, { headTurnId: to || null })
    await refresh()
    tellOtherTabs()
    if (words) announce(words)
    return true
  } catch (error) {
    toast(text("failed", error.message))
    return false
  } finally {
    moving = false
  }
}

async function undo() {
  const parent = undoTo()
  const { head } = state()
  if (parent === undefined) return
  if (await move(parent, text("undone"))) keep([...stack(), { parent, head }])
}

/** Goes back to the branch that was left by undo, or to the newest one. */
async function redo() {
  const { redo: newest, head = "" } = state()
  if (!newest) return
  const left = stack()
  const last = left.at(-1)
  const known = last && last.parent === head
  if (await move(known ? last.head : newest, text("redone"))) keep(known ? left.slice(0, -1) : [])
}

/** Moves the head to a turn on any branch. */
export async function goTo(turn) {
  if (await move(turn)) keep([])
}

action("undo", undo)
action("redo", redo)

/** Goes to another branch; the turn that stands in the same place then gets the focus. */
action("branch", async button => {
  const row = turns().indexOf(button.closest(".turn"))
  if (!(await move(button.value))) return
  keep([])
  const here = turns()[row]
  here?.scrollIntoView({ block: "nearest" })
  here?.focus({ preventScroll: true })
})

action("cancel", async button => {
  button.disabled = true
  await call("POST", `/turns/${button.closest(".turn").dataset.turn}/cancel`).catch(() => {})
  await refresh().catch(() => {})
})

action("copy-prompt", async button => {
  await navigator.clipboard?.writeText($(".prompt", button.closest(".turn")).textContent)
  toast(text("copied"), null, null, 1500)
})

function enable() {
  if (!$("#undo")) return
  $("#undo").disabled = undoTo() === undefined
  $("#redo").disabled = !state().redo
}

onChange(enable)
enable()

addEventListener("keydown", event => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  const key = event.key.toLowerCase()
  const typing = event.target.closest?.("input, textarea") && event.target.value
  if (typing || (key !== "z" && key !== "y")) return
  event.preventDefault()
  perform(key === "y" || event.shiftKey ? "redo" : "undo")
})
