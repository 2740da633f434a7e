import { isNewer } from '../../builds/order'
import { counted } from '../../primitives/in-words'
import { joined, link, type Markdown, md } from '../markdown'
import { markerOf } from './marker'
import { doubtOf } from './promise'
import { renderSection } from './section'
import { detailLevels, leastDetail, reduced } from './size'
import type { AppSection, CommentState } from './state'

/** Characters (UTF-16 units). GitHub refuses above 65,536; the rest is a margin for how it counts. */
export const LONGEST_COMMENT = 60_000

/**
 * The whole comment, hidden state last: chats and mails show the source from its start. Deterministic, and
 * never longer than {@link LONGEST_COMMENT}: details are shortened first, then the sections that spoke longest ago are left out, of text and state.
 */
export function renderComment(state: CommentState): string {
  for (const level of detailLevels) {
    const body = written(reduced(state, level))
    if (body.length <= LONGEST_COMMENT) return body
  }
  return withoutOldest(reduced(state, leastDetail))
}

function withoutOldest(state: CommentState): string {
  const newestFirst = [...state.sections].sort((a, b) => (isNewer(a.run, b.run) ? -1 : 1))
  for (let kept = newestFirst.length - 1; ; kept -= 1) {
    const shown = new Set(newestFirst.slice(0, kept))
    const sections = state.sections.filter(section => shown.has(section))
    const omitted = state.omitted + state.sections.length - kept
    const body = written({ ...state, sections, omitted })
    if (body.length <= LONGEST_COMMENT || kept === 0) return body
  }
}

function written(state: CommentState): string {
  const said = state.sections.length + state.omitted > 0
  const parts = said
    ? [overview(state), ...state.sections.map(renderSection), omission(state)]
    : [md`No build is offered here any more.`]
  return `${joined(parts, '\n\n---\n\n')}\n\n${markerOf(state)}\n`
}

/**
 * One app, or a run that failed as a whole, says it all in its own first sentence: a count above it would
 * speak of the builds before. Nor is counted what nobody has seen work.
 */
function overview({ sections }: CommentState): Markdown {
  if (sections.length < 2 || sections.some(isUncountable)) return md``
  const apps = sections.length
  const current = sections.filter(isInstallable).length
  const earlier = sections.filter(isInstallableStill).length
  if (current === apps) return md`**${counted(apps, 'app')}** can be installed.`
  if (current + earlier === 0) return md`**None of the ${apps} apps** can be installed.`
  if (current === 0)
    return md`**${earlier} of ${apps} apps** can be installed, in an earlier build.`
  const more = earlier === 0 ? md`` : md`, and ${earlier} more in an earlier build`
  return md`**${current} of ${apps} apps** can be installed${more}.`
}

function isUncountable(section: AppSection): boolean {
  return section.key === '' || doubtOf(section) === 'not-fetched-back'
}

function isInstallable(section: AppSection): boolean {
  return section.phase === 'ready' && doubtOf(section) === 'none'
}

function isInstallableStill(section: AppSection): boolean {
  return section.phase !== 'ready' && section.working !== undefined && doubtOf(section) === 'none'
}

function omission({ omitted, sections }: CommentState): Markdown {
  if (omitted === 0) return md``
  const channel = sections.find(({ working }) => working !== undefined)?.working?.channel
  const page =
    channel === undefined ? md`` : md` ${link('The page of the channel', channel)} has all.`
  return md`${counted(omitted, 'more app')} would not fit into this comment.${page}`
}
