import { createHash } from 'node:crypto'

/**
 * Characters of a name before its hash. Git allows longer refs than file systems allow path segments
 * (255 bytes). Longer names are cut and marked with the hash.
 */
const MAX_NAME_LENGTH = 200

const HASH_LENGTH = 6

/** Path segments beside the channels, or that would be read as the channel of a pull request. */
const BELONGS_TO_OTHERS = /^(?:pr-\d+|index\.html|builds\.json|apps\.json)$/

/** What stands, before its hash, for a name with nothing that an address may hold, such as 网页传值. */
const NAMELESS = 'ref'

/** The channel of such a name, whose hash cannot be traced back to it. */
const NAMELESS_CHANNEL = /^ref-[0-9a-f]{6}$/

/** `-` that may stand for a `/`. Names with more are not tried: 2^8 hashes take a millisecond. */
const MAX_DOUBTFUL_DASHES = 8

/**
 * The path segment for a branch, a tag or a name that the user chose: whatever is not `[A-Za-z0-9._-]`
 * becomes `-`, and a name that had to be changed, or that would be mistaken for something else, ends in
 * the beginning of its SHA-256. Jekyll drops files that start with `_`, so leading underscores go too.
 */
export function channelName(ref: string): string {
  const plain = ref.replace(/[^A-Za-z0-9._-]+/gu, '-').replace(/^[-._]+|[-.]+$/g, '')
  if (plain === ref && plain.length <= MAX_NAME_LENGTH && !isTaken(plain)) return plain
  const stem = plain.slice(0, MAX_NAME_LENGTH).replace(/[-.]+$/, '') || NAMELESS
  const marked = `${stem}-${shortHash(ref)}`
  // `pr/` with a hash of digits only would read as the channel of a pull request.
  return BELONGS_TO_OTHERS.test(marked) ? `${marked}-${shortHash(ref)}` : marked
}

function isTaken(name: string): boolean {
  const isReserved = BELONGS_TO_OTHERS.test(name) || NAMELESS_CHANNEL.test(name)
  return name === '' || isReserved || isAnothersName(name)
}

/**
 * Whether `name` is exactly what another branch, one with `/` in it, is called as a channel:
 * `feature-login-e7c4fc` may be a branch of that name or the channel of `feature/login`.
 */
function isAnothersName(name: string): boolean {
  const [, stem, hash] = /^(.*)-([0-9a-f]{6})$/.exec(name) ?? []
  if (stem === undefined || hash === undefined) return false
  if (stem.split('-').length - 1 > MAX_DOUBTFUL_DASHES) return false
  return withSlashes(stem).some(original => shortHash(original) === hash)
}

/** Every way to read some of the dashes as slashes. */
function withSlashes(stem: string): readonly string[] {
  const [first = '', ...rest] = stem.split('-')
  return rest.reduce<string[]>(
    (spellings, part) => spellings.flatMap(head => [`${head}-${part}`, `${head}/${part}`]),
    [first],
  )
}

function shortHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, HASH_LENGTH)
}

export function pullRequestChannel(number: number): Channel {
  return { name: `pr-${number}`, kind: 'pull-request', pullRequest: number }
}

/** @param ref name of a branch or tag, without `refs/heads/` or `refs/tags/` */
export function refChannel(ref: string): Channel {
  return { name: channelName(ref), kind: 'ref', ref }
}

/** The `channel` input: another name for the same line of work, so that tidying up still finds it. */
export function renamedChannel(channel: Channel, override: string): Channel {
  const isOwnName = channel.kind === 'pull-request' && override === channel.name
  return isOwnName ? channel : { ...channel, name: channelName(override) }
}

/** A channel that no branch and no tag stands for, known only by what the user calls it. */
export function namedChannel(name: string): Channel {
  return { name: channelName(name), kind: 'ref' }
}

/** The stable place that builds of one line of work occupy. */
export interface Channel {
  /** Path segment, for example `pr-42` or `main`. */
  readonly name: string
  readonly kind: 'pull-request' | 'ref'
  readonly pullRequest?: number
  /** The branch or tag name before it became a path segment: untrusted text. */
  readonly ref?: string
}
