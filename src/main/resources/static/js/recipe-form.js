// While a recipe is written: fields come and go with the braces in its words, and a selection becomes a field at a click.

const form = document.querySelector("#recipe-form")
const template = document.querySelector("#template")
const rows = document.querySelector("#field-rows")
const button = document.querySelector("#make-field")
const gap = /\{(\p{L}[\p{L}\p{N} _-]{0,39})\}/gu
const known = new Map([...rows.querySelectorAll(".field-row")].map(row => [row.dataset.field, row]))

const names = () => [...new Set([...template.value.matchAll(gap)].map(match => match[1]))]

function input(kind, name, words, value) {
  const label = document.createElement("label")
  const caption = document.createElement("span")
  const field = document.createElement("input")
  caption.textContent = words
  Object.assign(field, { type: "text", name: `${kind}.${name}`, value, autocomplete: "off", dir: "auto" })
  label.append(caption, field)
  return label
}

function row(name, value = "") {
  const element = document.createElement("div")
  const code = document.createElement("code")
  element.className = "field-row"
  element.dataset.field = name
  code.textContent = `{${name}}`
  const { label, value: first, choices } = rows.dataset
  element.append(code, input("label", name, label, name), input("value", name, first, value), input("choices", name, choices, ""))
  return element
}

/** Shows the rows of the fields that the words have; what was written in a row stays while its field is away. */
function show() {
  const wanted = names().slice(0, Number(form.dataset.most))
  for (const name of wanted) if (!known.has(name)) known.set(name, row(name))
  known.forEach((element, name) => wanted.includes(name) || element.remove())
  rows.append(...wanted.map(name => known.get(name)))
  document.querySelector("#no-fields").hidden = wanted.length > 0
}

function selected() {
  const words = template.value.slice(template.selectionStart, template.selectionEnd)
  return words.trim() && !/[{}\n]/.test(words) ? words : ""
}

button.addEventListener("mousedown", event => event.preventDefault())
button.addEventListener("click", () => {
  const words = selected()
  if (!words) return
  const base = words.trim().replace(/[^\p{L}\p{N} _-]+/gu, " ").replace(/^[^\p{L}]+/u, "").trim().slice(0, 30) || "field"
  let name = base
  for (let number = 2; names().includes(name); number++) name = `${base} ${number}`
  known.set(name, row(name, words.trim()))
  template.setRangeText(words.replace(words.trim(), () => `{${name}}`), template.selectionStart, template.selectionEnd, "end")
  show()
  known.get(name).querySelector("input").focus()
})
document.addEventListener("selectionchange", () => (button.disabled = document.activeElement !== template || !selected()))
template.addEventListener("input", show)
show()
