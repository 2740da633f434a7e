import { buildId, ipaFileName } from '../build-name'
import { ActionError } from '../errors'
import { type AddBuildOptions, addBuild } from '../site/add-build'
import type { BuildRecord } from '../site/build-record'
import type { ChunkHashes, ChunkHashKind } from '../site/chunk-hashes'
import { buildFiles } from '../site/layout'
import { ipaFile, renderBuild } from '../site/render-build'
import type { SiteEdit, SiteFile } from '../site/site'
import type { Hosting, Target } from '../targets/target'
import type { ExpectedBuild } from '../verify/verify-build'
import type { AcceptedApp } from './candidate'
import { hashChunks } from './hash-chunks'
import { type BuildDescription, recordBuild } from './record-build'

/** Everything about one build that can be known before anything is uploaded. */
export interface PreparedBuild extends AcceptedApp {
  readonly record: BuildRecord
  readonly edit: SiteEdit
  /** What must come back when it is fetched as a phone would. */
  readonly expected: ExpectedBuild
}

/** How builds are laid out and kept; the same for all apps of a run. */
export interface SiteRules {
  readonly directory: string
  readonly keepBuilds: number
  /** Bytes. */
  readonly siteBudget: number
  /** Text of the user's own page template. */
  readonly template: string | undefined
  readonly manifestHashes: 'none' | ChunkHashKind
}

export interface PrepareOptions {
  readonly description: BuildDescription
  readonly hosting: Hosting
  readonly target: Target
  readonly site: SiteRules
  readonly now: Date
}

/** Asks the target for the addresses, then renders: a manifest needs them absolute. */
export async function prepareBuild(
  accepted: AcceptedApp,
  options: PrepareOptions,
): Promise<PreparedBuild> {
  const { app, findings } = accepted
  const { description, hosting, site } = options
  const id = buildId(description.run.number, app.file.sha256)
  const fileName = ipaFileName({ title: app.title, version: app.version })
  const placement = await options.target.plan({
    channel: description.channel,
    bundleId: app.bundleId,
    buildId: id,
    fileName,
    size: app.file.size,
    unlisted: description.unlisted,
  })
  const record = recordBuild({
    app,
    description,
    placement,
    hosting,
    buildId: id,
    fileName,
    findings,
    now: options.now,
  })
  const hashes =
    site.manifestHashes === 'none'
      ? undefined
      : await hashChunks(app.file.path, site.manifestHashes)
  const render = (final: BuildRecord): readonly SiteFile[] => [
    ...(hosting.ipaHost === 'release'
      ? []
      : [ipaFile(final, { folder: placement.folder, path: app.file.path })]),
    ...renderBuild(final, {
      folder: placement.folder,
      icon: app.icon.png,
      ...given(site.template, hashes),
    }),
  ]
  return {
    ...accepted,
    record,
    edit: addBuild(
      editOptions({ record, folder: placement.folder, render, site, now: options.now }),
    ),
    expected: expectedOf(record, render(record)),
  }
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

function editOptions(
  parts: Pick<AddBuildOptions, 'record' | 'folder' | 'render' | 'now'> & {
    readonly site: SiteRules
  },
): AddBuildOptions {
  const { site, ...rest } = parts
  return {
    ...rest,
    directory: site.directory,
    keepBuilds: site.keepBuilds,
    siteBudget: site.siteBudget,
  }
}

function expectedOf(record: BuildRecord, files: readonly SiteFile[]): ExpectedBuild {
  return {
    buildId: record.buildId,
    urls: record.urls,
    ipaSize: record.ipa.size,
    manifest: bytesNamed(files, buildFiles.manifest),
    icon: bytesNamed(files, buildFiles.icon),
    qr: bytesNamed(files, buildFiles.qr),
    page: 'own',
    redirects: record.ipa.host === 'release' ? ['ipa'] : [],
  }
}

function bytesNamed(files: readonly SiteFile[], name: string): Uint8Array {
  const content = files.find(file => file.path.endsWith(`/${name}`))?.content
  if (content?.kind !== 'bytes') {
    throw new ActionError(`The rendered build has no ${name}`, { code: 'malformed' })
  }
  return content.bytes
}
