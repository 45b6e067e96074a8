// Keys that work everywhere, and the list of all keys.

import { $, action, isChord, isTyping, make, text } from "./dom.js"

const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"

const list = [
  [["Enter"], "key-send"],
  [["Shift", "Enter"], "key-newline"],
  [["/"], "key-prompt"],
  [["n"], "key-new"],
  [["s"], "key-search"],
  [["a"], "key-add"],
  [["@"], "key-mention"],
  [["r"], "key-recipes"],
  [[modifier, "Z"], "key-undo"],
  [[modifier, "Shift", "Z"], "key-redo"],
  [["f"], "key-full"],
  [["0"], "key-fit"],
  [["1"], "key-actual"],
  [["+", "−"], "key-zoom"],
  [["c"], "key-compare"],
  [["b"], "key-glance"],
  [["t"], "key-tree"],
  [["i"], "key-facts"],
  [["m"], "key-mask"],
  [["[", "]"], "key-brush"],
  [["b", "e", "r", "l"], "key-mask-tools"],
  [["⇧ S", "⇧ B", "⇧ F"], "key-mask-parts"],
  [["x", "Del"], "key-mask-whole"],
  [["←", "→"], "key-move"],
  [["Esc"], "key-close"],
  [["?"], "key-keys"],
]

action("keys", () => {
  $("#keys-list").replaceChildren(
    ...list.flatMap(([keys, words]) => [
      make("dt", {}, ...keys.flatMap((key, n) => (n ? [" ", make("kbd", { textContent: key })] : [make("kbd", { textContent: key })]))),
      make("dd", { textContent: text(words) }),
    ]),
  )
  $("#keys-dialog").showModal()
})

action("close-dialog", button => button.closest("dialog").close())

const single = {
  "/": () => $("#prompt").focus(),
  n: () => $(".new-session").click(),
  s: () => $("#search").focus(),
  a: () => $("#files").click(),
  r: () => $("#recipes-link").click(),
  "?": () => $("[data-do='keys']").click(),
}

addEventListener("keydown", event => {
  const field = event.target.closest?.("input, textarea, select")
  if (event.key === "Escape" && field && !event.isComposing) return field.blur()
  if (isChord(event) || isTyping(event) || event.defaultPrevented) return
  const run = single[event.key]
  if (!run || $("#stage").classList.contains("full")) return
  event.preventDefault()
  run()
})

document.addEventListener("click", event => {
  if (event.target instanceof HTMLDialogElement && event.target.open) event.target.close()
})
