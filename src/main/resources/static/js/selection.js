// Parts of a picture that the server finds for a mask, so that they need not be painted; and the line that says what was found.

import { $, text } from "./dom.js"
import { bytes, Refused } from "./api.js"

let finding = null

/** Says something about the mask, to the eye and to screen readers. */
export const note = words => ($("#mask-note").textContent = words)

/**
 * Finds the subject, the background or the faces of a picture: a white canvas that is opaque where they are, with the share of
 * the picture that they fill. Null where there are none, which is said, or where it was given up meanwhile.
 */
export async function find(image, of) {
  giveUp()
  if (!image?.id) return note(text("wait-upload"))
  const mine = (finding = new AbortController())
  $("#mask-parts").ariaBusy = "true"
  note(text(`looking-${of}`))
  try {
    const found = await mask(image, of, mine.signal)
    return finding === mine ? found : null
  } catch (error) {
    if (finding === mine) note(error instanceof Refused ? (error.code === "nothing-found" ? text(`nothing-${of}`) : error.message) : text("unreachable"))
    return null
  } finally {
    if (finding === mine) giveUp()
  }
}

/** What is being looked for is not wanted any more. */
export function giveUp() {
  finding?.abort()
  finding = null
  $("#mask-parts").ariaBusy = null
}

async function mask(image, of, signal) {
  const bitmap = await createImageBitmap(await bytes(`/images/${image.id}/selection?of=${of}`, signal))
  const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height })
  const pen = canvas.getContext("2d", { willReadFrequently: true })
  pen.drawImage(bitmap, 0, 0)
  bitmap.close()
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height)
  let sum = 0
  for (let at = 0; at < pixels.data.length; at += 4) {
    const grey = pixels.data[at]
    sum += grey
    pixels.data.fill(255, at, at + 3)
    pixels.data[at + 3] = grey
  }
  pen.putImageData(pixels, 0, 0)
  return { mask: canvas, share: sum / 255 / (canvas.width * canvas.height) }
}
