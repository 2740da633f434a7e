import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { SiteFetch } from '../github/proxy-fetch'
import { type Backoff, type Clock, delayBefore } from '../primitives/clock'
import { diskFull } from '../primitives/disk-full'
import { ActionError, messageOf } from '../primitives/errors'
import { sizeInWords } from '../primitives/in-words'
import type { Progress } from '../primitives/progress'

/**
 * Bytes. The largest IPA that any host takes has 2 GB, and its symbols may lie beside it; a runner of
 * GitHub's has 14 GB of room, which a stranger's artifact must not fill.
 */
export const largestArtifact = 4_000_000_000

/** Signed addresses live for a minute, so each try gets a new one. */
const TRIES: Backoff = { attempts: 4, firstDelay: 2_000, longestDelay: 15_000 }

export interface SizedArtifact {
  /** For messages. */
  readonly name: string
  /** Bytes that it may have. */
  readonly limit: number
}

export interface Download extends SizedArtifact {
  /** Asked before each try. */
  readonly locate: () => Promise<URL>
  /** File to write. */
  readonly to: string
  /** 64 hex digits; undefined: nobody knows. */
  readonly sha256: string | undefined
}

export interface DownloadOptions {
  readonly fetch: SiteFetch
  readonly clock: Clock
  readonly progress: Progress
}

/**
 * Fetches an artifact's bytes into a file, without any token and without unpacking.
 *
 * @throws ActionError `network` after the last try; `no-ipa` when it is too large; `malformed` when it is
 * not what was uploaded.
 */
export async function downloadArtifact(download: Download, world: DownloadOptions): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return requireDigest(download, await fetchOnce(download, world))
    } catch (error) {
      if (error instanceof ActionError || attempt === TRIES.attempts)
        throw explained(error, download)
      world.progress(`Fetching the artifact broke off (${messageOf(error)}); trying again`)
      await world.clock.sleep(delayBefore(attempt, TRIES, world.clock.random))
    }
  }
}

/** @throws ActionError `no-ipa` */
export function requireArtifactSize(size: number, { name, limit }: SizedArtifact): void {
  if (size <= limit) return
  throw new ActionError(
    `The artifact “${name}” has more than ${sizeInWords(limit)}, the most that is fetched`,
    { code: 'no-ipa', hint: 'Upload the IPA alone, in an artifact of its own.' },
  )
}

/** Resolves to the SHA-256 of what came. */
async function fetchOnce(download: Download, { fetch }: DownloadOptions): Promise<string> {
  const response = await fetch(await download.locate())
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    throw new Error(`the storage answered ${response.status}`)
  }
  const hash = createHash('sha256')
  const file = createWriteStream(download.to, { mode: 0o600 })
  await pipeline(metered(response.body, { download, hash }), file).catch(thrown => {
    throw diskFull(thrown) ?? thrown
  })
  return hash.digest('hex')
}

async function* metered(
  body: AsyncIterable<Uint8Array>,
  { download, hash }: { readonly download: SizedArtifact; readonly hash: Hash },
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of body) {
    size += piece.length
    requireArtifactSize(size, download)
    hash.update(piece)
    yield piece
  }
}

function requireDigest({ sha256, name }: Download, found: string): void {
  if (sha256 === undefined || sha256 === found) return
  throw new ActionError(
    `The artifact “${name}” is not what was uploaded: its SHA-256 is ${found} instead of ${sha256}`,
    { code: 'malformed', hint: 'Run the workflow that builds it again.' },
  )
}

function explained(error: unknown, { name }: Download): ActionError {
  if (error instanceof ActionError) return error
  return new ActionError(`The artifact “${name}” could not be fetched: ${messageOf(error)}`, {
    code: 'network',
    hint: 'Run the job again; for github.com, https://www.githubstatus.com tells about outages.',
    cause: error,
  })
}
