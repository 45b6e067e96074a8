// A picture in a window onto it: fit, zoom, pan; by wheel, pinch, drag, double click and keys.

const LARGEST = 8

/** Keeps a picture of a natural size inside a view; calls back after each change. */
export class Zoom {
  constructor(view, changed) {
    this.view = view
    this.changed = changed
    this.natural = { width: 1, height: 1 }
    this.fitted = true
    this.scale = 1
    this.x = 0
    this.y = 0
    this.columns = 1
    this.pointers = new Map()
    this.listen()
  }

  /** Says how large the picture is, in its own pixels. */
  setNatural(width, height) {
    this.natural = { width, height }
    this.fit()
  }

  /** The room for the picture: the view, or half of it where two stand side by side. */
  get room() {
    return { width: this.view.clientWidth / this.columns, height: this.view.clientHeight }
  }

  /** The scale, in CSS pixels for each pixel of the picture, at which all of it can be seen. */
  get fitScale() {
    const { width, height } = this.room
    const whole = Math.min(width / this.natural.width, height / this.natural.height)
    return Math.min(whole, Math.max(this.actualScale, 1) * (Math.max(this.natural.width, this.natural.height) < 64 ? LARGEST : 2.5))
  }

  /** The scale at which one pixel of the picture is one of the screen. */
  get actualScale() {
    return 1 / devicePixelRatio
  }

  get percent() {
    return Math.round((this.scale / this.actualScale) * 100)
  }

  fit() {
    this.fitted = true
    this.scale = this.fitScale
    this.place()
  }

  /** Zooms so that the point of the view stays where it is; without a point, its middle. */
  to(scale, x = this.room.width / 2, y = this.room.height / 2) {
    const next = Math.max(Math.min(scale, LARGEST * this.actualScale), Math.min(this.fitScale, this.actualScale))
    this.x = x - ((x - this.x) / this.scale) * next
    this.y = y - ((y - this.y) / this.scale) * next
    this.scale = next
    this.fitted = Math.abs(next - this.fitScale) < 0.0001
    this.place()
  }

  by(factor, x, y) {
    this.to(this.scale * factor, x, y)
  }

  pan(dx, dy) {
    this.x += dx
    this.y += dy
    this.place()
  }

  /** Keeps the picture in sight: in the middle where it is smaller than the view, without gaps where it is larger. */
  place() {
    const keep = (at, size, room) => (size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, at)))
    this.x = keep(this.x, this.natural.width * this.scale, this.room.width)
    this.y = keep(this.y, this.natural.height * this.scale, this.room.height)
    this.changed()
  }

  /** Whether the picture is larger than the view. */
  get loose() {
    return this.natural.width * this.scale > this.room.width + 1 || this.natural.height * this.scale > this.room.height + 1
  }

  listen() {
    const { view } = this
    new ResizeObserver(() => (this.fitted ? this.fit() : this.place())).observe(view)
    view.addEventListener(
      "wheel",
      event => {
        event.preventDefault()
        const [x, y] = this.point(event)
        const step = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY
        this.by(Math.exp(-step * (event.ctrlKey ? 0.01 : 0.0018)), x, y)
      },
      { passive: false },
    )
    view.addEventListener("dblclick", event => {
      if (event.target.closest("button")) return
      if (this.fitted) this.to(this.actualScale > this.fitScale * 1.05 ? this.actualScale : this.fitScale * 2, ...this.point(event))
      else this.fit()
    })
    view.addEventListener("pointerdown", event => {
      if (event.button !== 0 || event.target.closest("button, .split")) return
      this.pointers.set(event.pointerId, this.point(event))
      view.setPointerCapture(event.pointerId)
    })
    view.addEventListener("pointermove", event => this.drag(event))
    for (const end of ["pointerup", "pointercancel"]) view.addEventListener(end, event => this.pointers.delete(event.pointerId))
  }

  drag(event) {
    const before = this.pointers.get(event.pointerId)
    if (!before) return
    const now = this.point(event)
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place)
    this.pointers.set(event.pointerId, now)
    if (this.busy) return // one finger paints; two are a pinch all the same
    if (others.length === 1) {
      const [other] = others
      const distance = ([x, y]) => Math.hypot(x - other[0], y - other[1])
      this.by(distance(now) / Math.max(1, distance(before)), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2)
    }
    this.pan((now[0] - before[0]) / (others.length + 1), (now[1] - before[1]) / (others.length + 1))
  }

  point(event) {
    const box = this.view.getBoundingClientRect()
    return [(event.clientX - box.left) % this.room.width, event.clientY - box.top]
  }
}
