
(() => {
  'use strict'
  const all = selector => Array.from(document.querySelectorAll(selector))
  const show = selector => all(selector).forEach(element => { element.hidden = false })
  const original = document.querySelector('main').innerHTML

  const names = ["ar","de","es","fr","ja","ko","pt-BR","zh-Hans","zh-Hant"]
  const english = {"install":"Install","installAnyway":"Install anyway","expired":"Expired","expiresOn":"Expires {date}","copied":"Copied"}
  let texts = {}
  let [language, locale] = ['en', 'en-GB']
  for (const tag of navigator.languages || []) {
    const [base] = tag.toLowerCase().split('-')
    const chinese = /hant|tw|hk|mo/i.test(tag) ? 'zh-Hant' : 'zh-Hans'
    const name = base === 'en' ? 'en' : base === 'zh' ? chinese : names.find(one => one.toLowerCase().split('-')[0] === base)
    if (!name) continue
    language = name
    locale = name === 'ar' ? tag + '-u-nu-latn' : tag
    break
  }

  const direction = language === 'ar' ? 'rtl' : 'ltr'

  const put = (element, message) => {
    const { n } = element.dataset
    const text = typeof message === 'string' ? message : message[new Intl.PluralRules(language).select(Number(n))] || message.other
    const slots = Object.fromEntries(Array.from(element.querySelectorAll(':scope > [data-p]'), slot => [slot.dataset.p, slot]))
    element.dir = direction
    element.replaceChildren(...text.split(/\{([a-z]+)\}/i).map((part, index) => index % 2 ? slots[part] || '' : part))
  }
  const say = (element, key) => {
    element.dataset.t = key
    const message = texts[key] || english[key]
    if (message) put(element, message)
  }

  const translate = () => {
    document.documentElement.lang = language
    document.documentElement.dir = direction
    all('[data-t]').forEach(element => say(element, element.dataset.t))
    all('[data-l]').forEach(element => {
      const [attribute, key] = element.dataset.l.split(' ')
      if (texts[key]) element.setAttribute(attribute, texts[key])
    })
  }

  const learn = home => fetch(home + language + '.json', { credentials: 'same-origin' }).then(answer => answer.json())
    .then(found => { texts = found; translate() }).catch(() => {})

  const units = [['year', 31536e6], ['month', 2592e6], ['day', 864e5], ['hour', 36e5], ['minute', 6e4]]
  const relative = date => {
    const span = date - Date.now()
    const fitting = units.filter(([unit]) => span < 0 || unit !== 'month' && unit !== 'year')
    const [unit, length] = fitting.find(([, one]) => Math.abs(span) >= one) || ['second', 1e3]
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(span / length), unit)
  }
  // Not by dateStyle: in Arabic that is three numbers, which turn around in a line.
  const day = { year: 'numeric', month: 'short', day: 'numeric' }
  const formats = {
    day: date => date.toLocaleDateString(locale, day),
    time: date => date.toLocaleString(locale, { ...day, hour: 'numeric', minute: 'numeric' }),
    ago: relative,
  }
  const tell = time => {
    const date = new Date(time.dateTime)
    if (isNaN(date)) return
    time.dir = direction
    time.textContent = formats[time.dataset.f](date)
    if (time.dataset.f === 'ago') time.title = formats.time(date)
  }
  const sizes = [['gigabyte', 1e9, 2], ['megabyte', 1e6, 1], ['kilobyte', 1e3, 0], ['byte', 1, 0]]
  const measure = element => {
    const bytes = Number(element.dataset.bytes)
    const [unit, one, maximumFractionDigits] = sizes.find(([, size]) => bytes >= size * 0.9995) || sizes[3]
    element.dir = direction
    element.textContent = new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(bytes / one)
  }
  const localize = () => {
    all('time[data-f]').forEach(tell)
    all('[data-bytes]').forEach(measure)
  }

  // iPadOS calls itself Macintosh; no Mac has a touch screen.
  const agent = navigator.userAgent
  const pad = /iPad/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1)
  const handheld = pad || /iPhone|iPod/.test(agent)
  const device = pad ? 'iPad' : /iPod/.test(agent) ? 'iPod touch' : 'iPhone'
  const others = /CriOS|FxiOS|EdgiOS|OPiOS|OPT\/|DuckDuckGo|GSA\/|FBAN|FBAV|Instagram|Line\/|MicroMessenger|Snapchat|LinkedInApp|Slack|GitHub/
  const safari = /Safari\//.test(agent) && !others.test(agent)

  // Safari has the number of its system. From iOS 26 on, the one behind “OS” stands still at 18.6 or 18.7.
  const present = (() => {
    const named = (safari && /Version\/(\d+)\.(\d+)/.exec(agent)) || /(?:iPhone |CPU )OS (\d+)_(\d+)/.exec(agent)
    if (!named) return
    const [major, minor] = [Number(named[1]), Number(named[2])]
    const frozen = !named[0].startsWith('Version') && major === 18 && minor >= 6
    return frozen ? undefined : { major, minor }
  })()
  const system = (pad ? 'iPadOS ' : 'iOS ') + (present ? present.major + '.' + present.minor : '')
  const tooOld = os => {
    const [major, minor] = os.split('.').map(Number)
    return Boolean(present && os) && (present.major < major || (present.major === major && present.minor < (minor || 0)))
  }

  const end = of => {
    of.querySelectorAll('a[href^="itms-services:"]').forEach(link => {
      link.removeAttribute('href')
      link.setAttribute('aria-disabled', 'true')
      say(link, 'expired')
    })
    of.querySelectorAll('[data-when="expired"]').forEach(notice => { notice.hidden = false })
  }
  const soon = 14 * 864e5
  const judge = of => {
    const reveal = selector => of.querySelectorAll(selector).forEach(element => { element.hidden = false })
    const left = Date.parse(of.dataset.ends) - Date.now()
    if (left <= 0) return end(of)
    if (left <= soon) reveal('[data-when="soon"]')
    if (!handheld) return
    const onlyPad = of.dataset.only === 'pad' && !pad
    const old = tooOld(of.dataset.os || '')
    if (!onlyPad && !old) return
    of.querySelectorAll('[data-when="not-for"] [data-p]').forEach(slot => {
      const known = { device, present: system }[slot.dataset.p]
      if (known) slot.textContent = known
    })
    if (onlyPad) reveal('[data-why="pad"]')
    if (old) reveal('[data-why="os"]')
    reveal('[data-when="not-for"]')
    of.querySelectorAll('.tap > .button').forEach(link => {
      link.classList.add('plain')
      if (link.dataset.t) say(link, 'installAnyway')
    })
  }

  const advise = () => {
    document.body.classList.toggle('computer', !handheld)
    if (!handheld) show('[data-when="computer"]')
    if (handheld && !safari) show('[data-when="in-app"]')
    if (navigator.clipboard) show('[data-copy]')
    all('[data-build]').forEach(judge)
    all('[data-far]').forEach(far => { far.hidden = false })
  }

  const tapped = of => {
    const after = of.querySelector('[data-when="tapped"]')
    const help = of.querySelector('.help')
    if (!after || !handheld) return
    after.hidden = false
    if (help) {
      after.append(help.querySelector('.symptoms'))
      help.remove()
    }
  }

  const report = of => [
    of.dataset.name,
    of.dataset.page,
    device + ', ' + (present ? system : agent),
    ...Array.from(of.querySelectorAll('.symptoms details[open] > summary'), summary => summary.textContent.trim()),
  ].join('\n')

  const copy = (button, text) => navigator.clipboard.writeText(text).then(() => say(button, 'copied'), () => {})

  const openHelp = () => {
    if (location.hash === '#help') all('#help').forEach(help => { help.open = true })
  }

  const listen = () => {
    all('[data-build]').forEach(of => {
      of.querySelectorAll('a[href^="itms-services:"]').forEach(link => link.addEventListener('click', () => tapped(of)))
      of.querySelectorAll('[data-copy="report"]').forEach(button => button.addEventListener('click', () => copy(button, report(of))))
    })
    all('[data-copy="source"]').forEach(button => button.addEventListener('click', () => copy(button, button.closest('section').querySelector('details bdi').textContent)))
    all('[data-copy="link"]').forEach(button => button.addEventListener('click', () => copy(button, location.href.replace(/#(help)?$/, ''))))
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
    if (!newest || newest.dataset.newest === notice.dataset.newer) return
    notice.querySelector('a').textContent = newest.dataset.version
    const time = notice.querySelector('time')
    time.dateTime = newest.dataset.at
    tell(time)
    notice.hidden = false
  })

  const markEnds = () => all('[data-till]').forEach(row => {
    const left = Date.parse(row.dataset.till) - Date.now()
    if (left > soon || isNaN(left) || row.querySelector('.mark')) return
    const [mark, time] = ['em', 'time'].map(name => document.createElement(name))
    time.dataset.p = 'date'
    time.textContent = relative(Date.parse(row.dataset.till))
    mark.className = 'mark'
    mark.append(time)
    say(mark, left > 0 ? 'expiresOn' : 'expired')
    row.querySelector('a > span').append(' ', mark)
  })

  const search = () => all('input[type="search"]').forEach(field => {
    field.parentElement.hidden = false
    field.addEventListener('input', () => {
      const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean)
      const fits = row => words.every(word => row.textContent.toLocaleLowerCase().includes(word))
      all('.found li').forEach(row => { row.hidden = !fits(row) })
      all('.found').forEach(group => { group.hidden = !group.querySelector('li:not([hidden])') })
      all('.no-match').forEach(text => { text.hidden = Boolean(document.querySelector('.found:not([hidden])')) })
    })
  })

  const start = () => { localize(); advise(); markEnds(); listen(); openHelp(); search(); if (texts.install) translate() }
  start()
  if (!window.fetch || location.protocol === 'file:') return
  const home = document.documentElement.dataset.languages
  if (home && language !== 'en') learn(home)
  if (document.body.matches('.channel, .gallery')) refresh().catch(() => {})
  all('[data-newer]').forEach(notice => lookForNewer(notice).catch(() => {}))
})()
