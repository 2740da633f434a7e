/** Which device and browser this is, and whether a build is for it. A false alarm is worse than silence. */
export const deviceScript = String.raw`
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
`
