/**
 * The one script, inlined into every live page. It only adds: days left, advice for the browser at
 * hand, a newer build. Everything that installing needs is there without it. It reads its data from
 * attributes, so that its text, and with it its digest in the content security policy, never changes.
 */
export const script = `
(() => {
  'use strict'
  const all = selector => Array.from(document.querySelectorAll(selector))
  const show = selector => all(selector).forEach(element => { element.hidden = false })
  const original = document.querySelector('main').innerHTML

  const daysLeft = end => {
    const days = Math.floor((end - Date.now()) / 864e5)
    if (end <= Date.now()) return 'expired'
    if (days === 0) return 'less than a day left'
    return days === 1 ? '1 day left' : days + ' days left'
  }

  const countDays = () => all('time[data-expires]').forEach(time => {
    const end = Date.parse(time.dateTime)
    time.insertAdjacentText('afterend', ' \\u00b7 ' + daysLeft(end))
    if (end <= Date.now()) show('[data-when="expired"]')
  })

  // iPadOS calls itself Macintosh; no Mac has a touch screen.
  const agent = navigator.userAgent
  const handheld = /iPad|iPhone|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1)
  const others = /CriOS|FxiOS|EdgiOS|OPiOS|OPT\\/|DuckDuckGo|GSA\\/|FBAN|FBAV|Instagram|Line\\/|MicroMessenger|Snapchat|LinkedInApp|Slack|GitHub/
  const safari = /Safari\\//.test(agent) && !others.test(agent)

  const advise = () => {
    if (!handheld) show('[data-when="computer"]')
    if (handheld && !safari) show('[data-when="in-app"]')
    if (navigator.clipboard) show('[data-copy]')
  }

  const listen = () => {
    all('a[href^="itms-services:"]').forEach(link =>
      link.addEventListener('click', () => { if (handheld) show('[data-when="tapped"]') }))
    all('[data-copy]').forEach(button => button.addEventListener('click', () =>
      navigator.clipboard.writeText(location.href.split('#')[0]).then(() => { button.textContent = 'Copied' }, () => {})))
  }

  // The host lets pages be cached for ten minutes; a query that nobody used before reaches past that.
  const load = address => fetch(address + '?fresh=' + Date.now(), { cache: 'no-store', credentials: 'same-origin' })
    .then(answer => answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status))))
    .then(text => new DOMParser().parseFromString(text, 'text/html'))

  const refresh = () => load(location.pathname).then(fresh => {
    const main = fresh.querySelector('main')
    if (!main || !fresh.querySelector('meta[name="tap-to-install"]') || main.innerHTML === original) return
    document.querySelector('main').replaceWith(document.adoptNode(main))
    document.body.className = fresh.body.className
    document.title = fresh.title
    start()
  })

  const lookForNewer = notice => load(notice.dataset.channel).then(channel => {
    const mark = channel.querySelector('meta[name="tap-to-install"]')
    if (mark && mark.content.startsWith('gone ')) return show('[data-when="gone"]')
    const newest = Array.from(channel.querySelectorAll('[data-app]')).find(app => app.dataset.app === notice.dataset.of)
    if (!newest || newest.dataset.newest === notice.dataset.build) return
    notice.querySelector('a').textContent = newest.dataset.version
    notice.hidden = false
  })

  const start = () => { countDays(); advise(); listen() }
  start()
  if (!window.fetch || location.protocol === 'file:') return
  if (document.body.matches('.channel, .gallery')) refresh().catch(() => {})
  all('[data-when="newer"]').forEach(notice => lookForNewer(notice).catch(() => {}))
})()
`
