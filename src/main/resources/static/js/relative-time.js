// Times as people say them, in the page's language and the browser's time zone.

import { $$, text } from "./dom.js"

const language = document.documentElement.lang
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" })
const day = new Intl.DateTimeFormat(language, { month: "short", day: "numeric" })
const dayAndYear = new Intl.DateTimeFormat(language, { year: "numeric", month: "short", day: "numeric" })
const whole = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" })

export function ago(date, now = new Date()) {
  const minutes = Math.round((now - date) / 60000)
  if (minutes < 1) return text("just-now")
  if (minutes < 60) return relative.format(-minutes, "minute")
  if (minutes < 24 * 60) return relative.format(-Math.round(minutes / 60), "hour")
  if (minutes < 7 * 24 * 60) return relative.format(-Math.round(minutes / 1440), "day")
  return (date.getFullYear() === now.getFullYear() ? day : dayAndYear).format(date)
}

export function showTimes(root = document) {
  for (const time of $$("time[datetime]", root)) {
    const date = new Date(time.dateTime)
    time.textContent = ago(date)
    time.title = whole.format(date)
  }
}

showTimes()
setInterval(showTimes, 30000)
