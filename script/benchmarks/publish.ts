import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aBuild, filesOf } from '../../__tests__/support/build-record'
import { git, gitEnvironment } from '../../__tests__/support/github/git-process'
import { type GitHub, startGitHub } from '../../__tests__/support/github/github'
import { type Seed, seedRepository } from '../../__tests__/support/github/seed'
import type { Repository } from '../../__tests__/support/github/world'
import { newBranchFiles } from '../../src/targets/branch/marker'
import { keyStream, smallApp } from './apps'
import { type Published, publishOnce } from './publishing'
import type { Row } from './tables'
import { inBytes, inSeconds, median, ratio, type Scale, timed } from './timing'

const BRANCH = 'gh-pages'

/** Builds of other pull requests; 500 of them weigh 750 MB, a little below what a site may hold. */
const counts = [0, 50, 500]

/** Bytes of each IPA. */
const IPA_SIZE = 1_500_000

/** Builds in one commit of the preparation, which is held in memory. */
const AT_ONCE = 25

/** Per channel and app, as `keep-builds` has it. */
const KEPT = 3

interface Sample {
  /** Seconds until the branch is pushed. */
  readonly publish: number
  readonly clone: number
  /** Bytes that git got from the server. */
  readonly publishBytes: number
  readonly cloneBytes: number
}

/** A branch with builds, and what was measured on it. */
interface Branch {
  readonly count: number
  readonly seed: Seed
  readonly commit: string
  readonly samples: Sample[]
}

/** A publish beside builds of others, against a clone of the branch as it was. */
export async function publish({ rounds, share }: Scale, folder: string): Promise<readonly Row[]> {
  const github = await startGitHub()
  try {
    const branches: Branch[] = []
    for (const count of counts) branches.push(await filled(github, Math.ceil(count * share)))
    for (let round = 1; round <= rounds; round += 1) {
      for (const branch of branches) branch.samples.push(await measure(github, branch, folder))
    }
    const empty = middle(branches[0]?.samples ?? [])
    return Promise.all(branches.map(branch => rowOf(branch, empty)))
  } finally {
    await github.close()
  }
}

async function rowOf({ count, seed, commit, samples }: Branch, empty: Sample): Promise<Row> {
  const files = [...(await seed.repository.git.files(commit)).values()]
  const sample = middle(samples)
  const added = sample.publish - empty.publish
  // On the empty branch there is nothing to compare.
  const compared = (cell: string) => (count === 0 ? '' : cell)
  return [
    `${count}`,
    inBytes(files.reduce((sum, { size }) => sum + size, 0)),
    inSeconds(sample.publish),
    compared(inSeconds(added)),
    inSeconds(sample.clone),
    compared(ratio(added, sample.clone)),
    inBytes(sample.publishBytes),
    inBytes(sample.cloneBytes),
    compared(ratio(sample.publishBytes, sample.cloneBytes)),
  ]
}

async function filled(github: GitHub, count: number): Promise<Branch> {
  const seed = await seedRepository(github, { fullName: `builds/${count}`, pages: false })
  const commit = await fill(seed.repository, count)
  await github.enablePages(seed.repository)
  return { count, seed, commit, samples: [] }
}

async function measure(github: GitHub, branch: Branch, folder: string): Promise<Sample> {
  const { seed, commit, samples } = branch
  const { git: bare, comments } = seed.repository
  await bare.setRef(`refs/heads/${BRANCH}`, commit)
  comments.length = 0
  const clone = await cloneOnce(github, seed, join(folder, 'clone'))
  const ipa = join(folder, 'Next.ipa')
  await writeFile(ipa, smallApp(45))
  const published = await publishOnce({ github, seed, ipa, number: samples.length + 1 })
  return { publish: untilPushed(published), publishBytes: bytesOf(published.requests), ...clone }
}

/** What a step does first that works on a copy of the branch. */
async function cloneOnce(github: GitHub, { repository }: Seed, folder: string) {
  const before = github.requests.length
  const address = `${github.serverUrl}/${repository.fullName}`
  const args = ['clone', '--quiet', '--depth', '1', '--branch', BRANCH, address, folder]
  const settings = Object.entries(gitEnvironment).map(([name, value]) => `${name}=${value}`)
  const { seconds } = await timed('env', [...settings, 'git', ...args])
  await rm(folder, { recursive: true })
  return { clone: seconds, cloneBytes: bytesOf(github.requests.slice(before)) }
}

/**
 * Seconds until the site is asked for the first time. What comes after does not depend on the branch, but on
 * when the site is asked again.
 */
function untilPushed({ requests, started }: Published): number {
  const asked = requests.find(({ server }) => server === 'pages')
  if (asked === undefined) throw new Error('nobody asked the site')
  return (asked.at - started) / 1000
}

function bytesOf(requests: GitHub['requests']): number {
  return requests.reduce((sum, { traffic }) => sum + traffic.sent, 0)
}

function middle(samples: readonly Sample[]): Sample {
  const of = (key: keyof Sample) => median(samples.map(sample => sample[key]))
  return {
    publish: of('publish'),
    clone: of('clone'),
    publishBytes: of('publishBytes'),
    cloneBytes: of('cloneBytes'),
  }
}

/** The branch with so many builds, in one commit without a history, as each publish leaves it. */
async function fill({ git: bare }: Repository, count: number): Promise<string> {
  // What does not compress takes git as long to try as all the rest of the preparation.
  await git(bare.directory, ['config', 'core.compression', '0'])
  const marker = newBranchFiles(BRANCH, '').map(({ path, bytes }) => [path, bytes] as const)
  await bare.commit({ branch: BRANCH, files: Object.fromEntries(marker) })
  for (let first = 0; first < count; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, n) => first + n)
    await bare.commit({ branch: BRANCH, files: Object.fromEntries(numbers.flatMap(filesOfBuild)) })
  }
  await git(bare.directory, ['config', '--unset', 'core.compression'])
  const commit = await git(bare.directory, ['commit-tree', `${BRANCH}^{tree}`, '-m', 'Publish'])
  return commit.toString().trim()
}

function filesOfBuild(number: number): readonly (readonly [path: string, bytes: Uint8Array])[] {
  const pullRequest = 1000 + Math.floor(number / KEPT)
  const { folder, record } = aBuild({
    channel: { name: `pr-${pullRequest}`, kind: 'pull-request', pullRequest },
    run: { id: 8_000_000_000 + number, number },
    ipa: { size: IPA_SIZE },
  })
  return filesOf(folder, record).map(({ path, content }) => [
    path,
    content.kind === 'bytes' ? content.bytes : keyStream(IPA_SIZE, number),
  ])
}
