import { createCipheriv } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { type IpaDeviations, ipaBytes } from '../../__tests__/support/ipa/ipa-builder'

const MEGABYTE = 1_000_000
const DAY = 86_400_000

/** Good for some months from today. */
const profile = {
  created: new Date(Date.now() - 30 * DAY),
  expires: new Date(Date.now() + 200 * DAY),
}

/** A small app of 1.5 MB that nothing is to be said against. */
export function smallApp(build: number, deviations: IpaDeviations = {}): Buffer {
  const infoPlist = { CFBundleVersion: String(build) }
  return ipaBytes({ profile, infoPlist, padding: 1.4 * MEGABYTE, ...deviations })
}

/** A fifth of it code, three fifths pictures and the like, which do not compress, and many small files. */
export async function writeLargeApp(path: string, size: number, count: number): Promise<void> {
  const words = Buffer.from(
    Array.from({ length: 40_000 }, (_, n) => `${n * 7919}: words\n`).join(''),
  )
  const noise = keyStream(size / 9)
  const codeSize = size / 5
  const code = Buffer.concat([keyStream(codeSize / 2), Buffer.alloc(codeSize / 2, words)])
  const small = Array.from({ length: count }, (_, n): readonly [string, Buffer] => [
    `Resources/${n % 97}/${n}.json`,
    words.subarray((n * 61) % 20_000, ((n * 61) % 20_000) + 500 + ((n * 1009) % 9000)),
  ])
  const large = Array.from({ length: 7 }, (_, n): readonly [string, Buffer] => [
    `Media/${n}.bin`,
    Buffer.concat([Buffer.from(`${n}`), noise]),
  ])
  const executable = { codeSize: Math.min(20 * MEGABYTE, size / 5) }
  const files = [...small, ['Media/code.bin', code] as const, ...large]
  await writeFile(path, ipaBytes({ profile, executable, files }))
}

/** Bytes that do not compress; other ones for each number. */
export function keyStream(size: number, number = 0): Buffer {
  const start = Buffer.alloc(16)
  start.writeUInt32BE(number)
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16), start)
  return cipher.update(Buffer.alloc(Math.ceil(size)))
}
