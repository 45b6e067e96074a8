// While a recipe is filled in: the request as it will be, and choices at a click.

const form = document.querySelector("#fill")
const preview = document.querySelector("#preview")
const fields = new Map([...form.querySelectorAll("[data-field]")].map(input => [input.dataset.field, input]))

/** The words of the prompt, with what was filled in marked. */
function show() {
  const pieces = form.dataset.prompt.split(/(\{[^{}]+\})/)
  preview.replaceChildren(
    ...pieces.map(piece => {
      const input = fields.get(piece.slice(1, -1))
      if (!input || !piece.startsWith("{")) return piece
      const filled = document.createElement("mark")
      filled.textContent = input.value.trim() || input.defaultValue
      return filled
    }),
  )
  for (const choice of form.querySelectorAll(".choice")) choice.setAttribute("aria-pressed", String(choice.dataset.value === document.getElementById(choice.dataset.for).value))
}

form.addEventListener("input", show)
form.addEventListener("click", event => {
  const choice = event.target.closest(".choice")
  if (!choice) return
  event.preventDefault()
  document.getElementById(choice.dataset.for).value = choice.dataset.value
  show()
})
show()
