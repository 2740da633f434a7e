import { writeBuildJson } from '../builds/build-json'
import type { BuildRecord } from '../builds/build-record'
import { isOnlyForReSigners } from '../builds/verdict'
import type { ChunkHashes } from './chunk-hashes'
import { buildFiles } from './layout'
import { renderManifest } from './manifest'
import { htmlBytes } from './pages/html'
import { installPage } from './pages/install-page'
import { renderTemplate } from './pages/page-template'
import { qrPng } from './qr'
import type { SiteFile } from './shelf'

export interface BuildParts {
  /** Folder of the build, relative to the site root. */
  readonly folder: string
  /** A standard PNG. */
  readonly icon: Uint8Array
  /** The user's own template for the install page, already checked by `checkTemplate`. */
  readonly template?: string | undefined
  /** Of the IPA that will be served. */
  readonly hashes?: ChunkHashes | undefined
}

/**
 * The files of a build's folder but the IPA, in the order in which they may become visible. There is no manifest
 * of what iOS would refuse.
 */
export function renderBuild(record: BuildRecord, parts: BuildParts): readonly SiteFile[] {
  const file = (name: string, bytes: Uint8Array): SiteFile => ({
    path: `${parts.folder}/${name}`,
    content: { kind: 'bytes', bytes },
  })
  return [
    ...(isOnlyForReSigners(record)
      ? []
      : [file(buildFiles.manifest, renderManifest(record, parts.hashes))]),
    file(buildFiles.icon, parts.icon),
    file(buildFiles.qr, qrPng(record.urls.install)),
    file(buildFiles.facts, writeBuildJson(record)),
    file(buildFiles.page, renderPage(record, parts.template)),
  ]
}

function renderPage(record: BuildRecord, template: string | undefined): Uint8Array {
  if (template === undefined) return htmlBytes(installPage(record))
  return new TextEncoder().encode(renderTemplate(template, record))
}

/** The IPA in the build's folder; it goes first, so that no manifest ever names what is not there. */
export function ipaFile(
  { ipa }: BuildRecord,
  place: {
    /** Folder of the build, relative to the site root. */
    readonly folder: string
    /** Of the IPA on this machine. */
    readonly path: string
  },
): SiteFile {
  const { size, sha256 } = ipa
  return {
    path: `${place.folder}/${ipa.fileName}`,
    content: { kind: 'file', path: place.path, size, sha256 },
  }
}
