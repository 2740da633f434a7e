import { createHash } from 'node:crypto'
import { buildIdPattern, fileNamePattern, segmentPattern } from '../builds/build-name'
import type { BuildUrls } from '../builds/build-record'
import type { Channel } from '../builds/channel'
import { ActionError } from '../primitives/errors'
import { type HttpsUrl, httpsUrl } from '../primitives/https-url'
import type { Shelf } from './shelf'

/** Addresses promised before the upload. */
export interface Placement {
  /** Folder of the build, relative to the site root. */
  readonly folder: string
  /** Folder of the channel, relative to the site root. */
  readonly channelFolder: string
  readonly urls: BuildUrls
}

/** What decides where a build lies in a tree of files (contract section 2). */
export interface BuildPath {
  /** Input `directory`, for example `install` or `tools/install`. */
  readonly directory: string
  readonly channel: Channel
  readonly bundleId: string
  readonly buildId: string
  /** `<safe file name>.ipa`. */
  readonly fileName: string
  /** 32 hex digits that nobody can guess; absent for listed builds. */
  readonly unlistedSegment?: string | undefined
}

/** Names of the files in a build's folder. */
export const buildFiles = {
  page: 'index.html',
  manifest: 'manifest.plist',
  icon: 'icon.png',
  qr: 'qr.png',
  facts: 'build.json',
} as const

/** The AltStore source beside the page of a channel, and beside the gallery. */
export const sourceFile = 'apps.json'

/**
 * Address of the source of a build's channel, on a site that is a tree of files. An unlisted channel has
 * its own behind the segment that nobody can guess, as its page.
 */
export function sourceUrl({ urls }: { readonly urls: Pick<BuildUrls, 'channel'> }): HttpsUrl {
  return httpsUrl(sourceFile, urls.channel)
}

/**
 * The folder and the addresses of a build in a tree of files.
 *
 * @throws ActionError `bad-input` for a name that must not become part of a path.
 */
export function placeInTree(path: BuildPath, baseUrl: HttpsUrl): Placement {
  const channelFolder = folderOfChannel(path)
  const folder = `${channelFolder}/${bundleSegment(path.bundleId)}/${path.buildId}`
  requireMatch(path.buildId, buildIdPattern)
  requireMatch(path.fileName, fileNamePattern)
  const at = (path: string): HttpsUrl => urlOf(path, baseUrl)
  const urls: BuildUrls = {
    install: at(`${folder}/`),
    channel: at(`${channelFolder}/`),
    manifest: at(`${folder}/${buildFiles.manifest}`),
    ipa: at(`${folder}/${path.fileName}`),
    icon: at(`${folder}/${buildFiles.icon}`),
    qr: at(`${folder}/${buildFiles.qr}`),
  }
  return { folder, channelFolder, urls }
}

function folderOfChannel(path: BuildPath): string {
  for (const segment of path.directory.split('/')) requireMatch(segment, segmentPattern)
  requireMatch(path.channel.name, segmentPattern)
  if (path.unlistedSegment === undefined) return `${path.directory}/${path.channel.name}`
  requireMatch(path.unlistedSegment, unlistedPattern)
  return `${path.directory}/${path.unlistedSegment}/${path.channel.name}`
}

const unlistedPattern = /^[0-9a-f]{32}$/

function requireMatch(segment: string, pattern: RegExp): void {
  if (pattern.test(segment)) return
  throw new ActionError(`“${segment}” cannot be part of a published path`, {
    code: 'bad-input',
    hint: 'Use letters, digits, “.”, “_” and “-”.',
  })
}

/** The address of a path of the site, each segment percent-encoded. */
export function urlOf(path: string, baseUrl: HttpsUrl): HttpsUrl {
  return httpsUrl(path.split('/').map(encodeURIComponent).join('/'), baseUrl)
}

/** Files of a channel's folder. */
const besideBundles: readonly string[] = [buildFiles.page, sourceFile]

/** Longest bundle identifier that is used as it is: file systems end at 255 bytes, Apple at 155 characters. */
const longestBundleSegment = 155

/**
 * The path segment of a bundle identifier: itself, when it is one by Apple's rules. An IPA may say
 * anything, so whatever else it says becomes harmless and gets a digest, to keep two apart.
 */
export function bundleSegment(bundleId: string): string {
  const usable = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/.test(bundleId)
  if (usable && bundleId.length <= longestBundleSegment && !besideBundles.includes(bundleId))
    return bundleId
  const digest = createHash('sha256').update(bundleId).digest('hex').slice(0, 6)
  const harmless = bundleId
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, longestBundleSegment)
    .replace(/^[._-]+|[._-]+$/g, '')
  return harmless === '' ? digest : `${harmless}-${digest}`
}

/**
 * The unlisted segment that a channel already has, so that its address stays the same from build to
 * build, even after everything in it was removed. The first by name when two runs raced to make one.
 */
export function findSegment(
  shelf: Pick<Shelf, 'files'>,
  channel: { readonly directory: string; readonly name: string },
): string | undefined {
  const start = `${channel.directory}/`
  const end = `/${channel.name}/index.html`
  return shelf.files
    .filter(({ path }) => path.startsWith(start) && path.endsWith(end))
    .map(({ path }) => path.slice(start.length, path.length - end.length))
    .filter(segment => unlistedPattern.test(segment))
    .sort()[0]
}
