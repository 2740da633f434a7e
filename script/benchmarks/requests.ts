import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type GitHub, startGitHub } from '../../__tests__/support/github/github'
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

const kinds = [
  { name: 'first publish', repository: 'pages', number: 1, inputs: {} },
  { name: 'the next one', repository: 'pages', number: 2, inputs: {} },
  {
    name: 'first with the IPA on a release',
    repository: 'release',
    number: 1,
    inputs: { 'ipa-host': 'release' },
  },
] as const

/** What is asked until the comment says «ready», and how long that takes near to GitHub and far away. */
export async function requests({ rounds }: Scale, folder: string): Promise<readonly Row[]> {
  const [near, far] = [await startGitHub(), await startGitHub({ answerDelay: DISTANCE })]
  const measured: { readonly near: readonly Sample[]; readonly far: readonly Sample[] }[] = []
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const owner = `round-${round}`
      const one = await eachKind(near, owner, folder)
      measured.push({ near: one, far: await eachKind(far, owner, folder) })
    }
  } finally {
    await Promise.all([near.close(), far.close()])
  }
  return kinds.map(({ name }, index) => {
    const of = (place: 'near' | 'far') => middle(measured.flatMap(all => all[place][index] ?? []))
    return [name, ...cellsOf(of('near'), of('far'))]
  })
}

function cellsOf(near: Sample, far: Sample): Row {
  const inARow = ((far.ready - near.ready) * 1000) / DISTANCE
  return [
    ...[`${near.before}`, `${near.git}`, `${near.after}`],
    ...[inSeconds(near.ready), inSeconds(far.ready), inARow.toFixed(0)],
  ]
}

async function eachKind(github: GitHub, owner: string, folder: string): Promise<readonly Sample[]> {
  const seeds = {
    pages: await seedRepository(github, { fullName: `${owner}/pages` }),
    release: await seedRepository(github, { fullName: `${owner}/release` }),
  }
  const samples: Sample[] = []
  for (const { repository, number, inputs } of kinds) {
    const ipa = join(folder, `${number}.ipa`)
    await writeFile(ipa, smallApp(number))
    const seed = seeds[repository]
    samples.push(sampleOf(await publishOnce({ github, seed, ipa, number, inputs })))
  }
  return samples
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
