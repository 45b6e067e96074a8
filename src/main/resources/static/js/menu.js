// Menus that a button opens: where they stand, their arrow keys, and where the focus goes afterwards.

/** Opens a popover menu at a button, and sets the focus on its first entry. */
export function openMenu(menu, button) {
  menu.showPopover()
  const box = button.getBoundingClientRect()
  menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - menu.offsetWidth - 8))}px`
  const below = box.bottom + 4
  menu.style.top = `${below + menu.offsetHeight > innerHeight - 8 ? Math.max(8, box.top - menu.offsetHeight - 4) : below}px`
  button.setAttribute("aria-expanded", "true")
  menu.querySelector("[role=menuitem]")?.focus()
  menu.addEventListener("toggle", function closed(event) {
    if (event.newState !== "closed") return
    menu.removeEventListener("toggle", closed)
    button.setAttribute("aria-expanded", "false")
    if (menu.contains(document.activeElement) || document.activeElement === document.body) button.focus()
  })
}

/** Lets the arrow keys walk a menu. */
export function walkable(menu) {
  menu.addEventListener("keydown", event => {
    const items = [...menu.querySelectorAll("[role=menuitem]")]
    const at = items.indexOf(document.activeElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    items.at(next % items.length).focus()
  })
}
