// Requests to the server, and what can go wrong with them.

import { $, base, text } from "./dom.js"

/** An answer that says no; its message is a sentence for people. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `HTTP ${status}`)
    this.status = status
    this.code = problem.code
  }
}

/** The server was not reached, so nothing is known about what was asked. */
export class Unreachable extends Error {
  constructor() {
    super(text("unreachable"))
  }
}

const token = $('meta[name="csrf-token"]')?.content
const tokenHeader = $('meta[name="csrf-header"]')?.content

/** Headers, with what proves that a request comes from this page. */
export function headers(more = {}) {
  return token ? { [tokenHeader]: token, ...more } : more
}

/** Tells whether the server was reached, for whoever says so on the page. */
export const reached = yes => document.dispatchEvent(new CustomEvent("pentimento:reached", { detail: yes }))

async function ask(url, options) {
  let response
  try {
    response = await fetch(url, options)
  } catch (error) {
    if (error.name === "AbortError") throw error
    throw new Unreachable()
  }
  if (response.status !== 502 && response.status !== 504) reached(true)
  if (response.ok) return response
  if (response.status === 502 || response.status === 504) throw new Unreachable()
  const problem = await response.json().catch(() => ({}))
  throw new Refused(response.status, problem)
}

/** A key under which a request counts once, however often it is sent. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("")

/** Calls the API with a JSON body; the key makes a repeat harmless. */
export async function call(method, path, body, key, signal) {
  const more = { Accept: "application/json" }
  if (body !== undefined) more["Content-Type"] = "application/json"
  if (key) more["Idempotency-Key"] = key
  const response = await ask(`${base}/api/v1${path}`, {
    method,
    headers: headers(more),
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  })
  return response.status === 204 ? null : response.json()
}

/** A file that the API makes. */
export async function bytes(path, signal) {
  return (await ask(`${base}/api/v1${path}`, { headers: headers(), signal })).blob()
}

/** Makes a session of an exported archive. */
export async function importArchive(file) {
  const response = await ask(`${base}/api/v1/sessions/import`, { method: "POST", headers: headers({ Accept: "application/json", "Content-Type": "application/zip" }), body: file })
  return response.json()
}

/** A piece of the page, by its whole address. */
export async function fragment(address) {
  const response = await ask(address, { headers: headers({ Accept: "text/html" }) })
  return new DOMParser().parseFromString(await response.text(), "text/html").body
}

/** Sends a request that must survive the end of this page. */
export function lastCall(method, path) {
  fetch(`${base}/api/v1${path}`, { method, headers: headers(), keepalive: true }).catch(() => {})
}
