/** A plain file or a folder: GitHub Pages takes nothing else (actions/upload-pages-artifact). */
export interface TarEntry {
  /** Relative, segments joined by `/`, without one at either end. */
  readonly path: string
  /** Bytes of content; undefined for a folder. */
  readonly size: number | undefined
}

/** Bytes of a header, and what contents are filled up to (POSIX.1-2017, pax, “ustar Interchange Format”). */
const BLOCK = 512

/** Bytes of the two fields that hold a name; the first is followed by a slash that is not written. */
const PREFIX_LENGTH = 155
const NAME_LENGTH = 100

/** Eleven octal digits. Larger files need a pax record, and no file of a Pages site is that large. */
const LARGEST_SIZE = 8 ** 11 - 1

/** Everybody may read: the server of the site is not who wrote the archive. */
const FILE_MODE = 0o644
const FOLDER_MODE = 0o755

/** Two empty blocks end an archive. */
export const tarEnd: Uint8Array = new Uint8Array(2 * BLOCK)

/**
 * What stands before the content of an entry: its header, with a pax record before it when the name is too
 * long. Times and owners are left out, so that equal files give equal archives.
 *
 * @throws Error for a size that has no place in a header.
 */
export function tarHeader({ path, size }: TarEntry): Uint8Array {
  const isFolder = size === undefined
  const name = Buffer.from(isFolder ? `./${path}/` : `./${path}`)
  const fields = { type: isFolder ? '5' : '0', mode: isFolder ? FOLDER_MODE : FILE_MODE } as const
  const halves = splitName(name)
  if (halves !== undefined) return header({ ...fields, ...halves, size: size ?? 0 })
  const record = paxRecord('path', name)
  const before = { type: 'x', mode: FILE_MODE, ...shortened('pax'), size: record.length } as const
  const after = header({ ...fields, ...shortened('long'), size: size ?? 0 })
  return Buffer.concat([header(before), record, tarPadding(record.length), after])
}

/** What follows a content of that many bytes. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK)
}

interface NameHalves {
  readonly prefix: Uint8Array
  readonly name: Uint8Array
}

interface HeaderFields extends NameHalves {
  /** File, folder, or records about the entry that follows. */
  readonly type: '0' | '5' | 'x'
  readonly mode: number
  readonly size: number
}

/** Parts a long name at a slash; undefined when it does not fit either way. */
function splitName(name: Buffer): NameHalves | undefined {
  if (name.length <= NAME_LENGTH) return { prefix: new Uint8Array(), name }
  const slash = name.indexOf('/', name.length - NAME_LENGTH - 1)
  if (slash < 0 || slash > PREFIX_LENGTH || slash === name.length - 1) return undefined
  return { prefix: name.subarray(0, slash), name: name.subarray(slash + 1) }
}

/** A name for readers that know no pax records: they lose the name and not the file. */
function shortened(name: string): NameHalves {
  return { prefix: new Uint8Array(), name: Buffer.from(`./${name}`) }
}

/** `length SP key=value LF`, where the length counts its own digits. */
function paxRecord(key: string, value: Buffer): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), value, Buffer.from('\n')])
  let length = rest.length
  while (length !== String(length).length + rest.length) {
    length = String(length).length + rest.length
  }
  return Buffer.concat([Buffer.from(String(length)), rest])
}

function header({ prefix, name, type, mode, size }: HeaderFields): Buffer {
  if (size > LARGEST_SIZE) throw new Error(`${size} bytes have no place in the header of a tar`)
  const block = Buffer.alloc(BLOCK)
  block.set(name, 0)
  block.write(octal(mode, 7), 100)
  block.write(octal(0, 7), 108)
  block.write(octal(0, 7), 116)
  block.write(octal(size, 11), 124)
  block.write(octal(0, 11), 136)
  block.write(type, 156)
  block.write('ustar\x0000', 257)
  block.set(prefix, 345)
  block.write(`${octal(checksum(block), 6)}\0 `, 148)
  return block
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}

/** The sum of all bytes, its own field counted as eight spaces. */
function checksum(block: Buffer): number {
  return block.reduce((sum, byte) => sum + byte, 8 * 0x20)
}
