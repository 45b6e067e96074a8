// Keys that work everywhere, and the list of all keys.

import { $, action, isChord, isTyping, make, text } from "./dom.js"
import { turns } from "./conversation.js"
import { isFull } from "./lightbox.js"

const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"

const groups = {
  "keys-write": [
    [["Enter"], "key-send"],
    [["Shift", "Enter"], "key-newline"],
    [["/"], "key-prompt"],
    [["↑", "↓"], "key-recall"],
    [["a"], "key-add"],
    [["@"], "key-mention"],
    [["o"], "key-options"],
    [["r"], "key-recipes"],
  ],
  "keys-turns": [
    [[modifier, "Z"], "key-undo"],
    [[modifier, "Shift", "Z"], "key-redo"],
    [["t"], "key-tree"],
    [["<", ">"], "key-versions"],
    [["h"], "key-here"],
    [["e"], "key-change"],
    [["⇧ G"], "key-again"],
    [["y"], "key-copy"],
    [["k"], "key-keep"],
    [["u"], "key-use"],
    [["x"], "key-cancel"],
    [["Del"], "key-delete"],
    [["l"], "key-latest"],
  ],
  "keys-stage": [
    [["f"], "key-full"],
    [["0"], "key-fit"],
    [["1"], "key-actual"],
    [["+", "−"], "key-zoom"],
    [["←", "→"], "key-move"],
    [["c"], "key-compare"],
    [["b"], "key-glance"],
    [["i"], "key-facts"],
    [["d"], "key-download"],
  ],
  "keys-mask": [
    [["m"], "key-mask"],
    [["b", "e", "r", "l"], "key-mask-tools"],
    [["[", "]"], "key-brush"],
    [["⇧ S", "⇧ B", "⇧ F"], "key-mask-parts"],
    [["x", "Del"], "key-mask-whole"],
    [["Enter"], "key-mask-done"],
  ],
  "keys-all": [
    [["n"], "key-new"],
    [["s"], "key-search"],
    [["w"], "key-rail"],
    [["p"], "key-session"],
    [["⇧ A"], "key-archived"],
    [["⇧ I"], "key-import"],
    [["⇧ L"], "key-language"],
    [["⇧ T"], "key-theme"],
    [[","], "key-settings"],
    [["v"], "key-verify"],
    [["Esc"], "key-close"],
    [["?"], "key-keys"],
  ],
}

const entry = ([keys, words]) => [make("dt", {}, ...keys.flatMap((key, n) => [n ? " " : "", make("kbd", { textContent: key })])), make("dd", { textContent: text(words) })]

action("keys", () => {
  $("#keys-list").replaceChildren(...Object.entries(groups).map(([name, list]) => make("section", {}, make("h3", { textContent: text(name) }), make("dl", {}, ...list.flatMap(entry)))))
  $("#keys-dialog").showModal()
})

action("close-dialog", button => button.closest("dialog").close())

/** Does something to the turn that has the focus, or else to the newest. */
const onTurn = selector => () => $(selector, document.activeElement.closest(".turn") ?? turns().at(-1))?.click()

/** Opens what can be done with this session, in the list of sessions. */
function sessionMenu() {
  const more = $("#sessions [aria-current] ~ .session-more")
  if (!more) return
  if (!more.checkVisibility({ visibilityProperty: true })) $("#open-rail").click()
  more.click()
}

const single = {
  "/": () => $("#prompt").focus(),
  n: () => $(".new-session").click(),
  s: () => $("#search").focus(),
  a: () => $("#files").click(),
  r: () => $("#recipes-link").click(),
  o: () => $("#options-button").click(),
  w: () => $("#open-rail").click(),
  p: sessionMenu,
  A: () => $("#archived").click(),
  I: () => $("#import-session").click(),
  L: () => $(".preferences [name=language]").click(),
  T: () => $(".preferences [name=theme]").click(),
  ",": () => $(".rail-links [href$='/settings']").click(),
  v: () => $(".rail-links [href$='/verify']").click(),
  l: () => $("#to-end").click(),
  d: () => $("#stage-download:not([href='#'])")?.click(),
  h: onTurn("[data-do=branch-here]"),
  e: onTurn("[data-do=edit-prompt]"),
  G: onTurn("[data-do=retry]"),
  y: onTurn("[data-do=copy-prompt]"),
  k: onTurn("a[href*='/recipes/new']"),
  u: onTurn("[data-do=use-picture]"),
  x: onTurn("[data-do=cancel]"),
  "<": onTurn("[data-do=branch]"),
  ">": onTurn("[data-do=branch]:last-of-type"),
  Delete: () => $("#turns .turn:last-child .only-newest button")?.click(),
  "?": () => $("[data-do='keys']").click(),
}

/** What the viewer's own keys leave to these. */
const inViewer = new Set(["d", "?"])

addEventListener("keydown", event => {
  const field = event.target.closest?.("input, textarea, select")
  if (event.key === "Escape" && field && !event.isComposing) return field.blur()
  if (isChord(event) || isTyping(event) || event.defaultPrevented) return
  const run = single[event.key]
  const painting = $("#stage-view").classList.contains("painting")
  if (!run || (painting && event.key !== "?") || (isFull() && !inViewer.has(event.key))) return
  event.preventDefault()
  run()
})

document.addEventListener("click", event => {
  if (event.target instanceof HTMLDialogElement && event.target.open) event.target.close()
})
