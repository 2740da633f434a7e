/** What happens after the tap: look at the Home Screen, what the phone said instead, a report to copy. */
export const tapScript = String.raw`
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
`
