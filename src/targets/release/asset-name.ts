import { createHash } from 'node:crypto'
import type { BuildRecord } from '../../builds/build-record'

/** The part of a build that its files on a release are named after. */
export interface NamedBuild {
  readonly channel: string
  readonly bundleId: string
  readonly buildId: string
}

/**
 * Who a file belongs to. Several sites, or several folders of one, may keep files on the same release,
 * and each may tidy up only its own.
 */
export interface AssetScope {
  readonly target: 'pages' | 'release'
  /** Input `directory`. */
  readonly directory: string
}

/** Characters of the part that is there for people. */
const LONGEST_READABLE = 100

const SCOPE_DIGITS = 6
const IDENTITY_DIGITS = 10

/**
 * What the names of a build's files begin with: unique for site, channel, app and build, so that no
 * file is ever replaced by another. GitHub turns characters outside `[A-Za-z0-9._+@-]`, and runs of
 * dots, into one dot (actions/upload-release-asset#57), so none of those is used.
 */
export function assetStem(build: NamedBuild, scope: AssetScope): string {
  const readable = `${build.channel}-${build.bundleId}`
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, LONGEST_READABLE)
    .replace(/^-+|-+$/g, '')
  const identity = digest([scopeText(scope), build.channel, build.bundleId], IDENTITY_DIGITS)
  return `${readable || 'app'}.${build.buildId}.${scopeMark(scope)}${identity}`
}

/** The same from what a build record says. */
export function stemOf({ channel, app, buildId }: BuildRecord, scope: AssetScope): string {
  return assetStem({ channel: channel.name, bundleId: app.bundleId, buildId }, scope)
}

/** The stem of a file that this scope may delete; undefined for everybody else's. */
export function stemIn(name: string, scope: AssetScope): string | undefined {
  const match = NAME.exec(name)
  return match?.[2] === scopeMark(scope) ? match[1] : undefined
}

/** Whether a file is named as this action names them, whichever site it belongs to. */
export function isNamedByUs(name: string): boolean {
  return NAME.test(name)
}

const NAME = /^([A-Za-z0-9-]+\.\d+-[0-9a-f]{8}\.([0-9a-f]{6})[0-9a-f]{10})\.[a-z.]+$/

function scopeMark(scope: AssetScope): string {
  return digest([scopeText(scope)], SCOPE_DIGITS)
}

function scopeText({ target, directory }: AssetScope): string {
  return `${target}:${directory}`
}

function digest(parts: readonly string[], digits: number): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, digits)
}

/** GitHub serves every asset as this, whatever it was uploaded as. */
export const IPA_TYPE = 'application/octet-stream'

export function ipaName(stem: string): string {
  return `${stem}.ipa`
}
