import type { BuildRecord } from '../builds/build-record'
import { isUploadedLater } from '../builds/ipa-host'
import { isOnlyForReSigners } from '../builds/verdict'
import { ActionError, messageOf } from '../primitives/errors'
import { httpsUrl } from '../primitives/https-url'
import { counted, sizeInWords } from '../primitives/in-words'
import { sourceUrl } from '../site/layout'
import { explained, whatToDo } from './advice'
import { stateAfter } from './comment/advance'
import { renderSection } from './comment/section'
import { detailLevels, reduced } from './comment/size'
import type { CommentRun, CommentState } from './comment/state'
import { published } from './comment/update'
import { factSheet } from './fact-sheet'
import { findingList } from './findings-in-markdown'
import {
  code,
  folded,
  joined,
  link,
  type Markdown,
  md,
  ownMarkdown,
  shownAddress,
} from './markdown'
import { namedBuild } from './named-build'
import type { AppOutcome, InspectedApp, Outcome } from './outcome'
import { sweptInWords } from './swept'

/** Bytes. The runner drops a summary above 1 MiB (1,048,576), and other text may share the file. */
const LONGEST_SUMMARY = 900_000

/** The job summary of a run that came to an end, as Markdown. */
export function renderSummary(outcome: Outcome): string {
  return finished([md`# Tap to Install`, ...partsOf(outcome)])
}

/**
 * The job summary of a run that failed. Anything but an `ActionError` is a bug of ours, and says so.
 *
 * @param doing what failed: `Publishing the build`.
 */
export function renderFailureSummary(thrown: unknown, doing: string): string {
  const bug =
    thrown instanceof ActionError
      ? md``
      : md`This was not foreseen, so it is most likely a bug of Tap to Install. The log has the details.`
  const hint = thrown instanceof ActionError ? (thrown.hint ?? '') : ''
  return finished([
    md`# Tap to Install`,
    md`**${doing} failed.**`,
    explained(messageOf(thrown)),
    bug,
    whatToDo(hint),
  ])
}

/** Parts that no longer fit are left out, and that is said. */
function finished(parts: readonly Markdown[]): string {
  const kept: Markdown[] = []
  let bytes = 0
  for (const part of parts) {
    bytes += Buffer.byteLength(String(part)) + 2
    if (bytes <= LONGEST_SUMMARY) kept.push(part)
  }
  const left = parts.length - kept.length
  const rest =
    left === 0 ? md`` : md`${counted(left, 'more part')} would not fit into this summary.`
  return `${joined([...kept, rest], '\n\n')}\n`
}

function partsOf(outcome: Outcome): readonly Markdown[] {
  switch (outcome.kind) {
    case 'published':
      return publishedParts(outcome)
    case 'removed':
      return [removedPart(outcome), deletions(outcome)]
    case 'skipped':
      return [
        md`**Nothing was published.** ${explained(outcome.reason)}`,
        ownMarkdown(outcome.recipe),
      ]
    case 'swept':
      return sweptParts(outcome)
    case 'inspected':
      return outcome.apps.map(inspectedPart)
    case 'assembled':
      return [assembledPart(outcome)]
  }
}

function assembledPart({ builds, folder }: Outcome & { readonly kind: 'assembled' }): Markdown {
  return builds === undefined
    ? md`**The launcher was added** to ${code(folder)}. Once that is deployed, its address is the ${code('launcher-url')} of ${code('publish-to: release')}.`
    : md`**The site was assembled.** ${counted(builds, 'build')} in ${code(folder)}.`
}

/** The summary stands on the page of its own run and commit, so it names neither. */
const thisRun: CommentRun = {
  ...{ id: 0, attempt: 0, number: 0, url: undefined },
  ...{ commit: '', commitUrl: undefined, at: '' },
}

type Published = Outcome & { readonly kind: 'published' }

