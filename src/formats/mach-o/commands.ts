import { ActionError } from '../../primitives/errors'
import { isIntel, type MachOPlatform, platformName } from './names'

/** A run of bytes, counted from the beginning of the slice. */
export interface MachORange {
  readonly offset: number
  readonly size: number
}

/** What the load commands of one slice tell. */
export interface LoadCommands {
  readonly platform: MachOPlatform | undefined
  /** Where the embedded signature lies; undefined when the slice is not signed. */
  readonly codeSignature: MachORange | undefined
  /** A `cryptid` other than 0: the pages are encrypted, as the App Store does. */
  readonly encrypted: boolean
}

/** What surrounds the load commands and is needed to read them. */
export interface SliceFrame {
  readonly count: number
  readonly cpuType: number
  /** Bytes of the whole slice: every range has to lie inside. */
  readonly sliceSize: number
  /** Position of the slice in the file, for messages. */
  readonly sliceOffset: number
}

const LC_CODE_SIGNATURE = 0x1d
const LC_ENCRYPTION_INFO = 0x21
const LC_ENCRYPTION_INFO_64 = 0x2c
const LC_BUILD_VERSION = 0x32
const LC_VERSION_MIN: ReadonlyMap<number, MachOPlatform> = new Map([
  [0x24, 'macos'],
  [0x25, 'ios'],
  [0x2f, 'tvos'],
  [0x30, 'watchos'],
])
const SIMULATED: ReadonlyMap<MachOPlatform, MachOPlatform> = new Map([
  ['ios', 'ios-simulator'],
  ['tvos', 'tvos-simulator'],
  ['watchos', 'watchos-simulator'],
])

/** `cmd` and `cmdsize`. */
const SMALLEST_COMMAND = 8

/**
 * Reads the load commands (`mach-o/loader.h`) that tell platform, signature and encryption.
 *
 * @throws ActionError `malformed` when a command or what it points at does not fit its bounds.
 */
export function readLoadCommands(bytes: Uint8Array, frame: SliceFrame): LoadCommands {
  let found: LoadCommands = {
    platform: undefined,
    codeSignature: undefined,
    encrypted: false,
  }
  for (const command of commandsOf(bytes, frame)) {
    found = { ...found, ...read(command, frame, found) }
  }
  return found
}

interface Command {
  readonly code: number
  readonly index: number
  readonly view: DataView
}

function* commandsOf(bytes: Uint8Array, frame: SliceFrame): Generator<Command> {
  const whole = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  for (let index = 0; index < frame.count; index++) {
    const left = bytes.byteLength - at
    const size = left < SMALLEST_COMMAND ? 0 : whole.getUint32(at + 4, true)
    if (size < SMALLEST_COMMAND || size > left) {
      throw malformed(
        frame,
        `load command ${index} of ${frame.count} does not fit the ${left} bytes left`,
      )
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, size)
    yield { code: view.getUint32(0, true), index, view }
    at += size
  }
}

function read(command: Command, frame: SliceFrame, before: LoadCommands): Partial<LoadCommands> {
  const versionMin = LC_VERSION_MIN.get(command.code)
  if (versionMin !== undefined)
    return before.platform ? {} : { platform: simulatedOn(frame.cpuType, versionMin) }
  switch (command.code) {
    case LC_BUILD_VERSION:
      return before.platform ? {} : { platform: platformName(field(command, frame, 8)) }
    case LC_CODE_SIGNATURE:
      return readCodeSignature(command, frame, before)
    case LC_ENCRYPTION_INFO:
    case LC_ENCRYPTION_INFO_64:
      return { encrypted: before.encrypted || field(command, frame, 16) !== 0 }
    default:
      return {}
  }
}

/** Before Xcode 10 a simulator slice differed from a device slice by its cpu alone. */
function simulatedOn(cpuType: number, platform: MachOPlatform): MachOPlatform {
  return (isIntel(cpuType) ? SIMULATED.get(platform) : undefined) ?? platform
}

function readCodeSignature(
  command: Command,
  frame: SliceFrame,
  before: LoadCommands,
): Partial<LoadCommands> {
  if (before.codeSignature) throw malformed(frame, 'there are two LC_CODE_SIGNATURE commands')
  const offset = field(command, frame, 8)
  const size = field(command, frame, 12)
  if (size === 0) return {}
  if (offset + size > frame.sliceSize) {
    throw malformed(
      frame,
      `the code signature (${size} bytes at ${offset}) lies beyond the end at ${frame.sliceSize}: the file is cut short`,
    )
  }
  return { codeSignature: { offset, size } }
}

function field(command: Command, frame: SliceFrame, at: number): number {
  if (at + 4 > command.view.byteLength) {
    throw malformed(frame, `load command ${command.index} is too short for its kind`)
  }
  return command.view.getUint32(at, true)
}

function malformed(frame: SliceFrame, what: string): ActionError {
  const where = frame.sliceOffset === 0 ? '' : ` in the slice at ${frame.sliceOffset}`
  return new ActionError(`malformed Mach-O${where}: ${what}`, { code: 'malformed' })
}
