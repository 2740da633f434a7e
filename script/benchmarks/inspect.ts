import { rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { doctor } from './start'
import type { Row } from './tables'
import { inBytes, inSeconds, inTurn, ratio, type Scale, tellingPeak, timed } from './timing'

const MEGABYTE = 1_000_000

/**
 * MB, each with twenty files a megabyte. The aims, for the largest: at most 0.6 times the seconds of `unzip -t` on
 * two idle cores, and at most 150 MB.
 */
const sizes = [20, 200, 1000]

/** Apps of three sizes, checked. */
export async function inspect(scale: Scale, folder: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const size of sizes) {
    const megabytes = Math.ceil(size * scale.share)
    const path = join(folder, `${megabytes}.ipa`)
    await makeInAProcess(path, megabytes * MEGABYTE, megabytes * 20)
    rows.push(await inspectOne(scale, path, `${megabytes * 20}`))
    await rm(path)
  }
  return rows
}

/** Of its own: the parts that come after are measured from a process that is small. */
async function makeInAProcess(path: string, size: number, files: number): Promise<void> {
  const [, self = ''] = process.argv
  const make = ['--max-old-space-size=8192', self, '', 'make-app', path, `${size}`, `${files}`]
  await timed(process.execPath, make)
}

/** One IPA against its yardsticks: everything unpacked once, and its bytes hashed once. */
export async function inspectOne(
  { rounds }: Scale,
  path: string,
  name = basename(path),
): Promise<Row> {
  await timed('cksum', [path]) // From here on it is in the page cache for everybody.
  const timing = await inTurn(rounds, {
    openssl: () => timed('openssl', ['dgst', '-sha256', path]),
    unzip: () => timed('unzip', ['-tqq', path]),
    inspect: () => timed(process.execPath, [...tellingPeak, ...doctor, path]),
  })
  const [ours, unzip, openssl] = [timing('inspect'), timing('unzip'), timing('openssl')]
  return [
    inBytes((await stat(path)).size),
    name,
    ...[ours, unzip, openssl].map(({ seconds }) => inSeconds(seconds)),
    ...[unzip, openssl].map(({ seconds }) => ratio(ours.seconds, seconds)),
    ratio(ours.work, unzip.work),
    `${ours.peak.toFixed(0)} MB`,
  ]
}
