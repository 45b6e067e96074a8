// The model picker, and the choices that only some models have.

import { $, make, text } from "./dom.js"

const picker = $("#model")
const remembered = "pentimento:model"

/** The chosen model and what it can do. */
export function model() {
  const option = picker.selectedOptions[0]
  const words = name => (option?.dataset[name] ?? "").split(" ").filter(Boolean)
  return {
    id: option?.value,
    label: option?.textContent.trim() ?? "",
    builtin: option?.value.startsWith("builtin:") ?? true,
    mask: option?.dataset.mask === "true",
    generate: option?.dataset.generate === "true",
    most: Number(option?.dataset.most ?? 1),
    variants: Number(option?.dataset.variants ?? 1),
    aspects: words("aspects"),
    resolutions: words("resolutions"),
  }
}

/** The options that were chosen for it; undefined where none were. */
export function options() {
  const chosen = {}
  if ($("#aspect").value) chosen.aspectRatio = $("#aspect").value
  if ($("#resolution").value) chosen.resolution = $("#resolution").value
  if (Number($("#variants").value) > 1) chosen.variants = Number($("#variants").value)
  return Object.keys(chosen).length ? chosen : undefined
}

function fill(select, values, label) {
  const before = select.value
  select.hidden = values.length === 0
  select.replaceChildren(...values.map(value => make("option", { value, textContent: label(value) })))
  if (values.includes(before)) select.value = before
}

function refill() {
  const { aspects, resolutions, variants } = model()
  const orAuto = values => (values.length ? ["", ...values] : [])
  fill($("#aspect"), orAuto(aspects), value => value || `${text("auto")} □`)
  fill($("#resolution"), orAuto(resolutions), value => value || text("auto"))
  fill($("#variants"), variants > 1 ? Array.from({ length: variants }, (_, n) => String(n + 1)) : [], value => (value === "1" ? "1" : `${value}×`))
}

/** Calls back when another model is chosen. */
export function onModel(listener) {
  picker.addEventListener("change", listener)
}

picker.addEventListener("change", () => {
  localStorage.setItem(remembered, picker.value)
  refill()
})

const before = localStorage.getItem(remembered)
if ([...picker.options].some(option => option.value === before && !option.disabled)) picker.value = before
refill()