function publishedParts(outcome: Published): readonly Markdown[] {
  const { channel, apps, commentUrl } = outcome
  const state = stateAfter(undefined, published({ channel, run: thisRun, apps }))
  return [notOnline(apps), ...sections(state), ...apps.map(addresses), pointer(commentUrl)]
}

/** Nothing is called installable before anybody can fetch it. */
function notOnline(apps: readonly AppOutcome[]): Markdown {
  const isFolder = apps.some(app => app.kind === 'published' && isUploadedLater(app.build))
  return isFolder
    ? md`**Not online yet.** The output directory holds the site; what follows is so once it is served at its address.`
    : md``
}

/** On a server without https the comment has no address that could be a link. */
function pointer(comment: string | undefined): Markdown {
  if (comment === undefined || !comment.startsWith('https:')) return md``
  return md`${link('The comment', httpsUrl(comment))} has it too.`
}

function sections(state: CommentState): readonly Markdown[] {
  const [level] = detailLevels
  const shown = level === undefined ? state : reduced(state, level)
  return shown.sections.map(renderSection)
}

/** What programs and the curious need. The `itms-services:` link is no link here: GitHub strips those. */
function addresses(outcome: AppOutcome): Markdown {
  if (outcome.kind === 'rejected') return md``
  const { build, verified } = outcome
  const unchecked = verified ? md`` : md`- ${reasonUnchecked(build)}`
  const list = [
    md`- Page: ${shownAddress(build.urls.install)}`,
    ...(isOnlyForReSigners(build) ? [] : [md`- Manifest: ${shownAddress(build.urls.manifest)}`]),
    ...(build.sideload
      ? [md`- Source for AltStore, SideStore and Feather: ${shownAddress(sourceUrl(build))}`]
      : []),
    md`- IPA: ${shownAddress(build.urls.ipa)}, SHA-256 ${code(build.ipa.sha256)}`,
    unchecked,
  ]
  return folded(md`Addresses of ${namedBuild(build.app)}`, joined(list, '\n'))
}

function reasonUnchecked(build: BuildRecord): Markdown {
  return isUploadedLater(build)
    ? md`Not verified: these are the addresses that the output directory will have. The link works once it is served there.`
    : md`Not verified, as the input \`verify\` asks.`
}

function removedPart({
  channel,
  removedBuilds,
  reason,
}: Outcome & { readonly kind: 'removed' }): Markdown {
  const builds = removedBuilds === 0 ? 'Nothing' : counted(removedBuilds, 'build')
  const sentence = md`**${builds} removed** from channel ${code(channel.name)}.`
  return joined([sentence, explained(reason)], ' ')
}

/** The folder is right; what is online becomes so with the upload. */
function deletions({ toDelete = [] }: Pick<Outcome & { kind: 'swept' }, 'toDelete'>): Markdown {
  if (toDelete.length === 0) return md``
  const list = joined(
    toDelete.map(path => md`- ${code(path)}`),
    '\n',
  )
  const title = md`The upload has to delete ${counted(toDelete.length, 'file')}`
  return folded(title, list)
}

function sweptParts(outcome: Outcome & { readonly kind: 'swept' }): readonly Markdown[] {
  const { builds } = outcome
  const list = builds.map(
    ({ app, channel, buildId }) =>
      md`- ${namedBuild(app)}, build ${code(buildId)} of channel ${code(channel.name)}`,
  )
  return [
    md`**Swept:** ${sweptInWords(builds.length, outcome)}.`,
    joined(list, '\n'),
    deletions(outcome),
  ]
}

function inspectedPart({ app, file, findings, refused, at }: InspectedApp): Markdown {
  const name = app === undefined ? code(file.name) : namedBuild(app)
  const verdict = refused ? md`would be refused` : md`can be published`
  const size = sizeInWords(file.size)
  const rest = findings.length === 0 ? md`No findings.` : findingList(findings)
  const sheet = app === undefined ? md`` : factSheet(app, at)
  return joined([md`**${name}** ${verdict}. ${code(file.name)}, ${size}.`, rest, sheet], '\n\n')
}
