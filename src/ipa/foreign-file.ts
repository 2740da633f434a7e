import { ActionError } from '../errors'

/** A kind of file that people give for an IPA by mistake. */
interface Kind {
  readonly head: RegExp
  /** Continues «the file is …». */
  readonly what: string
  readonly fix: string
}

/** Bytes from the beginning of a file that tell what it is. */
export const TELLING_HEAD = 1_024

const DOWNLOAD =
  'A download has failed or expired, or asks for a login: look at the address, let the step that downloads fail by itself (curl --fail), and run it again.'
const EXPORT = 'Give the .ipa as Xcode, fastlane or xcodebuild -exportArchive wrote it.'

/** Bytes as Latin-1. Signatures as in the file formats' own specifications. */
const KINDS: readonly Kind[] = [
  {
    head: /^version https:\/\/git-lfs\.github\.com\/spec\//,
    what: 'a Git LFS pointer, not the file that it stands for',
    fix: 'Fetch the file itself: `lfs: true` with actions/checkout, or git lfs pull.',
  },
  { head: /^(?:ï»¿)?\s*<(?:!doctype html|html)\b/i, what: 'a web page (HTML)', fix: DOWNLOAD },
  {
    head: /^(?:ï»¿)?\s*<(?:\?xml[^>]*>\s*<)?(?:Error|ListBucketResult)>/,
    what: 'the answer of a storage server (XML)',
    fix: DOWNLOAD,
  },
  {
    head: /^(?:ï»¿)?\s*(?:<\?xml[^>]*>\s*<!DOCTYPE plist|<plist)|^bplist0/,
    what: 'a property list',
    fix: `A manifest is made here, from the IPA. ${EXPORT}`,
  },
  { head: /^(?:ï»¿)?\s*\{\s*"/, what: 'the answer of a server (JSON)', fix: DOWNLOAD },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 1952, section 2.3.1
  { head: /^\x1f\x8b/, what: 'packed with gzip', fix: 'Unpack it in a step before.' },
  { head: /^(?:7z\xbc\xaf|Rar!|\xfd7zXZ|BZh)/, what: 'packed, but not as ZIP', fix: EXPORT },
  { head: /^xar!/, what: 'an installer package for the Mac', fix: EXPORT },
  {
    head: /^(?:[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe)/,
    what: 'an executable',
    fix: `The .ipa is the whole app, packed. ${EXPORT}`,
  },
]

/**
 * What a file that is no ZIP archive is instead, as far as its beginning tells.
 *
 * @returns an ActionError `unreadable-ipa`, or `undefined` when nothing is known
 */
export function foreignFile(head: Buffer): ActionError | undefined {
  if (head.length === 0) {
    return refusal(
      'empty',
      'Look at the step that writes it: a file was made, and nothing came into it.',
    )
  }
  const text = head.toString('latin1')
  const kind = KINDS.find(one => one.head.test(text))
  return kind && refusal(kind.what, kind.fix)
}

function refusal(what: string, hint: string): ActionError {
  return new ActionError(`the file is ${what}`, { code: 'unreadable-ipa', hint })
}
