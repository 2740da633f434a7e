import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { constants, deflateSync, inflate, inflateSync } from 'node:zlib'

/** The four of git: `blob`, `commit`, `tag`, `tree`. */
export interface ObjectHead {
  readonly type: string
  /** Bytes of the content. */
  readonly size: number
}

export interface GitObject extends ObjectHead {
  readonly content: Buffer
}

const inflated = promisify(inflate)

/** Bytes of a file that hold type and size: before them come at most 320 lengths of Huffman codes (RFC 1951, 3.2.7). */
const headSize = 1024

/**
 * The objects of a repository, each in a file of its own (gitrepository-layout(5)): a process for each
 * question costs more than the answer. Only what packs nothing can be read so; see `BareRepository`.
 */
export class LooseObjects {
  readonly #folder: string
  readonly #heads = new Map<string, ObjectHead>()

  /** @param directory of the bare repository */
  constructor(directory: string) {
    this.#folder = path.join(directory, 'objects')
  }

  /** Undefined when there is no such object, or this is no full name of one. */
  async read(oid: string): Promise<GitObject | undefined> {
    const file = await readFile(this.#path(oid)).catch(() => undefined)
    if (file === undefined) return undefined
    const bytes = await inflated(file)
    return { ...parseHead(bytes), content: bytes.subarray(bytes.indexOf(0) + 1) }
  }

  /** Type and size, from the first bytes alone. */
  async head(oid: string): Promise<ObjectHead | undefined> {
    const known = this.#heads.get(oid)
    if (known !== undefined) return known
    const file = await open(this.#path(oid)).catch(() => undefined)
    if (file === undefined) return undefined
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headSize))
    await file.close()
    const start = buffer.subarray(0, bytesRead)
    const head = parseHead(inflateSync(start, { finishFlush: constants.Z_SYNC_FLUSH }))
    this.#heads.set(oid, head)
    return head
  }

  /** Returns its name. The file appears whole, as whoever looks meanwhile expects. */
  write(type: string, content: Uint8Array): string {
    const bytes = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content])
    const oid = createHash('sha1').update(bytes).digest('hex')
    const file = this.#path(oid)
    if (existsSync(file)) return oid
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, deflateSync(bytes, { level: constants.Z_BEST_SPEED }))
    renameSync(`${file}.new`, file)
    return oid
  }

  #path(oid: string): string {
    return path.join(this.#folder, oid.slice(0, 2), oid.slice(2))
  }
}

function parseHead(bytes: Buffer): ObjectHead {
  const [type = '', size] = bytes.toString('latin1', 0, bytes.indexOf(0)).split(' ')
  return { type, size: Number(size) }
}
