import { buildId, ipaFileName } from '../../builds/build-name'
import type { BuildDifference, BuildProvenance, BuildRecord } from '../../builds/build-record'
import { signingOf } from '../../builds/signing'
import type { App } from '../../ipa/app'
import { ActionError } from '../../primitives/errors'
import type { ChunkHashes, ChunkHashKind } from '../../site/chunk-hashes'
import { type AddBuildOptions, addBuild } from '../../site/edits/add-build'
import { buildFiles } from '../../site/layout'
import { ipaFile, renderBuild } from '../../site/render-build'
import type { SiteEdit, SiteFile } from '../../site/shelf'
import type { BuildIdentity, Hosting, Target } from '../../targets/target'
import type { ExpectedBuild } from '../../verify/verify-build'
import type { AcceptedApp } from '../candidate'
import { hashChunks } from './hash-chunks'
import { noteDifference } from './note-difference'
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

/** How builds are laid out and kept; the same for all apps of a run. */
export interface SiteRules {
  readonly directory: string
  readonly keepBuilds: number
  /** `owner/name` where the site takes builds of several repositories; undefined: all are of one. */
  readonly onlyFrom?: string | undefined
  /** Bytes. */
  readonly siteBudget: number
  readonly manifestHashes: 'none' | ChunkHashKind
}

export interface PrepareOptions {
  readonly description: BuildDescription
  readonly unlisted: boolean
  readonly hosting: Hosting
  readonly target: Target
  readonly site: SiteRules
  /** Text of the user's own page template. */
  readonly template: string | undefined
  readonly provenance: (sha256: string) => Promise<BuildProvenance | undefined>
  readonly now: Date
}

/** Asks the target for the addresses, then renders: a manifest needs them absolute. */
export async function prepareBuild(
  accepted: AcceptedApp,
  options: PrepareOptions,
): Promise<PreparedBuild> {
  const identity = identityOf(accepted.app, options)
  const placement = await options.target.plan(identity)
  const provenance = await options.provenance(accepted.app.file.sha256)
  const record = recordBuild({ ...accepted, ...options, ...identity, placement, provenance })
  const { folder } = placement
  const render = await renderer(accepted.app, folder, options)
  const { site, now } = options
  const noted = noteDifference(addBuild({ ...site, record, folder, render, now }), folder)
  return {
    ...accepted,
    record,
    edit: noted.edit,
    difference: noted.difference,
    expected: expectedOf(record, render(record), options.hosting),
  }
}

function identityOf(app: App, { description, unlisted }: PrepareOptions): BuildIdentity {
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
      profileExpires: signingOf(app).profileExpires,
    },
  }
}

/** Pages are rendered anew on each try to write: what lies beside them may have changed. */
async function renderer(
  app: App,
  folder: string,
  { hosting, site, template }: PrepareOptions,
): Promise<AddBuildOptions['render']> {
  const hashes =
    site.manifestHashes === 'none'
      ? undefined
      : await hashChunks(app.file.path, site.manifestHashes)
  const options = { folder, icon: app.icon.png, ...given(template, hashes) }
  return record => [
    ...(hosting.ipaHost === 'release' ? [] : [ipaFile(record, { folder, path: app.file.path })]),
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
  { target, redirectsIpa }: Hosting,
): ExpectedBuild {
  return {
    buildId: record.buildId,
    urls: record.urls,
    ipaSize: record.ipa.size,
    manifest: bytesNamed(files, buildFiles.manifest),
    icon: bytesNamed(files, buildFiles.icon),
    qr: bytesNamed(files, buildFiles.qr),
    page: target === 'release' ? 'launcher' : 'own',
    redirects: target === 'release' ? assetLegs : redirectsIpa ? ['ipa'] : [],
  }
}

/** What `publish-to: release` serves as release assets. */
const assetLegs: ExpectedBuild['redirects'] = ['manifest', 'ipa', 'icon', 'qr']

function bytesNamed(files: readonly SiteFile[], name: string): Uint8Array {
  const content = files.find(file => file.path.endsWith(`/${name}`))?.content
  if (content?.kind !== 'bytes') {
    throw new ActionError(`The rendered build has no ${name}`, { code: 'malformed' })
  }
  return content.bytes
}
