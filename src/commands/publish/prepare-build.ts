import { buildId, ipaFileName } from '../../builds/build-name'
import type { BuildDifference, BuildProvenance, BuildRecord } from '../../builds/build-record'
import { liesOnSite } from '../../builds/ipa-host'
import { signingOf } from '../../builds/signing'
import { iosWillRefuse, isOnlyForReSigners } from '../../builds/verdict'
import type { App } from '../../ipa/app'
import { ActionError } from '../../primitives/errors'
import { budgetOf } from '../../run/run'
import { onlyFrom } from '../../run/visibility'
import type { ChunkHashes } from '../../site/chunk-hashes'
import { type AddBuildOptions, addBuild } from '../../site/edits/add-build'
import { buildFiles } from '../../site/layout'
import { ipaFile, renderBuild } from '../../site/render-build'
import type { SiteEdit, SiteFile } from '../../site/shelf'
import type { BuildIdentity, Hosting } from '../../targets/target'
import type { ExpectedBuild } from '../../verify/verify-build'
import type { AcceptedApp } from '../candidate'
import { expectedSource } from './expected-source'
import { hashChunks } from './hash-chunks'
import { noteDifference } from './note-difference'
import type { Publishing } from './publishing'
import { type BuildDescription, recordBuild, titled } from './record-build'

/** Everything about one build that can be known before anything is uploaded. */
export interface PreparedBuild extends AcceptedApp {
  readonly record: BuildRecord
  readonly edit: SiteEdit
  /** Against the build before, once the edit was applied: only the shelf knows what was there. */
  readonly difference: () => BuildDifference | undefined
  /** What must come back when it is fetched as a phone would. */
  readonly expected: ExpectedBuild
}

export interface PrepareOptions {
  readonly publishing: Publishing
  readonly unlisted: boolean
  readonly hosting: Hosting
  /** Text of the user's own page template. */
  readonly template: string | undefined
  /** Of each IPA, by its SHA-256; may still be on its way. */
  readonly provenances: ReadonlyMap<string, Promise<BuildProvenance | undefined>>
  readonly now: Date
}

/** Asks the target for the addresses, then renders: a manifest needs them absolute. */
export async function prepareBuild(
  accepted: AcceptedApp,
  options: PrepareOptions,
): Promise<PreparedBuild> {
  const { publishing, now, unlisted, hosting } = options
  const { run, target, description } = publishing
  const identity = identityOf(accepted, { description, unlisted })
  const placement = await target.plan(identity)
  const provenance = await options.provenances.get(accepted.app.file.sha256)
  const facts = { ...identity, description, placement, hosting, provenance, now }
  const record = recordBuild({ ...accepted, ...facts })
  const { folder } = placement
  const render = await renderer(accepted.app, folder, options)
  const { directory, keepBuilds } = run.inputs
  const site = { directory, keepBuilds, siteBudget: budgetOf(run), onlyFrom: onlyFrom(run) }
  const noted = noteDifference(addBuild({ ...site, record, folder, render, now }), folder)
  return {
    ...accepted,
    record,
    edit: noted.edit,
    difference: noted.difference,
    expected: {
      ...expectedOf(record, render(record), hosting),
      ...expectedSource(record, noted.earlier),
    },
  }
}

function identityOf(
  { app, findings }: Pick<AcceptedApp, 'app' | 'findings'>,
  { description, unlisted }: { readonly description: BuildDescription; readonly unlisted: boolean },
): BuildIdentity {
  return {
    channel: description.channel,
    bundleId: app.bundleId,
    buildId: buildId(description.run.number, app.file.sha256),
    fileName: ipaFileName({ title: app.title, version: app.version }),
    size: app.file.size,
    unlisted,
    shown: {
      title: titled(app, description).title,
      version: app.version,
      buildNumber: app.buildNumber,
      minimumOs: app.minimumOs,
      deviceFamilies: app.deviceFamilies,
      verdict: iosWillRefuse({ findings }) ? 'refused' : 'sound',
      signing: signingOf(app),
    },
  }
}

/** Pages are rendered anew on each try to write: what lies beside them may have changed. */
async function renderer(
  app: App,
  folder: string,
  { publishing, template }: PrepareOptions,
): Promise<AddBuildOptions['render']> {
  const { manifestHashes } = publishing.run.inputs
  const hashes =
    manifestHashes === 'none' ? undefined : await hashChunks(app.file.path, manifestHashes)
  const options = { folder, icon: app.icon.png, ...given(template, hashes) }
  return record => [
    ...(liesOnSite(record) ? [ipaFile(record, { folder, path: app.file.path })] : []),
    ...renderBuild(record, options),
  ]
}

function given(
  template: string | undefined,
  hashes: ChunkHashes | undefined,
): { template?: string; hashes?: ChunkHashes } {
  return {
    ...(template === undefined ? {} : { template }),
    ...(hashes === undefined ? {} : { hashes }),
  }
}

function expectedOf(
  record: BuildRecord,
  files: readonly SiteFile[],
  { page, redirects }: Hosting,
): ExpectedBuild {
  return {
    buildId: record.buildId,
    urls: record.urls,
    ipaSize: record.ipa.size,
    manifest: isOnlyForReSigners(record) ? undefined : bytesNamed(files, buildFiles.manifest),
    icon: bytesNamed(files, buildFiles.icon),
    qr: bytesNamed(files, buildFiles.qr),
    page,
    redirects,
  }
}

function bytesNamed(files: readonly SiteFile[], name: string): Uint8Array {
  const content = files.find(file => file.path.endsWith(`/${name}`))?.content
  if (content?.kind !== 'bytes') {
    throw new ActionError(`The rendered build has no ${name}`, { code: 'malformed' })
  }
  return content.bytes
}
