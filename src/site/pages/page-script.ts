import { deviceScript } from './script/device'
import { freshScript } from './script/fresh'
import { languageScript } from './script/language'
import { tapScript } from './script/tap'

/**
 * The one script, inlined into every page. It only adds: the visitor's language, days left, advice for
 * the device at hand, a newer build. Everything that installing needs is there without it. It reads its
 * data from attributes, so that its text, and with it its digest in the content security policy, never
 * changes.
 */
export const script = `
(() => {
  'use strict'
  const all = selector => Array.from(document.querySelectorAll(selector))
  const show = selector => all(selector).forEach(element => { element.hidden = false })
  const original = document.querySelector('main').innerHTML
${languageScript}${deviceScript}${tapScript}${freshScript}
  const start = () => { localize(); advise(); markEnds(); listen(); openHelp(); search(); if (texts.install) translate() }
  start()
  if (!window.fetch || location.protocol === 'file:') return
  const home = document.documentElement.dataset.languages
  if (home && language !== 'en') learn(home)
  if (document.body.matches('.channel, .gallery')) refresh().catch(() => {})
  all('[data-newer]').forEach(notice => lookForNewer(notice).catch(() => {}))
})()
`
