// One picture on the stage, as sharp as its size on the screen asks for: previews first, the picture itself at the end.

import { base } from "./dom.js"

const LEVELS = [320, 640, 1280, 2560]

/** Where a picture's bytes are; without a width, the picture itself. */
export const address = (image, width) => (image.url ? image.url : `${base}/api/v1/images/${image.id}/content${width ? `?width=${width}` : ""}`)

const LARGEST = LEVELS.at(-1)
const SMALLEST = 160
const PATIENCE = 150

/** An img element that shows pictures {id, width, height} or {url, width, height}. */
export class Layer {
  constructor(element) {
    this.element = element
    /** What the element shows, and by which preview; 0 is the picture itself. */
    this.image = null
    this.level = 0
    this.coming = null
    this.wanted = 0
  }

  /**
   * Shows a picture by the preview for this width on the screen; by a small one first, where that takes a moment. False where
   * another was asked for since.
   */
  async show(image, width) {
    this.coming = image
    const level = image.url ? 0 : enough(image, width)
    const sharp = loaded(image, level)
    const soon = image.url || (await Promise.race([sharp.then(() => true), pause(PATIENCE)]))
    if (!soon && this.coming === image) {
      const small = await Promise.race([sharp.then(() => null), loaded(image, SMALLEST)])
      if (small?.naturalWidth && this.coming === image) {
        this.put(image, small, SMALLEST)
        this.wanted = level
        sharp.then(next => this.replace(image, next, level))
        return true
      }
    }
    const first = await sharp
    if (this.coming !== image) return false
    this.put(image, first, level)
    return true
  }

  put(image, picture, level) {
    this.image = image
    this.level = this.wanted = level
    this.element.src = picture.src
    this.element.alt = image.alt ?? ""
    this.element.dataset.image = image.id ?? ""
    this.element.hidden = false
  }

  /** Takes the sharper preview of the same picture, unless a still sharper one is there by now. */
  replace(image, picture, level) {
    if (this.image !== image || !picture.naturalWidth || !sharper(level, this.level)) return
    this.level = level
    this.element.src = picture.src
  }

  /** Puts the picture here, in CSS pixels of its pane, and sharpens it where that is larger than what was loaded. */
  place(x, y, width, height) {
    const { style } = this.element
    style.width = `${width}px`
    style.height = `${height}px`
    style.translate = `${x}px ${y}px`
    this.sharpen(width)
  }

  /** Loads what is sharp at this width; before the picture itself, its largest preview, which is there sooner. */
  async sharpen(width) {
    const { image } = this
    if (!image || image.url) return
    const level = enough(image, width)
    if (!sharper(level, this.wanted)) return
    const steps = level === 0 && sharper(LARGEST, this.wanted) && image.width > LARGEST ? [LARGEST, 0] : [level]
    this.wanted = level
    for (const step of steps) {
      this.replace(image, await loaded(image, step), step)
      if (this.image !== image || this.wanted !== level) return
    }
  }
}

/** The preview that is sharp at this width; 0 is the picture itself. */
function enough(image, width) {
  const needed = Math.min(image.width, width * devicePixelRatio * 0.98)
  return LEVELS.find(candidate => candidate >= needed) ?? 0
}

const sharper = (level, than) => than !== 0 && (level === 0 || level > than)

async function loaded(image, level) {
  const picture = new Image()
  picture.src = address(image, level)
  await picture.decode().catch(() => {})
  return picture
}

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds, false))
