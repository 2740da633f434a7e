import qrcode from 'qrcode-generator'
import { addressToScan, installLink, Refusal, readLink } from './link.js'

// Shows what link.js has read. Text goes in as text, never as markup.

const main = document.querySelector('main')
const hosts = document.querySelector('meta[name="launcher-hosts"]').content.split(/\s+/)

/** Fills a copy of a template: texts, addresses, and without the rows that have nothing to say. */
function show(id, texts, links = {}) {
  const page = document.getElementById(id).content.cloneNode(true)
  const all = selector => [...page.querySelectorAll(selector)]
  for (const row of all('[data-if]')) if (!texts[row.dataset.if]) row.remove()
  for (const element of all('[data-text]')) element.textContent = texts[element.dataset.text]
  for (const link of all('[data-link]')) link.href = links[link.dataset.link]
  main.replaceChildren(page)
}

const reveal = selector => {
  for (const element of main.querySelectorAll(selector)) element.hidden = false
}

function showBuild(build) {
  const { title, home, release, manifest } = build
  const words = {
    letter: firstLetter(title),
    expires: expiryInWords(build.expires),
    size: sizeInWords(build.size),
  }
  show('build', { ...build, ...words }, { home, release, install: installLink(manifest) })
  document.title = `Install ${title}`
  main.querySelector('h1').title = title
  if (hasExpired(build.expires)) end()
  drawCode(addressToScan(location.href.split('#')[0], build))
  advise()
}

/** iOS refuses it: the button keeps its shape and leads nowhere. */
function end() {
  reveal('[data-when="expired"]')
  const button = main.querySelector('[data-link="install"]')
  button.removeAttribute('href')
  button.setAttribute('aria-disabled', 'true')
  button.textContent = 'Expired'
}

function firstLetter(title) {
  const [letter] = new Intl.Segmenter().segment(title)
  return letter.segment.toLocaleUpperCase()
}

/** Modules of light around a code (ISO/IEC 18004, section 5.3.8). */
const quietZone = 4

function drawCode(text) {
  const code = qrcode(0, 'L')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const squares = []
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (code.isDark(row, column)) squares.push(`M${column} ${row}h1v1h-1z`)
    }
  }
  const side = count + 2 * quietZone
  const svg = main.querySelector('svg.qr')
  svg.setAttribute('viewBox', `${-quietZone} ${-quietZone} ${side} ${side}`)
  svg.querySelector('path').setAttribute('d', squares.join(''))
}

const day = 86_400_000

/** The profile runs out at some time of that UTC day. */
function hasExpired(date) {
  return Date.parse(date) + day <= Date.now()
}

function expiryInWords(date) {
  const end = Date.parse(date)
  if (Number.isNaN(end)) return ''
  const text = new Date(end).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const left = Math.floor((end - Date.now()) / day)
  if (hasExpired(date)) return `${text} · expired`
  if (left < 1) return `${text} · less than two days left`
  return `${text} · ${left} ${left === 1 ? 'day' : 'days'} left`
}

/** Decimal units, as iOS shows them. */
function sizeInWords(size) {
  const bytes = Number(size)
  if (bytes < 1000) return bytes === 0 ? '' : `${bytes} bytes`
  if (bytes < 999_500) return `${Math.round(bytes / 1e3)} KB`
  if (bytes < 999_950_000) return `${Number((bytes / 1e6).toFixed(1))} MB`
  return `${Number((bytes / 1e9).toFixed(2))} GB`
}

// iPadOS calls itself Macintosh; no Mac has a touch screen.
const agent = navigator.userAgent
const handheld =
  /iPad|iPhone|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1)
const others =
  /CriOS|FxiOS|EdgiOS|OPiOS|OPT\/|DuckDuckGo|GSA\/|FBAN|FBAV|Instagram|Line\/|MicroMessenger|Snapchat|LinkedInApp|Slack|GitHub/
const safari = /Safari\//.test(agent) && !others.test(agent)

/** Only advice depends on the device; the button is always there. */
function advise() {
  document.body.classList.toggle('computer', !handheld)
  if (!handheld) reveal('[data-when="computer"]')
  if (handheld && !safari) reveal('[data-when="in-app"]')
  main.querySelector('[data-link="install"]').addEventListener('click', () => {
    if (handheld) reveal('[data-when="tapped"]')
  })
  const copy = main.querySelector('[data-copy]')
  if (!navigator.clipboard) return
  copy.hidden = false
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(location.href)
    copy.textContent = 'Copied'
  })
}

function open() {
  const fragment = location.hash.slice(1)
  const words = { hosts: hosts.join(' or ') }
  document.title = 'Install an app'
  if (fragment === '') return show('empty', words)
  try {
    showBuild(readLink(fragment, hosts))
  } catch (error) {
    // Whatever else goes wrong, no button is left in sight.
    const reason = error instanceof Refusal ? error.message : 'The link could not be read.'
    show('refused', { ...words, reason })
  }
}

addEventListener('hashchange', open)
open()
