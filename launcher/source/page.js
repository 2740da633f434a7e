import { generate } from 'lean-qr/nano'
import { addressToScan, installLink, Refusal, readLink } from './link.js'

// Shows what link.js has read. Text goes in as text, never as markup. What judges the device, speaks the
// visitor's language and answers after the tap are the scripts of the install pages (src/site/pages/script).

const main = document.querySelector('main')
const hosts = document.querySelector('meta[name="launcher-hosts"]').content.split(/\s+/)

/** What goes when something in it has no value. */
const row = 'li, dl > div, [data-why], p, details, section'

/** Fills a copy of a template, without the rows that have nothing to say. */
function fill(id, texts, links = {}) {
  const page = document.getElementById(id).content.cloneNode(true)
  const each = (selector, put) => page.querySelectorAll(selector).forEach(put)
  each('[data-if]', mark => (texts[mark.dataset.if] ? mark : mark.closest(row)).remove())
  each('[data-text]', slot => {
    const text = texts[slot.dataset.text]
    if (text) slot.textContent = text
    else slot.closest(row).remove()
  })
  each('[data-link]', link => {
    link.href = links[link.dataset.link]
  })
  each('[data-f]', time => {
    if (texts.ends) time.dateTime = texts.ends
    else time.closest(row)?.remove()
  })
  each('[data-bytes]', slot => {
    if (texts.size) slot.dataset.bytes = texts.size
    else slot.closest(row).remove()
  })
  each('[data-t="registered"]', text => {
    text.dataset.n = texts.devices
  })
  each('dl', list => list.children.length || list.remove())
  main.replaceChildren(page)
}

function showBuild(build) {
  const title = build.title || build.repository.split('/')[1]
  fill('build', { ...build, title, ...wordsFor(build, title) }, linksOf(build))
  const here = location.href
  const of = main.querySelector('article')
  Object.assign(of.dataset, {
    os: build.os,
    only: build.only,
    ends: build.ends,
    name: [title, build.version, build.build].filter(Boolean).join(', '),
    page: here,
  })
  main.querySelector('[data-t="inSafari"]').href = `x-safari-${here}`
  main.querySelector('h1').title = title
  if (build.verdict) doubt(main.querySelector('.tap > .button'))
  document.title = title
  drawCode(addressToScan(here.split('#')[0], build))
}

/** Nothing is promised of a build that was published against advice. */
function doubt(button) {
  button.classList.add('plain')
  say(button, 'installAnyway')
}

function linksOf({ home, release, manifest }) {
  return { home, release, install: installLink(manifest) }
}

/** Texts that the link does not have in words, and which of the rows apply. */
function wordsFor({ os, only, verdict, pull, kind, devices }, title) {
  const registered = kind === 'a' || kind === 'd'
  return {
    letter: firstLetter(title),
    system: os && `${only ? 'iPadOS' : 'iOS'} ${os}`,
    pull: pull && `#${pull}`,
    devices: registered && devices,
    adHoc: kind === 'a',
    development: kind === 'd',
    enterprise: kind === 'e',
    listed: registered,
    doubtful: verdict,
    single: registered && devices === '1',
    several: registered && devices !== '1',
    some: registered && devices === '',
  }
}

function firstLetter(title) {
  const [letter] = new Intl.Segmenter().segment(title)
  return letter.segment.toLocaleUpperCase()
}

/** Modules of light around a code (ISO/IEC 18004, section 5.3.8). */
const quietZone = 4

function drawCode(text) {
  const { size, get } = generate(text)
  const squares = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (get(x, y)) squares.push(`M${x} ${y}h1v1h-1z`)
  }
  const side = size + 2 * quietZone
  const svg = main.querySelector('svg.qr')
  svg.setAttribute('viewBox', `${-quietZone} ${-quietZone} ${side} ${side}`)
  svg.querySelector('path').setAttribute('d', squares.join(''))
}

function open() {
  const fragment = location.hash.slice(1)
  const names = { hosts: hosts.join(', ') }
  document.title = 'Install an app'
  if (fragment === '') return fill('empty', names)
  try {
    showBuild(readLink(fragment, hosts))
  } catch (error) {
    // Whatever else goes wrong, no button is left in sight.
    const reason = error instanceof Refusal ? error.message : 'damaged'
    fill('refused', { ...names, [reason]: true })
  }
}

/** The scripts of the install pages on what stands there now. */
function start() {
  open()
  localize()
  advise()
  listen()
  if (texts.install) translate()
}

addEventListener('hashchange', start)
start()
if (language !== 'en') learn('languages/')
