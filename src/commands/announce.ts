import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDesk } from '../announce/desk'
import { noteInstallLinks } from '../announce/release-notes'
import { addressOf } from '../announce/told'
import type { BuildRecord } from '../builds/build-record'
import { nameOfBuild } from '../builds/in-words'
import { newestRunFirst } from '../builds/order'
import { isOnlyForReSigners } from '../builds/verdict'
import type { DirectoryDestination } from '../inputs/destinations/directory'
import { inspectIpa } from '../ipa/inspect-ipa'
import { asActionError } from '../primitives/as-action-error'
import { ActionError } from '../primitives/errors'
import { quoted, quotedList } from '../primitives/plain-text'
import { failed, published } from '../report/comment/update'
import type { AppOutcome, Outcome } from '../report/outcome'
import { type Run, sourceOf } from '../run/run'
import { onlyFrom } from '../run/visibility'
import { buildFiles } from '../site/layout'
import type { ShelvedBuild } from '../site/shelf'
import { buildsAtHome, isFrom } from '../site/tree'
import { openTarget } from '../targets/open-target'
import type { ExpectedBuild } from '../verify/addresses'
import { verifyBuild } from '../verify/verify-build'
import { goneBuilds } from './gone-builds'
import { expectedSource } from './publish/expected-source'
import { earlierIpas } from './publish/note-difference'
import { standingInWords } from './publish/tell-ready'
import { speakerOf } from './speaker'
import { witnessed } from './witness'

/**
 * The second half of `publish-to: directory`: the workflow has uploaded the folder meanwhile. Fetches back
 * what this run wrote there, and only then calls it ready, exactly as the other targets do. Doing it twice
 * changes nothing.
 *
 * @throws ActionError `bad-input` when the folder holds no build of this run; `not-live` when its host does
 * not serve what was written. The comment has then been told.
 */
export async function announce(run: Run): Promise<Outcome> {
  const destination = directoryOf(run)
  const { target, site } = witnessed(openTarget(run))
  const { builds: all } = await target.read()
  const builds = buildsOfRun(all, destination, run)
  const [{ record }] = builds
  const { channel } = record
  const number = run.inputs.pullRequest ?? channel.pullRequest
  const desk = openDesk(run, site, 'online')
  if (!(await desk.isOpen(number))) {
    const reason = `Pull request #${number} is closed: nothing is announced on it.`
    return { kind: 'skipped', reason, recipe: '' }
  }
  const tell = desk.on(number)
  const speaker = speakerOf({ channel, run: record.run, source: sourceOf(run) }, run.clock.now())
  const apps = await appsOf(builds, destination, run)
  const began = run.clock.now().getTime()
  try {
    await fetchBack(builds, { ...destination, all }, run)
  } catch (error) {
    const { message, code, hint } = asActionError(error)
    const told = new ActionError(message, { code, cause: error, ...(hint && { hint }) })
    // An earlier announcement of theirs is no longer so.
    const gone = goneBuilds(builds)
    await tell(
      failed({ ...speaker, apps: apps.map(({ app }) => app), refused: [], error: told, gone }),
    )
    throw told
  }
  const waited = run.inputs.verify ? run.clock.now().getTime() - began : undefined
  const commentUrl = addressOf(await tell(published({ ...speaker, apps, gone: [] })))
  desk.close()
  for (const app of apps) run.progress(`${standingInWords(app, waited)}: ${app.build.urls.install}`)
  if (commentUrl !== undefined) run.progress(`Comment: ${commentUrl}`)
  const outcome: Outcome = { kind: 'published', channel, apps, commentUrl }
  const { trigger } = run.event
  if (trigger.kind === 'release') await noteInstallLinks(trigger.tag, outcome, run)
  return outcome
}

function directoryOf({ inputs: { destination } }: Run): DirectoryDestination {
  if (destination.kind === 'directory') return destination
  throw new ActionError('`command: announce` needs `publish-to: directory`', { code: 'bad-input' })
}

