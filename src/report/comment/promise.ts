import { iosWillRefuse } from '../../builds/verdict'
import { type Markdown, md } from '../markdown'
import { namedBuild } from '../named-build'
import type { AppSection, Doubt, WorkingBuild } from './state'

/** What the link to a build is called: no more is promised than is known of it. */
export function invitation(build: WorkingBuild): Markdown {
  if (build.doubt === 'refused-by-ios') return md`Page of ${namedBuild(build)}`
  return build.sideload?.only === true
    ? md`Get ${namedBuild(build)} for AltStore, SideStore or Feather`
    : md`Install ${namedBuild(build)}`
}

const doubts: Readonly<Record<Doubt, Markdown>> = {
  'refused-by-ios': md`iOS will most likely refuse to install it.`,
  'not-fetched-back': md`It was not fetched back, so nobody has seen that the link works.`,
}

/** Empty for a build that nothing is held against. */
export function doubtInWords({ doubt }: WorkingBuild): Markdown {
  return doubt === undefined ? md`` : doubts[doubt]
}

/** Comments of before doubts were kept have the findings of the newest build alone. */
export function doubtOf(section: AppSection): Doubt | 'none' {
  const isRefused = section.phase === 'ready' && iosWillRefuse(section)
  return section.working?.doubt ?? (isRefused ? 'refused-by-ios' : 'none')
}
