/** How a Mach-O file differs from the default: one signed, unencrypted arm64 slice for iOS 15. */
export interface MachODeviations {
  /** `PLATFORM_*` number; default 2, iOS. */
  readonly platform?: number
  /** Instead of LC_BUILD_VERSION, as before Xcode 10. The number of the command, for example 0x25. */
  readonly versionMin?: number
  /** Neither of them. */
  readonly noVersion?: boolean
  /** Packed `X.Y.Z`; default 15.0.0. */
  readonly minimumOs?: number
  readonly sdk?: number
  readonly cpuType?: number
  readonly cpuSubtype?: number
  readonly fileType?: number
  readonly cryptId?: number
  readonly noEncryptionInfo?: boolean
  readonly signature?: 'none' | 'twice' | 'beyond-end' | 'empty'
  readonly wide?: boolean
  /** Further load commands, in front of ours. */
  readonly commands?: readonly Uint8Array[]
  /** Bytes of code between the load commands and the signature. */
  readonly codeSize?: number
}

/** cpu types of `mach/machine.h`. */
export const CPU_ARM64 = 0x0100000c
export const CPU_ARM = 12
export const CPU_X86_64 = 0x01000007

const SIGNATURE_SIZE = 64
/** `CSMAGIC_EMBEDDED_SIGNATURE`, then length and number of blobs, big-endian. */
const SIGNATURE = Buffer.alloc(SIGNATURE_SIZE)
SIGNATURE.writeUInt32BE(0xfade0cc0, 0)
SIGNATURE.writeUInt32BE(SIGNATURE_SIZE, 4)

/** A thin Mach-O executable with a header and load commands and nothing that could run. */
export function machO(deviations: MachODeviations = {}): Buffer {
  const before = [...(deviations.commands ?? []).map(bytes => Buffer.from(bytes)), segment()]
  const wide = deviations.wide ?? true
  const commands = [...before, ...versionCommand(deviations), ...encryption(deviations, wide)]
  const signatures = signatureCount(deviations)
  const headerSize = wide ? 32 : 28
  const commandsSize = commands.reduce((sum, one) => sum + one.length, 0) + 16 * signatures
  const end = headerSize + commandsSize + (deviations.codeSize ?? 512)
  for (let index = 0; index < signatures; index++) commands.push(signature(end, deviations))
  const header = words([
    wide ? 0xfeedfacf : 0xfeedface,
    deviations.cpuType ?? CPU_ARM64,
    deviations.cpuSubtype ?? 0,
    deviations.fileType ?? 2,
    commands.length,
    commandsSize,
    0x00200085,
    ...(wide ? [0] : []),
  ])
  const code = Buffer.alloc(end - headerSize - commandsSize, 0x1f)
  return Buffer.concat([header, ...commands, code, ...(signatures > 0 ? [SIGNATURE] : [])])
}

/** `LC_SEGMENT_64` of `__TEXT`, which every real executable has. */
function segment(): Buffer {
  const bytes = Buffer.alloc(72)
  bytes.writeUInt32LE(0x19, 0)
  bytes.writeUInt32LE(72, 4)
  bytes.write('__TEXT', 8, 'latin1')
  return bytes
}

function versionCommand(deviations: MachODeviations): Buffer[] {
  if (deviations.noVersion) return []
  const minimum = deviations.minimumOs ?? 0x000f0000
  const sdk = deviations.sdk ?? 0x00120200
  if (deviations.versionMin !== undefined) return [words([deviations.versionMin, 16, minimum, sdk])]
  return [words([0x32, 24, deviations.platform ?? 2, minimum, sdk, 0])]
}

function encryption(deviations: MachODeviations, wide: boolean): Buffer[] {
  if (deviations.noEncryptionInfo) return []
  const common = [0, 64, deviations.cryptId ?? 0]
  return wide ? [words([0x2c, 24, ...common, 0])] : [words([0x21, 20, ...common])]
}

function signatureCount(deviations: MachODeviations): number {
  if (deviations.signature === 'none') return 0
  return deviations.signature === 'twice' ? 2 : 1
}

function signature(offset: number, deviations: MachODeviations): Buffer {
  if (deviations.signature === 'empty') return words([0x1d, 16, 0, 0])
  const size = deviations.signature === 'beyond-end' ? SIGNATURE_SIZE + 1 : SIGNATURE_SIZE
  return words([0x1d, 16, offset, size])
}

/** How a fat file is laid out. */
export interface FatDeviations {
  readonly wide?: boolean
  readonly littleEndian?: boolean
  /** Power of two; real files use 16 KiB. */
  readonly align?: number
  /** The table lists the slices last to first. */
  readonly reversed?: boolean
}

/** A fat file around `slices`. */
export function fatMachO(slices: readonly Uint8Array[], deviations: FatDeviations = {}): Buffer {
  const align = deviations.align ?? 0x4000
  const placed: { offset: number; bytes: Uint8Array }[] = []
  let end = 8 + slices.length * 32
  for (const bytes of slices) {
    const offset = Math.ceil(end / align) * align
    placed.push({ offset, bytes })
    end = offset + bytes.length
  }
  const file = Buffer.alloc(end)
  for (const { offset, bytes } of placed) file.set(bytes, offset)
  const table = deviations.reversed ? placed.toReversed() : placed
  writeTable(file, table, deviations)
  return file
}

function writeTable(
  file: Buffer,
  table: readonly { offset: number; bytes: Uint8Array }[],
  { wide = false, littleEndian = false }: FatDeviations,
): void {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  view.setUint32(0, wide ? 0xcafebabf : 0xcafebabe, littleEndian)
  view.setUint32(4, table.length, littleEndian)
  table.forEach(({ offset, bytes }, index) => {
    const at = 8 + index * (wide ? 32 : 20)
    view.setUint32(at, Buffer.from(bytes).readUInt32LE(4), littleEndian)
    view.setUint32(at + 4, Buffer.from(bytes).readUInt32LE(8), littleEndian)
    if (wide) {
      view.setBigUint64(at + 8, BigInt(offset), littleEndian)
      view.setBigUint64(at + 16, BigInt(bytes.length), littleEndian)
    } else {
      view.setUint32(at + 8, offset, littleEndian)
      view.setUint32(at + 12, bytes.length, littleEndian)
    }
  })
}

function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, 4 * index)
  })
  return bytes
}
