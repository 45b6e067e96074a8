// Makes one tree like another and touches only what differs: pictures do not load again, focus and scroll stay.
// Elements with an id are matched by it. An element with data-local stays as it is, and so does one whose likeness says
// data-same. What a reader has opened stays open, and what is typed into a field stays there.

import { Idiomorph } from "./vendor/idiomorph.js"

const KEPT = ["style", "open", "data-shown"]

export function morph(from, to) {
  Idiomorph.morph(from, to, { head: { style: "none" }, callbacks })
}

const callbacks = {
  beforeNodeMorphed: (here, next) => !(here.hasAttribute?.("data-local") || next.hasAttribute?.("data-same")),
  beforeAttributeUpdated: (name, element, change) => !(change === "remove" && KEPT.includes(name)) && !isTyped(name, element),
}

/** Whether a field has a value or a choice that the server does not know. */
const isTyped = (name, field) => (name === "value" && field.value !== field.defaultValue) || (name === "checked" && field.checked !== field.defaultChecked)
