import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startGitHub } from '../../__tests__/support/github/github'
import { seedRepository } from '../../__tests__/support/github/seed'
import { smallApp } from './apps'
import { type Published, publishOnce } from './publishing'
import type { Row } from './tables'
import { inSeconds, median, type Scale } from './timing'

/** Milliseconds that an answer takes: what is between a runner and GitHub. */
const DISTANCE = 200

interface Sample {
  /** Seconds until the comment says so. */
  readonly ready: number
  readonly before: number
  readonly git: number
  readonly after: number
}

const kinds = {
  'first publish': { number: 1, inputs: {} },
  'the next one': { number: 2, inputs: {} },
  'first with the IPA on a release': { number: 1, inputs: { 'ipa-host': 'release' } },
} as const

type Kind = keyof typeof kinds

/** What is asked until the comment says «ready», and how long that takes near to GitHub and far away. */
export async function requests({ rounds }: Scale, folder: string): Promise<readonly Row[]> {
  const near = await measure(rounds, 0, folder)
  const far = await measure(rounds, DISTANCE, folder)
  return [...near].map(([kind, one]) => {
    const distant = far.get(kind)?.ready ?? Number.NaN
    const inARow = ((distant - one.ready) * 1000) / DISTANCE
    return [
      ...[kind, `${one.before}`, `${one.git}`, `${one.after}`],
      ...[inSeconds(one.ready), inSeconds(distant), inARow.toFixed(0)],
    ]
  })
}

async function measure(rounds: number, answerDelay: number, folder: string) {
  const samples = new Map<Kind, Sample[]>()
  const github = await startGitHub({ answerDelay })
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const seeds = {
        pages: await seedRepository(github, { fullName: `pages/round-${round}` }),
        release: await seedRepository(github, { fullName: `release/round-${round}` }),
      }
      for (const [kind, { number, inputs }] of Object.entries(kinds)) {
        const seed = 'ipa-host' in inputs ? seeds.release : seeds.pages
        const ipa = join(folder, `${number}.ipa`)
        await writeFile(ipa, smallApp(number))
        const sample = sampleOf(await publishOnce({ github, seed, ipa, number, inputs }))
        samples.set(kind as Kind, [...(samples.get(kind as Kind) ?? []), sample])
      }
    }
  } finally {
    await github.close()
  }
  return new Map([...samples].map(([kind, all]) => [kind, middle(all)] as const))
}

function sampleOf({ requests: all, started }: Published): Sample {
  const last = all.findLastIndex(
    ({ method, path }) => method !== 'GET' && path.includes('/comments'),
  )
  const told = all[last]
  if (told === undefined) throw new Error('nobody was told')
  const until = all.slice(0, last + 1)
  return {
    ready: (told.at - started) / 1000,
    before: until.length,
    git: until.filter(({ server }) => server === 'git').length,
    after: all.length - until.length,
  }
}

function middle(samples: readonly Sample[]): Sample {
  const of = (key: keyof Sample) => median(samples.map(sample => sample[key]))
  return { ready: of('ready'), before: of('before'), git: of('git'), after: of('after') }
}
