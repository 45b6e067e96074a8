// Asks the same again: of the same model, or of another one.

import { $, action, make, text } from "./dom.js"
import { refresh, turn } from "./conversation.js"
import { openMenu, walkable } from "./menu.js"
import { available } from "./model-picker.js"
import { call } from "./api.js"
import { changed as tellOtherTabs } from "./tab-sync.js"
import { toast } from "./toast.js"

const menu = $("#retry-menu")

async function retry(id, model) {
  try {
    const asked = await call("POST", `/turns/${id}/retry`, model ? { model } : undefined)
    await refresh()
    tellOtherTabs()
    turn(asked.id)?.focus({ preventScroll: true })
  } catch (error) {
    toast(text("failed", error.message))
  }
}

action("retry", button => retry(button.closest(".turn").dataset.turn, button.value))

action("retry-with", button => {
  const { turn: id, model } = button.closest(".turn").dataset
  menu.replaceChildren(
    ...available()
      .filter(other => other.id !== model)
      .map(other =>
        make("button", {
          type: "button",
          role: "menuitem",
          textContent: other.label,
          onclick() {
            menu.hidePopover()
            retry(id, other.id)
          },
        }),
      ),
  )
  openMenu(menu, button)
})

walkable(menu)
document.body.toggleAttribute("data-several-models", available().length > 1)
