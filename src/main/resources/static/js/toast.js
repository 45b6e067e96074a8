// Short notes at the foot of the window, with something to do about them at times.

import { $, make } from "./dom.js"

/** Shows a note; returns what removes it. An action's label and function may come with it. */
export function toast(words, label, act, milliseconds = 4000) {
  const note = make("div", { className: "toast" }, make("span", { textContent: words }))
  const timer = setTimeout(() => note.remove(), milliseconds)
  const close = () => {
    clearTimeout(timer)
    note.remove()
  }
  if (label) {
    note.append(
      make("button", {
        type: "button",
        textContent: label,
        onclick() {
          close()
          act()
        },
      }),
    )
  }
  $("#toasts").append(note)
  return close
}