/** Of the newest attempt: a job that was started again has written anew. */
function buildsOfRun(
  builds: readonly ShelvedBuild[],
  { path }: DirectoryDestination,
  run: Run,
): readonly [ShelvedBuild, ...ShelvedBuild[]] {
  const { inputs, event } = run
  const own = buildsAtHome({ builds }, inputs.directory)
    .filter(build => isFrom(onlyFrom(run), build) && build.record.run.id === event.run.id)
    .filter(({ record }) => inputs.channel === undefined || record.channel.name === inputs.channel)
    .toSorted((a, b) => newestRunFirst(a.record.run, b.record.run))
  const [first, ...others] = own.filter(
    ({ record }) => record.run.attempt === own[0]?.record.run.attempt,
  )
  if (first === undefined) throw nothingWritten(path)
  const channels = new Set([first, ...others].map(({ record }) => record.channel.name))
  if (channels.size > 1) throw severalChannels([...channels])
  return [first, ...others]
}

function nothingWritten(path: string): ActionError {
  return new ActionError(`The output directory ${quoted(path)} holds no build of this run`, {
    code: 'bad-input',
    hint: 'Publish to it first (`publish-to: directory`) with the same `output-directory`, `base-url` and `directory`, in this job or in one that hands the folder over.',
  })
}

function severalChannels(names: readonly string[]): ActionError {
  return new ActionError(`This run wrote builds of several channels: ${quotedList(names)}`, {
    code: 'bad-input',
    hint: 'Announce them one by one, each with its name in the input `channel`.',
  })
}

/** The IPA lies in the folder: what it says about itself is read there again. */
async function appsOf(
  builds: readonly ShelvedBuild[],
  { path }: DirectoryDestination,
  { inputs }: Run,
) {
  return Promise.all(
    builds.map(async ({ folder, record }): Promise<Extract<AppOutcome, { kind: 'published' }>> => {
      const ipa = join(path, folder, record.ipa.fileName)
      const inspection = await inspectIpa(ipa)
      if (inspection.kind !== 'app' || inspection.app.file.sha256 !== record.ipa.sha256)
        throw changedIpa(ipa)
      const { app } = inspection
      const { findings } = record
      const titled = { ...app, title: record.app.title }
      return { kind: 'published', app: titled, build: record, findings, verified: inputs.verify }
    }),
  )
}

function changedIpa(path: string): ActionError {
  return new ActionError(`${quoted(path)} is not the IPA that was published`, {
    code: 'bad-input',
    hint: 'Leave the output directory as it was written until the builds are announced.',
  })
}

async function fetchBack(
  builds: readonly ShelvedBuild[],
  { path, all }: DirectoryDestination & { readonly all: readonly ShelvedBuild[] },
  run: Run,
): Promise<void> {
  const { inputs, fetch, clock, progress } = run
  if (!inputs.verify) return
  for (const build of builds) {
    const { folder, record } = build
    progress(`Fetching ${nameOfBuild(record.app)} back, as a phone would`)
    const expected = {
      ...(await expectedOf(record, join(path, folder))),
      ...expectedSource(record, () => earlierIpas(build, all)),
    }
    await verifyBuild(expected, { fetch, clock, progress, timeout: inputs.verifyTimeout })
  }
}

async function expectedOf(record: BuildRecord, folder: string): Promise<ExpectedBuild> {
  const read = (name: string): Promise<Uint8Array> => readFile(join(folder, name))
  const { manifest, icon, qr } = buildFiles
  return {
    buildId: record.buildId,
    urls: record.urls,
    ipaSize: record.ipa.size,
    ...{ icon: await read(icon), qr: await read(qr) },
    manifest: isOnlyForReSigners(record) ? undefined : await read(manifest),
    page: 'own-host',
    redirects: [],
  }
}
