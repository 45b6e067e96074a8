// Makes one tree like another and touches only what differs: pictures do not load again, focus and scroll stay.
// Elements with an id are matched by it. An element with data-local stays as it is, and so does one whose likeness says
// data-same. What a reader has opened stays open.

const KEPT = ["style", "open", "data-shown"]

export function morph(from, to) {
  if (from.hasAttribute("data-local") || to.hasAttribute("data-same")) return
  attributes(from, to)
  children(from, to)
}

function attributes(from, to) {
  for (const { name, value } of [...to.attributes]) if (from.getAttribute(name) !== value) from.setAttribute(name, value)
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !KEPT.includes(name)) from.removeAttribute(name)
  }
}

function children(from, to) {
  const wanted = new Set([...to.children].map(child => child.id).filter(Boolean))
  const keyed = new Map([...from.children].filter(child => child.id).map(child => [child.id, child]))
  let place = from.firstChild
  for (const next of [...to.childNodes]) {
    const known = next.id ? keyed.get(next.id) : undefined
    if (known && known.nodeName === next.nodeName) {
      if (known === place) place = place.nextSibling
      else from.insertBefore(known, place)
      morph(known, next)
      continue
    }
    while (place && place.id && !wanted.has(place.id)) place = drop(place)
    if (place && !place.id && !next.id && place.nodeType === next.nodeType && place.nodeName === next.nodeName) {
      const old = place
      place = place.nextSibling
      if (old.nodeType === Node.ELEMENT_NODE) morph(old, next)
      else if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue
      continue
    }
    from.insertBefore(document.importNode(next, true), place)
  }
  while (place) place = drop(place)
}

function drop(node) {
  const next = node.nextSibling
  node.remove()
  return next
}
