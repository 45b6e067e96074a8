// What was painted of a mask, as strokes in the picture's own pixels, so that it can be drawn at any size, sharp.

/**
 * Draws strokes in a colour on a canvas whose size is the picture's times the scale. Each is {tool, points: [x, y, width]…}; erasing
 * ones take away what earlier ones have put there, "clear" takes all of it, and "invert" turns everything around. A "found" one has
 * a mask instead of points, and takes the place of a found one right before it: people choose among them.
 */
export function draw(canvas, strokes, scale, colour) {
  const pen = canvas.getContext("2d")
  clear(pen, canvas)
  pen.fillStyle = pen.strokeStyle = colour
  pen.lineCap = pen.lineJoin = "round"
  for (const [n, stroke] of strokes.entries()) {
    if (adds(stroke) && adds(strokes[n + 1])) continue
    pen.setTransform(scale, 0, 0, scale, 0, 0)
    if (stroke.tool === "invert") invert(pen, canvas)
    else if (stroke.tool === "clear") clear(pen, canvas)
    else {
      pen.globalCompositeOperation = stroke.erase ? "destination-out" : "source-over"
      if (stroke.tool === "found") found(pen, stroke, canvas, colour)
      else if (stroke.tool === "brush") brush(pen, stroke.points)
      else if (stroke.tool === "rect") rectangle(pen, stroke.points)
      else lasso(pen, stroke.points)
    }
  }
  pen.globalCompositeOperation = "source-over"
}

const adds = stroke => stroke?.tool === "found" && !stroke.erase

/** A mask in a colour, as large as the canvas; it is kept, since every movement of the brush draws it again. */
function found(pen, stroke, canvas, colour) {
  stroke.drawn ??= {}
  stroke.drawn[colour] ??= tinted(stroke.mask, colour)
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.drawImage(stroke.drawn[colour], 0, 0, canvas.width, canvas.height)
}

function tinted(mask, colour) {
  const drawn = Object.assign(document.createElement("canvas"), { width: mask.width, height: mask.height })
  const pen = drawn.getContext("2d")
  pen.drawImage(mask, 0, 0)
  pen.globalCompositeOperation = "source-in"
  pen.fillStyle = colour
  pen.fillRect(0, 0, drawn.width, drawn.height)
  return drawn
}

function brush(pen, points) {
  const [[x, y, width]] = points
  pen.beginPath()
  pen.arc(x, y, width / 2, 0, Math.PI * 2)
  pen.fill()
  for (let n = 1; n < points.length; n++) {
    pen.lineWidth = points[n][2]
    pen.beginPath()
    pen.moveTo(points[n - 1][0], points[n - 1][1])
    pen.lineTo(points[n][0], points[n][1])
    pen.stroke()
  }
}

function rectangle(pen, points) {
  const [[x, y]] = points
  const [toX, toY] = points.at(-1)
  pen.fillRect(Math.min(x, toX), Math.min(y, toY), Math.abs(toX - x), Math.abs(toY - y))
}

function lasso(pen, points) {
  pen.beginPath()
  points.forEach(([x, y], n) => (n ? pen.lineTo(x, y) : pen.moveTo(x, y)))
  pen.closePath()
  pen.fill()
}

function clear(pen, canvas) {
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.clearRect(0, 0, canvas.width, canvas.height)
}

function invert(pen, canvas) {
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.globalCompositeOperation = "xor"
  pen.fillRect(0, 0, canvas.width, canvas.height)
}

/** The mask as a PNG of the picture's size: white where change is allowed, black elsewhere, softened at the edge. */
export async function toPng(strokes, width, height, softness) {
  const painted = Object.assign(document.createElement("canvas"), { width, height })
  draw(painted, strokes, 1, "#fff")
  const mask = Object.assign(document.createElement("canvas"), { width, height })
  const pen = mask.getContext("2d")
  pen.fillStyle = "#000"
  pen.fillRect(0, 0, width, height)
  if (softness) pen.filter = `blur(${softness}px)`
  pen.drawImage(painted, 0, 0)
  const blob = await new Promise(resolve => mask.toBlob(resolve, "image/png"))
  return new File([blob], "mask.png", { type: "image/png" })
}
