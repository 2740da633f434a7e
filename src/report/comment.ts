import { counted } from '../facts-in-words'
import { markerOf } from './comment-marker'
import { renderSection } from './comment-section'
import { detailLevels, leastDetail, reduced } from './comment-size'
import type { CommentState } from './comment-state'
import { joined, link, type Markdown, md } from './markdown'
import { isNewer } from './run-order'

/** Characters (UTF-16 units). GitHub refuses above 65,536; the rest is a margin for how it counts. */
export const LONGEST_COMMENT = 60_000

/**
 * The whole comment, hidden state first. Deterministic, and never longer than {@link LONGEST_COMMENT}:
 * details are shortened first, then the sections that spoke longest ago are left out, of text and state.
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
  const parts = [overview(state), ...state.sections.map(renderSection), omission(state)]
  return `${markerOf(state)}\n${joined(parts, '\n\n---\n\n')}\n`
}

/** With one app its own first sentence says it all. */
function overview({ sections }: CommentState): Markdown {
  if (sections.length < 2) return md``
  const apps = sections.filter(({ key }) => key !== '').length
  const installable = sections.filter(({ working }) => working !== undefined).length
  return installable === apps
    ? md`**${counted(apps, 'app')}** can be installed.`
    : md`**${installable} of ${counted(apps, 'app')}** can be installed.`
}

function omission({ omitted, sections }: CommentState): Markdown {
  if (omitted === 0) return md``
  const channel = sections.find(({ working }) => working !== undefined)?.working?.channel
  const page =
    channel === undefined ? md`` : md` ${link('The page of the channel', channel)} has all.`
  return md`${counted(omitted, 'more app')} would not fit into this comment.${page}`
}
