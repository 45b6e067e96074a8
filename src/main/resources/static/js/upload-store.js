// Files on their way to the server, kept in the browser until they have arrived, so that a reload costs nothing of them. Where
// the browser keeps nothing, or has no room, everything here finds nothing, and an upload lives as long as its page.

const STORE = "uploads"
const LONGEST = 14 * 24 * 60 * 60 * 1000

let opening = null

function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("pentimento", 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opening
}

/** Does something to the store; gives its result once it is on disk, undefined where that was not possible. */
async function withStore(mode, act) {
  try {
    const transaction = (await database()).transaction(STORE, mode)
    const request = act(transaction.objectStore(STORE))
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request?.result)
      transaction.onabort = () => reject(transaction.error)
    })
  } catch {
    return undefined
  }
}

/** Keeps a file until it has arrived. */
export const keepFile = (key, file) => withStore("readwrite", store => store.put({ key, file, at: Date.now() }))

/** Changes what is kept, if anything is. */
const change = (key, how) =>
  withStore("readwrite", store => {
    store.get(key).onsuccess = event => event.target.result && store.put(how(event.target.result))
  })

/** Says where on the server it arrives, so that it goes on there. */
export const keepPlace = (key, place) => change(key, before => (before.file ? { ...before, place } : before))

/** It has arrived: the file goes, and what it became stays, for whoever loads the page before the draft says so. */
export const keepImage = (key, image) => change(key, () => ({ key, image, at: Date.now() }))

/** What is kept: {file, place} of one on its way, {image} of one that has arrived; undefined where there is nothing. */
export const kept = key => withStore("readonly", store => store.get(key))

export const dropFile = key => withStore("readwrite", store => store.delete(key))

/** Does something while no other tab does it for this file; waits until that is so. */
export function alone(key, act) {
  return navigator.locks ? navigator.locks.request(`pentimento:upload:${key}`, act) : act()
}

/** Drops what nobody has come back for. */
withStore("readwrite", store => {
  store.openCursor().onsuccess = event => {
    const cursor = event.target.result
    if (!cursor) return
    if (cursor.value.at < Date.now() - LONGEST) cursor.delete()
    cursor.continue()
  }
})
