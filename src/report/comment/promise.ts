import { nameOfBuild, versionInWords } from '../../builds/in-words'
import { iosWillRefuse } from '../../builds/verdict'
import { code, link, type Markdown, md } from '../markdown'
import type { AppSection, Doubt, WorkingBuild } from './state'

/** What is promised of a build that is online: no more than is known of it. */
interface Wording {
  readonly sentence: (name: Markdown, devices: string) => Markdown
  readonly invitation: (name: string) => string
  readonly stillThere: string
}

const promises: Readonly<Record<Doubt | 'none', Wording>> = {
  none: {
    sentence: (name, devices) => md`**${name}** can be installed on ${devices}.`,
    invitation: name => `Install ${name}`,
    stillThere: 'can still be installed',
  },
  'refused-by-ios': {
    sentence: name => md`**${name}** is published, but iOS will most likely refuse to install it.`,
    invitation: name => `Page of ${name}`,
    stillThere: 'is still online; iOS will most likely refuse to install it',
  },
  'not-fetched-back': {
    sentence: (name, devices) =>
      md`**${name}** is published for ${devices}. It was not fetched back, so nobody has seen that the link works.`,
    invitation: name => `Install ${name}`,
    stillThere: 'is still published',
  },
}

/** For an app whose newest build is online. */
export function promiseOf(section: AppSection, name: Markdown, devices: string): Markdown {
  return promises[doubtOf(section)].sentence(name, devices)
}

export function tapTarget(section: AppSection, build: WorkingBuild): Markdown {
  return md`## ${link(promises[doubtOf(section)].invitation(nameOfBuild(build)), build.install)}`
}

/** Of the build before, while the newest is not online. */
export function stillThere(section: AppSection): Markdown {
  const { working } = section
  if (working === undefined) return md``
  const { stillThere } = promises[doubtOf(section)]
  return md` Build ${code(working.buildId)}, version ${versionInWords(working)}, ${stillThere}.`
}

/** Published all the same, because `fail-on` says so. */
export function isOnlineAgainstAdvice(section: AppSection): boolean {
  return section.phase === 'ready' && doubtOf(section) === 'refused-by-ios'
}

/** Comments of before doubts were kept have the findings of the newest build alone. */
export function doubtOf(section: AppSection): Doubt | 'none' {
  const isRefused = section.phase === 'ready' && iosWillRefuse(section)
  return section.working?.doubt ?? (isRefused ? 'refused-by-ios' : 'none')
}
