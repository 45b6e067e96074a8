// Uploads pictures: small ones in one request, larger ones so that a lost connection costs nothing of what had arrived.

import { base } from "./dom.js"
import { call, headers, reached, Refused, Unreachable } from "./api.js"

const SMALL = 1024 * 1024
const LONGEST_PAUSE = 15000

/**
 * Uploads a picture; gives the server's facts about it. Tells its progress from 0 to 1, and whether it waits for the
 * connection. Where that is lost, a large upload goes on from where it was; a small one is sent again by the caller, under the
 * same key. One that was begun before goes on at its place; a new one's place is told to whoever asks.
 */
export async function upload(file, progress, signal, { key, place, onPlace = () => {} } = {}) {
  if (file.size > SMALL) return inPieces(file, progress, signal, place, onPlace)
  const form = new FormData()
  form.append("file", file, file.name || "picture")
  return send("POST", `${base}/api/v1/images`, key ? { "Idempotency-Key": key } : {}, form, share => progress(share, false), signal)
}

async function inPieces(file, progress, signal, begunAt, onPlace) {
  let place = begunAt ?? null
  let offset = (place && (await standing(place))) || 0
  let pause = 1000
  let shown = 0
  const show = (share, waiting) => progress((shown = share), waiting)
  if (offset) show(offset / file.size, false)
  for (;;) {
    try {
      if (!place) {
        place = `/api/v1/uploads/${(await call("POST", "/uploads", { bytes: file.size, mediaType: file.type || undefined }, undefined, signal)).id}`
        onPlace(place)
      }
      const began = offset
      const image = await send(
        "PATCH",
        base + place,
        { "Content-Type": "application/partial-upload", "Upload-Offset": String(offset), "Upload-Complete": "?1" },
        file.slice(offset),
        share => show((began + share * (file.size - began)) / file.size, false),
        signal,
      )
      if (image) return image
      throw new Unreachable() // not all of it arrived
    } catch (error) {
      if (signal?.aborted) {
        if (place) call("DELETE", place.replace("/api/v1", "")).catch(() => {})
        throw new DOMException("aborted", "AbortError")
      }
      if (error instanceof Refused && error.status === 404 && place) {
        place = null // it was given up here or forgotten there: from the beginning
        offset = 0
        continue
      }
      if (error instanceof Refused && error.status !== 409) throw error
      show(shown, true)
      await connection(pause)
      pause = Math.min(pause * 1.5, LONGEST_PAUSE)
      const reached = place ? await standing(place) : null
      if (reached !== null) {
        if (reached > offset) pause = 1000
        offset = reached
        show(offset / file.size, true)
      }
    }
  }
}

/** How many bytes the server has; null where it cannot be asked. */
async function standing(place) {
  const response = await fetch(base + place, { method: "HEAD", cache: "no-store" }).catch(() => null)
  if (response) reached(true)
  const offset = response?.headers.get("Upload-Offset")
  return offset === null || offset === undefined ? null : Number(offset)
}

/** Waits a while, and no longer than until the connection is back. */
function connection(milliseconds) {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      document.removeEventListener("pentimento:back", done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    document.addEventListener("pentimento:back", done)
  })
}

/** A request that tells how much of its body has left. */
function send(method, url, more, body, progress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of Object.entries(headers({ Accept: "application/json", ...more }))) request.setRequestHeader(name, value)
    request.responseType = "json"
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total)
    request.onload = () => {
      if (request.status < 300) resolve(request.response)
      else if (request.status === 502 || request.status === 504) reject(new Unreachable())
      else reject(new Refused(request.status, request.response ?? {}))
    }
    request.onerror = () => reject(new Unreachable())
    request.onabort = () => reject(new DOMException("aborted", "AbortError"))
    signal?.addEventListener("abort", () => request.abort(), { once: true })
    request.send(body)
  })
}
