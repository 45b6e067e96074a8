// The list of sessions: rename, archive, delete with a way back; a drawer where there is no room for it.

import { $, action, base, session, text } from "./dom.js"
import { browser } from "./storage.js"
import { openMenu, walkable } from "./menu.js"
import { morph } from "./morph.js"
import { call, fragment, importArchive, lastCall } from "./api.js"
import { showTimes } from "./relative-time.js"
import { changed as tellOtherTabs } from "./tab-sync.js"
import { toast } from "./toast.js"

const GRACE = 6000
const PAUSE = 180
const menu = $("#session-menu")
const deleting = new Map()
let chosen = null

const title = id => $(`#session-${CSS.escape(id)} .session-name`)?.textContent ?? text("untitled")

let asked = 0
let newest = null

/** Reads the list again. Where it is read once more meanwhile, this ends when that does, so that no older list is shown. */
export function refreshRail() {
  newest = readList(++asked)
  return newest
}

async function readList(mine) {
  const query = new URLSearchParams({ q: $("#search").value, current: session(), archived: $("#rail-archived").value })
  const fresh = await entries(`${base}/rail?${query}`)
  if (mine !== asked) return newest
  morph($("#sessions"), fresh)
  showTimes($("#sessions"))
  watchMore()
}

/** A list of sessions from the server, without those that are about to be deleted. */
async function entries(address) {
  const list = $("#sessions", await fragment(address))
  deleting.forEach((_, id) => $(`#session-${CSS.escape(id)}`, list)?.remove())
  return list
}

const search = $("#search")
let searched = search.value
let typing = 0

/** Searches, unless the list shows what is searched for already. */
function find() {
  clearTimeout(typing)
  if (search.value === searched) return
  searched = search.value
  refreshRail().catch(error => toast(text("failed", error.message)))
}

search.addEventListener("input", () => {
  clearTimeout(typing)
  typing = setTimeout(find, PAUSE)
})
search.form.addEventListener("submit", event => {
  event.preventDefault()
  find()
})

/** Puts the next sessions where the link to them is, unless the list was read anew meanwhile. */
action("more-sessions", async link => {
  const list = asked
  if (link.ariaBusy) return
  link.ariaBusy = "true"
  try {
    const query = new URLSearchParams({ current: session() })
    const more = await entries(`${link.getAttribute("href")}&${query}`)
    if (list !== asked) return
    const focused = link === document.activeElement
    const next = [...more.children].map(child => document.importNode(child, true))
    link.closest("li").replaceWith(...next)
    if (focused) $("a", next[0])?.focus()
    showTimes($("#sessions"))
    watchMore()
  } catch (error) {
    toast(text("failed", error.message))
  } finally {
    link.ariaBusy = null
  }
})

const sight = new IntersectionObserver(seen => seen.some(entry => entry.isIntersecting) && $("#sessions [data-do='more-sessions']")?.click())

function watchMore() {
  sight.disconnect()
  const link = $("#sessions [data-do='more-sessions']")
  if (link) sight.observe(link)
}

watchMore()

action("session-menu", button => {
  chosen = button.closest(".session").dataset.session
  $("#export-session").href = `${base}/api/v1/sessions/${chosen}/export`
  for (const link of menu.querySelectorAll("[data-export]")) link.href = `${base}/api/v1/sessions/${chosen}/export/${link.dataset.export}`
  menu.dataset.pinned = button.closest(".session").dataset.pinned ?? "false"
  openMenu(menu, button)
})
walkable(menu)

action("rename-session", () => {
  menu.hidePopover()
  $("#rename-title").value = title(chosen)
  $("#rename-dialog").showModal()
  $("#rename-title").select()
})
$("#rename-dialog").addEventListener("close", async event => {
  const name = $("#rename-title").value.trim()
  if (event.target.returnValue === "rename" && name) await rename(chosen, name)
  event.target.returnValue = ""
  $(`#session-${CSS.escape(chosen)} .session-more`)?.focus()
})

async function rename(id, name) {
  try {
    await call("PATCH", `/sessions/${id}`, { title: name })
    if (id === session() && $("#title")) {
      $("#title").value = name
      $("#heading").textContent = name
      document.title = `${name} – Pentimento`
    }
    await refreshRail()
    tellOtherTabs()
  } catch (error) {
    toast(text("failed", error.message))
  }
}

/** Puts a session away, or brings it back where the list is that of the archived ones. */
action("archive-session", async () => {
  const id = chosen
  const name = title(id)
  const away = $("#rail-archived").value !== "true"
  menu.hidePopover()
  const put = async archived => {
    await call("PATCH", `/sessions/${id}`, { archived }).catch(error => toast(text("failed", error.message)))
    await refreshRail()
    tellOtherTabs()
  }
  await put(away)
  toast(text(away ? "archived" : "unarchived", name), text("undo"), () => put(!away))
})

