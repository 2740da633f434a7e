import type { ForwardFile } from '../../formats/mach-o/mach-o'

/** An entry of the archive read front to back, inflating no further than the last byte asked for. */
export interface OpenForwardFile extends ForwardFile {
  readonly close: () => Promise<void>
}

/** @param size bytes of the whole file */
export function forwardOver(pieces: AsyncGenerator<Buffer, void>, size: number): OpenForwardFile {
  let position = 0
  let buffered: Buffer = Buffer.alloc(0)
  let ended = false

  /** Replaces what is buffered by the next piece of the entry. */
  const advance = async () => {
    position += buffered.length
    const next = await pieces.next()
    ended = next.done === true
    buffered = next.done ? Buffer.alloc(0) : next.value
  }

  return {
    size,
    read: async (offset, length) => {
      if (offset < position) throw new Error(`cannot go back from ${position} to ${offset}`)
      const parts: Buffer[] = []
      let wanted = offset
      while (wanted < offset + length && !ended) {
        const part = buffered.subarray(wanted - position, offset + length - position)
        if (wanted < position + buffered.length) {
          parts.push(Buffer.from(part))
          wanted += part.length
        } else {
          await advance()
        }
      }
      const [only = Buffer.alloc(0)] = parts
      return parts.length === 1 ? only : Buffer.concat(parts)
    },
    close: async () => {
      await pieces.return()
    },
  }
}
