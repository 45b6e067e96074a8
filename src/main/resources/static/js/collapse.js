// Long prompts show their beginning, and all of it when asked. The server folds what may be too long; what fits has no button.

import { $, $$, action } from "./dom.js"
import { onChange } from "./conversation.js"

const known = new WeakSet()
const sizes = new ResizeObserver(entries => entries.forEach(entry => judge(entry.target)))

function judge(prompt) {
  const button = $("[data-do=unfold]", prompt.parentElement)
  if (button.getAttribute("aria-expanded") === "false") button.hidden = prompt.scrollHeight <= prompt.clientHeight + 1
}

function watch() {
  for (const prompt of $$(".folded .prompt[id]")) {
    if (known.has(prompt)) continue
    known.add(prompt)
    sizes.observe(prompt)
  }
}

action("unfold", button => {
  const open = button.parentElement.classList.toggle("open")
  const { less } = button.dataset
  button.dataset.less = button.textContent
  button.textContent = less
  button.setAttribute("aria-expanded", String(open))
  if (!open) button.closest(".turn").scrollIntoView({ block: "nearest" })
})

onChange(watch)
watch()
