/** Where in a thin Mach-O slice a signature goes. */
export interface SignatureRoom {
  /** The slice with its signature cut off, padded to a multiple of 16, the load commands for a new one in it. */
  readonly code: Buffer
  /** Bytes of the `__TEXT` segment. */
  readonly textSize: number
  /** Tells the load commands how large the signature has become. */
  readonly announce: (size: number) => void
}

const LC_SEGMENT = 0x1
const LC_SEGMENT_64 = 0x19
const LC_CODE_SIGNATURE = 0x1d
const MAGIC_64 = 0xfeedfacf
const COMMAND_SIZE = 16
/** Memory is given in pages of 16 KiB. */
const PAGE = 0x4000

interface Command {
  readonly code: number
  readonly at: number
}

/** Makes room for a signature as `codesign` does: instead of an old one, or in a new command behind the others. */
export function signatureRoom(slice: Uint8Array): SignatureRoom {
  const found = commandsOf(Buffer.from(slice))
  const old = found.find(one => one.code === LC_CODE_SIGNATURE)
  const end = old ? Buffer.from(slice).readUInt32LE(old.at + 8) : slice.length
  const code = Buffer.alloc(Math.ceil(end / 16) * 16)
  code.set(slice.subarray(0, end))
  const at = old?.at ?? addCommand(code)
  const segments = found.filter(({ code: kind }) => kind === LC_SEGMENT_64 || kind === LC_SEGMENT)
  const named = (name: string) =>
    segments.find(one => code.toString('latin1', one.at + 8, one.at + 24).startsWith(name))
  const text = named('__TEXT')
  const linkEdit = named('__LINKEDIT')
  return {
    code,
    textSize: text?.code === LC_SEGMENT_64 ? Number(code.readBigUInt64LE(text.at + 48)) : 0,
    announce: size => {
      code.writeUInt32LE(LC_CODE_SIGNATURE, at)
      code.writeUInt32LE(COMMAND_SIZE, at + 4)
      code.writeUInt32LE(code.length, at + 8)
      code.writeUInt32LE(size, at + 12)
      if (linkEdit?.code === LC_SEGMENT_64) extend(code, linkEdit.at, size)
    },
  }
}

function commandsOf(slice: Buffer): readonly Command[] {
  let at = headerSize(slice)
  return Array.from({ length: slice.readUInt32LE(16) }, () => {
    const command = { code: slice.readUInt32LE(at), at }
    at += slice.readUInt32LE(at + 4)
    return command
  })
}

function headerSize(slice: Buffer): number {
  return slice.readUInt32LE(0) === MAGIC_64 ? 32 : 28
}

/** Into the gap that linkers leave between the commands and the first section. */
function addCommand(code: Buffer): number {
  const size = code.readUInt32LE(20)
  const at = headerSize(code) + size
  if (code.subarray(at, at + COMMAND_SIZE).some(byte => byte !== 0)) {
    throw new Error('there is no room for a load command')
  }
  code.writeUInt32LE(code.readUInt32LE(16) + 1, 16)
  code.writeUInt32LE(size + COMMAND_SIZE, 20)
  return at
}

/** `vmsize` and `filesize` of `__LINKEDIT`, which reaches to the end of the file. */
function extend(code: Buffer, at: number, signatureSize: number): void {
  const fileSize = code.length + signatureSize - Number(code.readBigUInt64LE(at + 40))
  code.writeBigUInt64LE(BigInt(fileSize), at + 48)
  code.writeBigUInt64LE(BigInt(Math.ceil(fileSize / PAGE) * PAGE), at + 32)
}
