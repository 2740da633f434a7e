/**
 * Characters of the file name without `.ipa`. Release assets, Windows paths and addresses all take far
 * more; a title may have any length.
 */
const MAX_STEM_LENGTH = 80

/** What stands for an app whose title has no letter that a file name may hold, such as 网页传值. */
const NAMELESS = 'app'

/** Identifies the bytes of one IPA within a run: the same bytes in the same run have the same id. */
export function buildId(runNumber: number, sha256: string): string {
  return `${runNumber}-${sha256.slice(0, 8)}`
}

/**
 * A file name that passes unchanged through addresses, Jekyll, release assets (which rewrite other
 * characters and runs of dots) and every file system: `[A-Za-z0-9][A-Za-z0-9._-]*`, no `..`.
 */
export function ipaFileName(app: { readonly title: string; readonly version: string }): string {
  const title = safe(app.title) || NAMELESS
  const version = safe(app.version)
  const room = MAX_STEM_LENGTH - version.length - 1
  const stem = version === '' || room < 1 ? title : `${trimmed(title.slice(0, room))}-${version}`
  return `${trimmed(stem.slice(0, MAX_STEM_LENGTH))}.ipa`
}

/** Accents are taken off rather than replaced, so that “Übersicht” stays readable. */
function safe(text: string): string {
  const ascii = text.normalize('NFKD').replace(/\p{Mark}+/gu, '')
  return trimmed(ascii.replace(/[^A-Za-z0-9._-]+/gu, '-').replace(/\.{2,}/g, '.'))
}

function trimmed(text: string): string {
  return text.replace(/^[-._]+|[-._]+$/g, '')
}

export const segmentPattern = /^(?!\.{1,2}$)[A-Za-z0-9._-]+$/
export const buildIdPattern = /^[0-9]+-[0-9a-f]{8}$/
export const fileNamePattern = /^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._-]*\.ipa$/
