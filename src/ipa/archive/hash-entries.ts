import { createHash } from 'node:crypto'
import type { Progress } from '../../primitives/progress'
import type { Archive } from './archive'
import { BoundedTasks } from './bounded-tasks'
import { unreadableArchive } from './end'
import type { ArchiveEntry } from './entry'
import { type ForwardFault, ForwardWalk } from './forward-walk'
import { giveBack } from './give-back'
import { type EntryFacts, type EntryRequest, hashPieces, hashSmall, hashWhole } from './hash-entry'
import type { SequentialReader } from './sequential-reader'
import { WORTH_A_THREAD } from './unpack'

export interface HashRequest {
  /** Entries to be unpacked, and what for. The bytes of all others are only part of the file's digest. */
  readonly entries: ReadonlyMap<ArchiveEntry, EntryRequest>
  /** Name of the file in lines of progress. */
  readonly name: string
  readonly progress: Progress
}

export interface HashedEntries {
  /** Of the whole file, lower-case hex. */
  readonly sha256: string
  readonly facts: ReadonlyMap<ArchiveEntry, EntryFacts>
  /** The first thing that would stop a reader from front to back. */
  readonly fault: ForwardFault | undefined
}

/** Bytes. Apple takes apps of at most 4 GB uncompressed (App Store Connect, «Maximum build file sizes»); twice that. */
const MAX_UNPACKED = 8 * 1024 ** 3

/** Bytes, packed and unpacked: an entry up to this is held in memory, so that several are worked on at once. */
const WHOLE = 8 * 1024 ** 2

/** One on each thread of the pool, and some more so that none waits. */
const TASK_LIMITS = { most: 8, mostBytes: 4 * WHOLE }

/** Bytes between two lines of progress: a second's worth on a hosted runner. */
const PROGRESS_STEP = 256 * 1024 * 1024
const MEGABYTE = 1_000_000

/**
 * One pass over the bytes of the archive: the digest of the file, and of the entries asked for inside it. Each
 * entry is unpacked once, in threads of the pool while this one reads on and hashes. Memory is bounded.
 *
 * @throws ActionError `unreadable-ipa` when headers and table of contents contradict each other, or when
 * more would have to be unpacked than any app holds
 */
export async function hashEntries(archive: Archive, request: HashRequest): Promise<HashedEntries> {
  refuseTooMuch(request.entries.keys())
  const { records } = archive
  const hash = createHash('sha256')
  const report = reporter(archive, request)
  const reader = archive.sequentialReader(piece => {
    hash.update(piece)
    report(piece.length)
  })
  const walk = new ForwardWalk(reader, archive)
  const facts = new Map<ArchiveEntry, EntryFacts>()
  const tasks = new BoundedTasks(TASK_LIMITS)
  try {
    for (const [at, entry] of records.entries()) {
      const asked = request.entries.get(entry)
      if (asked === undefined) await walk.pass(entry, records[at + 1])
      else {
        const header = await walk.enter(entry)
        await hashContent({ reader, tasks, facts, entry, request: asked })
        await walk.leave(entry, header, records[at + 1])
      }
    }
    await tasks.finish()
  } finally {
    await tasks.settle()
  }
  await reader.skipTo(archive.size)
  return { sha256: hash.digest('hex'), facts, fault: walk.fault }
}

interface Step {
  readonly reader: SequentialReader
  readonly tasks: BoundedTasks
  readonly facts: Map<ArchiveEntry, EntryFacts>
  readonly entry: ArchiveEntry
  readonly request: EntryRequest
}

async function hashContent({ reader, tasks, facts, entry, request }: Step): Promise<void> {
  const { size, place } = entry
  if (Math.max(size, place.packedSize) > WHOLE) {
    const end = reader.position + place.packedSize
    facts.set(entry, await hashPieces(reader.stream(place.packedSize), entry, request))
    // A damaged one is read up to the damage.
    return reader.skipTo(end)
  }
  if (size < WORTH_A_THREAD && request.reader === undefined) {
    facts.set(entry, hashSmall(await reader.take(place.packedSize), entry, request))
    return
  }
  const packed = await reader.copy(place.packedSize)
  await tasks.start(packed.length + size, async () => {
    facts.set(entry, await hashWhole(packed, entry, request))
    giveBack(packed)
  })
}

function refuseTooMuch(entries: Iterable<ArchiveEntry>): void {
  let unpacked = 0
  for (const { size } of entries) unpacked += size
  if (unpacked <= MAX_UNPACKED) return
  throw unreadableArchive(
    `its app would unpack to ${gigabytes(unpacked)} GB; the most is ${gigabytes(MAX_UNPACKED)} (Apple allows 4)`,
  )
}

function reporter(archive: Archive, { name, progress }: HashRequest): (size: number) => void {
  let seen = 0
  let nextLine = PROGRESS_STEP
  return size => {
    seen += size
    if (seen < nextLine) return
    progress(`Checking ${name}: ${megabytes(seen)} of ${megabytes(archive.size)} MB`)
    nextLine += PROGRESS_STEP
  }
}

function gigabytes(bytes: number): string {
  return (bytes / 1000 / MEGABYTE).toFixed(1)
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0)
}
