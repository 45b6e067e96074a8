// What the browser remembers for this server, where it remembers anything at all: some keep nothing, or refuse to be asked.

/** A store of words by name; what cannot be kept is not there later. */
const store = name => ({
  get(key) {
    try {
      return window[name].getItem(key)
    } catch {
      return null
    }
  },
  set(key, words) {
    try {
      window[name].setItem(key, words)
    } catch {
      // It lives as long as the page.
    }
  },
  remove(key) {
    try {
      window[name].removeItem(key)
    } catch {
      // There is none.
    }
  },
  keys() {
    try {
      return Object.keys(window[name])
    } catch {
      return []
    }
  },
})

/** Kept until it is removed, for all tabs. */
export const browser = store("localStorage")

/** Kept as long as this tab is open, over reloads and other pages, for this tab alone. */
export const tab = store("sessionStorage")
