// Pictures that the server does not read and the browser does: HEIC in Safari, AVIF nearly everywhere.

const KINDS = /\.(heic|heif|avif)$/i

/** Whether this is a kind that browsers may show, and this one does. */
export async function showsAlone(file) {
  if (!/^image\/(heic|heif|avif)/.test(file.type) && !KINDS.test(file.name)) return false
  try {
    ;(await createImageBitmap(file)).close()
    return true
  } catch {
    return false
  }
}

/** The same picture as PNG, upright, in sRGB, and without what stood beside its pixels. */
export async function converted(file) {
  const bitmap = await createImageBitmap(file)
  const canvas = document.createElement("canvas")
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext("2d").drawImage(bitmap, 0, 0)
  bitmap.close()
  const blob = await new Promise(resolve => canvas.toBlob(resolve, "image/png"))
  if (!blob) throw new Error("The canvas is too large")
  return new File([blob], file.name.replace(KINDS, "") + ".png", { type: "image/png" })
}
