import { ActionError } from '../../primitives/errors'
import { type LoadCommands, readLoadCommands } from './commands'
import type { SlicePosition } from './fat'
import { cpuName } from './names'

/**
 * One architecture of an executable, as far as its header and load commands tell. The reader is our own:
 * npm's `macho` wants the whole executable in memory, of which half a gigabyte may be and 32 KB tell, and knows
 * no fat files.
 */
export interface MachOSlice extends LoadCommands {
  /** `arm64`, `arm64e`, `armv7`, `x86_64` …, or `cpu N`. */
  readonly cpu: string
  /** Bytes from the beginning of the file. */
  readonly offset: number
}

/** A file that is read front to back: each call starts at or after the end of the one before. */
export interface ForwardFile {
  /** Bytes of the whole file. */
  readonly size: number
  /** Fewer bytes than asked for only at the end of the file. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>
}

/** Bytes of load commands per slice. The largest real apps have some 30 KB; this bounds memory. */
const MAX_COMMANDS_SIZE = 1024 * 1024

const MAGIC_32 = 0xfeedface
const MAGIC_64 = 0xfeedfacf
/** The 64-bit header only adds a reserved word at the end. */
const HEADER_32 = 28
const HEADER_64 = 32

/** Serves again from `head` what was read already, so that the file itself goes only forward. */
export function afterHead(file: ForwardFile, head: Uint8Array): ForwardFile {
  return {
    size: file.size,
    read: async (offset, length) => {
      const known = head.subarray(offset, offset + length)
      if (known.length === length || head.length === file.size) return known
      const more = await file.read(offset + known.length, length - known.length)
      return known.length === 0 ? more : Buffer.concat([known, more])
    },
  }
}

/**
 * Reads header and load commands of the slice at `position`.
 *
 * @throws ActionError `malformed`
 */
export async function readSlice(file: ForwardFile, position: SlicePosition): Promise<MachOSlice> {
  const bytes = await file.read(position.offset, Math.min(HEADER_32, position.size))
  const header = readHeader(bytes, position)
  const start = position.offset + header.length
  const commands = await file.read(start, header.commandsSize)
  if (commands.length < header.commandsSize)
    throw refused(position, 'its load commands are cut short')
  return {
    cpu: header.cpu,
    offset: position.offset,
    ...readLoadCommands(commands, {
      count: header.commandsCount,
      cpuType: header.cpuType,
      sliceSize: position.size,
      sliceOffset: position.offset,
    }),
  }
}

function readHeader(bytes: Uint8Array, position: SlicePosition) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = headerLength(view, position)
  const cpuType = view.getUint32(4, true)
  const commandsSize = view.getUint32(20, true)
  if (commandsSize > MAX_COMMANDS_SIZE) {
    throw refused(
      position,
      `its load commands claim ${commandsSize} bytes; the most is ${MAX_COMMANDS_SIZE}`,
    )
  }
  if (length + commandsSize > position.size) {
    throw refused(position, `its load commands claim ${commandsSize} of ${position.size} bytes`)
  }
  return {
    length,
    cpuType,
    cpu: cpuName(cpuType, view.getUint32(8, true)),
    commandsCount: view.getUint32(16, true),
    commandsSize,
  }
}

/** Every iOS cpu is little-endian, so the swapped magic of PowerPC times is refused like any other. */
function headerLength(view: DataView, position: SlicePosition): number {
  const magic = view.byteLength < 4 ? 0 : view.getUint32(0, true)
  if (magic !== MAGIC_32 && magic !== MAGIC_64) {
    throw refused(position, `it starts with ${hex(view)}, not with a Mach-O magic number`)
  }
  if (view.byteLength < HEADER_32) throw refused(position, 'its header is cut short')
  return magic === MAGIC_64 ? HEADER_64 : HEADER_32
}

function hex(view: DataView): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, Math.min(4, view.byteLength))
  return Buffer.from(bytes).toString('hex') || 'nothing'
}

function refused(position: SlicePosition, what: string): ActionError {
  const where = position.offset === 0 ? '' : ` (slice at ${position.offset})`
  return new ActionError(`not a readable Mach-O file${where}: ${what}`, { code: 'malformed' })
}
