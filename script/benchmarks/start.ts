import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { smallApp } from './apps'
import type { Row } from './tables'
import { inSeconds, inTurn, ratio, type Scale, timed } from './timing'

/** The doctor as people start it. */
export const doctor = ['bin/tap-to-install.mjs', 'inspect'] as const

/** They are short: five times as often as the others. */
const OFTEN = 5

/** What a start costs, over a process of Node that does nothing. */
export async function start({ rounds }: Scale, folder: string): Promise<readonly Row[]> {
  const ipa = join(folder, 'Small.ipa')
  await writeFile(ipa, smallApp(1))
  const node =
    (...args: readonly string[]) =>
    () =>
      timed(process.execPath, args)
  const processes = {
    'bare Node (`node --eval ""`)': node('--eval', ''),
    '`tap-to-install --help`': node('bin/tap-to-install.mjs', '--help'),
    '`tap-to-install inspect` of 1.5 MB': node(...doctor, ipa),
  }
  const timing = await inTurn(OFTEN * rounds, processes)
  const bare = timing('bare Node (`node --eval ""`)').seconds
  return Object.keys(processes).map(name => {
    const { seconds } = timing(name as keyof typeof processes)
    return [name, inSeconds(seconds), inSeconds(seconds - bare), ratio(seconds, bare)]
  })
}