/** Does something to the chosen session, reads the list again, and tells what was done; false where it failed. */
async function change(work) {
  menu.hidePopover()
  try {
    await work()
    await refreshRail()
    tellOtherTabs()
    return true
  } catch (error) {
    toast(text("failed", error.message))
    return false
  }
}

action("pin-session", async () => {
  const id = chosen
  const pinned = menu.dataset.pinned !== "true"
  if (await change(() => call("PATCH", `/sessions/${id}`, { pinned }))) $(`#session-${CSS.escape(id)} .session-more`)?.focus()
})

action("duplicate-session", async () => {
  const name = title(chosen)
  let copy = null
  if (await change(async () => (copy = await call("POST", `/sessions/${chosen}/duplicate`, { title: text("copy-of", name).slice(0, 200) })))) {
    toast(text("duplicated", name), text("open"), () => location.assign(`${base}/sessions/${copy.id}`), 8000)
    $(`#session-${CSS.escape(copy.id)} a`)?.focus()
  }
})

$("#import-session").addEventListener("change", async event => {
  const [file] = event.target.files
  event.target.value = ""
  if (!file) return
  const close = toast(text("importing", file.name), null, null, 600000)
  try {
    const session = await importArchive(file)
    location.assign(`${base}/sessions/${session.id}`)
  } catch (error) {
    close()
    toast(text("import-failed", file.name, error.message), null, null, 12000)
  }
})

action("archived", async button => {
  const showing = $("#rail-archived").value !== "true"
  $("#rail-archived").value = String(showing)
  button.setAttribute("aria-pressed", String(showing))
  await refreshRail().catch(error => toast(text("failed", error.message)))
})

/** A deleted session leaves the list at once, and the server after a while in which it can be brought back. */
action("delete-session", () => {
  const id = chosen
  const entry = $(`#session-${CSS.escape(id)}`)
  const next = entry.nextElementSibling ?? entry.previousElementSibling
  menu.hidePopover()
  const timer = setTimeout(() => remove(id), GRACE)
  deleting.set(id, timer)
  toast(
    text("deleted", title(id)),
    text("undo"),
    () => {
      clearTimeout(timer)
      deleting.delete(id)
      refreshRail()
    },
    GRACE,
  )
  entry.remove()
  ;(next?.querySelector("a") ?? $(".new-session")).focus()
})

async function remove(id) {
  deleting.delete(id)
  await call("DELETE", `/sessions/${id}`).catch(error => toast(text("failed", error.message)))
  tellOtherTabs()
  if (id === session()) location.assign(`${base}/`)
  else refreshRail()
}

addEventListener("pagehide", () => deleting.forEach((_, id) => lastCall("DELETE", `/sessions/${id}`)))

const form = $(".rename")
if (form) {
  const input = $("#title")
  let before = input.value
  const save = () => {
    const name = input.value.trim()
    if (name && name !== before) rename(session(), name)
    else input.value = before
    before = name || before
  }
  form.addEventListener("submit", event => {
    event.preventDefault()
    input.blur()
  })
  input.addEventListener("blur", save)
  input.addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    event.stopPropagation()
    input.value = before
    input.blur()
  })
}

const wide = matchMedia("(min-width: 75rem)")

action("toggle-rail", () => {
  const body = document.body.dataset
  if (wide.matches) {
    body.rail = body.rail === "off" ? "on" : "off"
    browser.set("pentimento:rail", body.rail)
  } else {
    body.drawer = body.drawer === "open" ? "closed" : "open"
    if (body.drawer === "open") $("#rail a").focus()
    else $("#open-rail").focus()
  }
  showState()
})

function showState() {
  const { rail, drawer } = document.body.dataset
  $("#open-rail").setAttribute("aria-expanded", String(wide.matches ? rail !== "off" : drawer === "open"))
}

addEventListener("keydown", event => {
  if (event.key !== "Escape" || $(":popover-open, dialog[open]")) return // what lies on top closes alone
  if (document.body.dataset.drawer === "open" && !wide.matches) $("[data-do='toggle-rail'].only-drawer").click()
})
document.addEventListener("click", event => {
  if (document.body.dataset.drawer === "open" && !event.target.closest("#rail, #open-rail, #session-menu, dialog")) $("[data-do='toggle-rail'].only-drawer").click()
})
if (browser.get("pentimento:rail") === "off") document.body.dataset.rail = "off"
wide.addEventListener("change", showState)
showState()
