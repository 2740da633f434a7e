/** Newer builds, past the host's cache, and the search of the gallery. */
export const freshScript = String.raw`
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
`
