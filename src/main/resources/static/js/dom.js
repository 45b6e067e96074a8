// Small helpers that every module uses.

export const $ = (selector, root = document) => root.querySelector(selector)
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]

const texts = JSON.parse(document.documentElement.dataset.texts ?? "{}")

/** What comes before every address of this server, without a slash at its end; usually nothing. */
export const base = (document.documentElement.dataset.base ?? "/").replace(/\/[^/]*$/, "")

/** A text in the page's language; {0}, {1} … are replaced. */
export function text(key, ...values) {
  return (texts[key] ?? key).replace(/\{(\d)\}/g, (_, n) => values[n] ?? "")
}

/** An element with properties and children; keys with a dash become attributes. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    if (key.includes("-") || key === "role") element.setAttribute(key, value)
    else if (key === "data") Object.assign(element.dataset, value)
    else element[key] = value
  }
  element.append(...children)
  return element
}

/** An icon of the page's sprite. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg"
  const svg = document.createElementNS(space, "svg")
  svg.setAttribute("class", "icon")
  svg.setAttribute("aria-hidden", "true")
  const use = document.createElementNS(space, "use")
  use.setAttribute("href", `#i-${name}`)
  svg.append(use)
  return svg
}

/** Tells a screen reader something that the eye sees anyway. */
export function announce(words) {
  const region = $("#announce")
  if (region) region.textContent = words
}

/** Whether a key is meant for a field, or for an open dialog; a closed one may hold the focus until the next frame. */
export const isTyping = (event, fields = "input, textarea, select") => !!event.target.closest?.(`${fields}, dialog[open]`)

/** Whether a key comes with another that makes it a command of the browser. */
export const isChord = event => event.ctrlKey || event.metaKey || event.altKey

const actions = new Map()

/** Says what elements with this data-do attribute do when they are clicked. */
export function action(name, run) {
  actions.set(name, run)
}

document.addEventListener("click", event => {
  const element = event.target.closest?.("[data-do]")
  const run = element && actions.get(element.dataset.do)
  if (!run || element.getAttribute("aria-disabled") === "true" || opensElsewhere(element, event)) return
  event.preventDefault()
  run(element, event)
})

/** Whether a click on a link asks for a new tab, a new window or a download. */
const opensElsewhere = (element, event) => element.href && (isChord(event) || event.shiftKey)

/** Runs an action as if its button had been clicked. */
export function perform(name, element) {
  actions.get(name)?.(element)
}

/** The session of this page; empty for a new one. */
export const session = () => document.body.dataset.session ?? ""
