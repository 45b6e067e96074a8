// The model picker, and the choices that only some models have.

import { $, make, session, text } from "./dom.js"
import { browser } from "./storage.js"
import { call } from "./api.js"

const picker = $("#model")
const remembered = "pentimento:model"
let picked = false

/** The chosen model and what it can do. */
export function model() {
  const option = picker.selectedOptions[0]
  const words = name => (option?.dataset[name] ?? "").split(" ").filter(Boolean)
  return {
    id: option?.value,
    // Without a choice the server asks its default, also where another has become that since this page was made.
    asked: picked || option?.value.startsWith("builtin:") ? option?.value : undefined,
    label: option?.textContent.trim() ?? "",
    builtin: option?.value.startsWith("builtin:") ?? true,
    mask: option?.dataset.mask === "true",
    generate: option?.dataset.generate === "true",
    most: Number(option?.dataset.most ?? 1),
    variants: Number(option?.dataset.variants ?? 1),
    aspects: words("aspects"),
    resolutions: words("resolutions"),
    thinking: words("thinking"),
    grounding: option?.dataset.grounding === "true",
  }
}

/** The models that can be asked now, each with its id and name. */
export const available = () => [...picker.options].filter(option => !option.disabled).map(option => ({ id: option.value, label: option.textContent.trim() }))

/** The options that were chosen for it; undefined where none were. */
export function options() {
  const chosen = {}
  if ($("#aspect").value) chosen.aspectRatio = $("#aspect").value
  if ($("#resolution").value) chosen.resolution = $("#resolution").value
  if (Number($("#variants").value) > 1) chosen.variants = Number($("#variants").value)
  if ($("#thinking").value) chosen.thinking = $("#thinking").value
  if ($("#grounding").checked && model().grounding) chosen.grounding = true
  return Object.keys(chosen).length ? chosen : undefined
}

const controls = [
  ["aspect", "aspects", value => value || text("auto")],
  ["resolution", "resolutions", value => value || text("auto")],
  ["thinking", "thinking", value => (value ? text(`thinking-${value}`) : text("auto"))],
]

function fill(select, values, label) {
  const before = select.value
  select.closest("label").hidden = values.length === 0
  select.replaceChildren(...values.map(value => make("option", { value, textContent: label(value) })))
  if (values.includes(before)) select.value = before
}

function refill() {
  const able = model()
  for (const [id, values, label] of controls) fill($(`#${id}`), able[values].length ? ["", ...able[values]] : [], label)
  fill($("#variants"), able.variants > 1 ? Array.from({ length: able.variants }, (_, n) => String(n + 1)) : [], value => value)
  $("#grounding").closest("label").hidden = !able.grounding
  $("#options-button").hidden = !$("#options label:not([hidden])")
  mark()
}

/** Shows on the button that something was chosen. */
function mark() {
  $("#options-button").classList.toggle("chosen", options() !== undefined)
}

$("#options").addEventListener("change", mark)
$("#options").addEventListener("toggle", event => {
  if (event.newState !== "open") return
  const box = $("#options-button").getBoundingClientRect()
  event.target.style.left = `${Math.max(8, box.right - event.target.offsetWidth)}px`
  event.target.style.top = `${box.top - event.target.offsetHeight - 6}px`
})

/** Calls back when another model is chosen. */
export function onModel(listener) {
  picker.addEventListener("change", listener)
}

picker.addEventListener("change", () => {
  picked = true
  browser.set(remembered, picker.value)
  refill()
  if (session()) call("PATCH", `/sessions/${session()}`, { model: picker.value }).catch(() => {}) // the next request says it as well
})

// A session remembers its model for every browser; a new one begins with the last that this browser chose.
const before = picker.dataset.remembered ? null : browser.get(remembered)
picked = Boolean(picker.dataset.remembered) || [...picker.options].some(option => option.value === before && !option.disabled)
if (picked && before) picker.value = before
refill()
