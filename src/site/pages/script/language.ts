import { en } from '../../languages/en'
import { languages } from '../../languages/languages'

/** What the script itself puts in; everything else stands in the page. */
export const own = {
  install: en.install,
  installAnyway: en.installAnyway,
  expired: en.expired,
  expiresOn: en.expiresOn,
  copied: en.copied,
}

/**
 * Texts in the visitor's language, days and times in his zone. Values keep their elements: nothing that
 * comes from outside is ever read as markup.
 */
export const languageScript = String.raw`
  const names = ${JSON.stringify(Object.keys(languages))}
  const english = ${JSON.stringify(own)}
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
`
