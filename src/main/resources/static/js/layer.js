// One picture on the stage, as sharp as its size on the screen asks for: previews first, the picture itself at the end.

const LEVELS = [320, 640, 1280, 2560]

/** Where a picture's bytes are; without a width, the picture itself. */
export const address = (image, width) => (image.url ? image.url : `/api/v1/images/${image.id}/content${width ? `?width=${width}` : ""}`)

/** An img element that shows pictures {id, width, height} or {url, width, height}. */
export class Layer {
  constructor(element) {
    this.element = element
    this.image = null
    this.level = 0
  }

  /** Shows a picture once the preview for this width on the screen is there; false where another was asked for since. */
  async show(image, width) {
    this.image = image
    this.level = image.url ? 0 : this.enough(width)
    const first = await this.loaded(this.level)
    if (this.image !== image) return false
    this.element.src = first.src
    this.element.alt = image.alt ?? ""
    this.element.dataset.image = image.id ?? ""
    this.element.hidden = false
    return true
  }

  /** Puts the picture here, in CSS pixels of its pane, and sharpens it where that is larger than what was loaded. */
  place(x, y, width, height) {
    const { style } = this.element
    style.width = `${width}px`
    style.height = `${height}px`
    style.translate = `${x}px ${y}px`
    this.sharpen(width)
  }

  async sharpen(width) {
    const { image } = this
    if (!image || image.url || this.level === 0) return
    const wanted = this.enough(width)
    if (wanted !== 0 && wanted <= this.level) return
    this.level = wanted
    const next = await this.loaded(wanted)
    if (this.image === image && this.level === wanted && next.complete && next.naturalWidth) this.element.src = next.src
  }

  /** The preview that is sharp at this width; 0 is the picture itself. */
  enough(width) {
    const needed = Math.min(this.image.width, width * devicePixelRatio * 0.98)
    return LEVELS.find(candidate => candidate >= needed) ?? 0
  }

  async loaded(level) {
    const picture = new Image()
    picture.src = address(this.image, level)
    await picture.decode().catch(() => {})
    return picture
  }
}
