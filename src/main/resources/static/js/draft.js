// What is being written and the pictures that go with it, kept in the browser for each session until it is sent. A draft
// belongs to the tab that it is written in, as long as that is open; the next tab on its session takes over what a closed one left.

import { $, session } from "./dom.js"
import { attached } from "./attachments.js"
import { browser, tab } from "./storage.js"
import { newKey } from "./api.js"

const NAME = "pentimento:draft:"
const EMPTY = { text: "", pictures: [], parent: null, mask: null, waiting: null }
const lock = id => `pentimento:tab:${id}`

const mine = tab.get("pentimento:tab") ?? newKey()
tab.set("pentimento:tab", mine)

const key = (of, id = mine) => `${NAME}${of || "new"}:${id}`

function read(from) {
  try {
    return { ...EMPTY, ...JSON.parse(browser.get(from) ?? "{}") }
  } catch {
    return { ...EMPTY }
  }
}

const isEmpty = ({ text, pictures, parent, mask, waiting }) => !text && !pictures.length && !parent && !mask && !waiting

function save(of) {
  if (isEmpty(draft)) browser.remove(key(of))
  else browser.set(key(of), JSON.stringify(draft))
}

/**
 * The draft of this page's session: the text, the pictures (those that are on their way have no id, only a key), the turn to branch
 * at, the mask, and, where a send was not answered, what is waiting to be sent again.
 */
export const draft = read(key(session()))

/** Keeps the draft as it is now. */
export function keep() {
  draft.text = $("#prompt").value
  draft.pictures = attached()
    .filter(picture => picture.id || !picture.error)
    .map(({ id, key, name, width, height, label }) => ({ id, key, name, width, height, label }))
  save(session())
}

/** A new session has begun: what was written and attached since goes on there. */
export function moveTo(begun) {
  save(begun)
  browser.remove(key(""))
}

/** Takes over a draft of this session whose tab is gone, where this tab has none; tells whether it did. */
export async function takeOver() {
  const others = browser.keys().filter(name => name.startsWith(`${NAME}${session() || "new"}:`) && name !== key(session()))
  if (!others.length) return false
  const open = new Set((await navigator.locks?.query())?.held.map(held => held.name))
  const left = others.find(name => !open.has(lock(name.split(":").at(-1))))
  if (!left || !isEmpty(draft)) return false
  Object.assign(draft, read(left))
  browser.remove(left)
  save(session())
  return true
}

let leave = () => {}

/** Other tabs see that this one is there. A page that is left does not hold on to it: browsers keep only pages that hold nothing. */
function stay() {
  navigator.locks?.request(lock(mine), { mode: "shared" }, () => new Promise(resolve => (leave = resolve)))
}

stay()
addEventListener("pagehide", () => leave())
addEventListener("pageshow", event => event.persisted && stay())
