import { markerOf } from './comment-marker'
import { renderSection } from './comment-section'
import { detailLevels, reduced } from './comment-size'
import type { CommentState } from './comment-state'
import { counted } from './facts-in-words'
import { joined, link, type Markdown, md } from './markdown'

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
  return renderComment(withoutOldestSection(state))
}

function withoutOldestSection(state: CommentState): CommentState {
  const oldest = [...state.sections].sort(
    (a, b) => a.run.id - b.run.id || a.run.attempt - b.run.attempt,
  )[0]
  const sections = state.sections.filter(section => section !== oldest)
  return { ...state, sections, omitted: state.omitted + 1 }
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
  return md`**${counted(apps, 'app')}** on this pull request, **${installable}** of them can be installed.`
}

function omission({ omitted, sections }: CommentState): Markdown {
  if (omitted === 0) return md``
  const channel = sections.find(({ working }) => working !== undefined)?.working?.channel
  const page =
    channel === undefined ? md`` : md` ${link('The page of the channel', channel)} has all.`
  return md`${counted(omitted, 'more app')} would not fit into this comment.${page}`
}
