import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Faults } from '../support/github/faults'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { PullRequest } from '../support/github/world'
import type { ActionRun } from '../support/run-action'
import { tap } from './phone'
import { commentsOn, goodIpa, runStep, type StepOptions, shownText } from './workflow'

/** A stand-in of its own. */
export interface Lane {
  readonly github: GitHub
  readonly seed: Seed
  readonly ipa: string
  readonly sha256: string
}

/** One publish, and what it left behind. */
export interface Attempt {
  readonly run: ActionRun
  readonly ending: Ending
  /** What must not be, however a run ends. */
  readonly complaints: readonly string[]
}

/**
 * The state that people find: a build that works, or nothing that anybody is led to. `told`: the comment
 * says so; `earlier`: it leads to the build of an earlier run, which works.
 */
export type Ending =
  | 'published, told'
  | 'published, untold'
  | 'published, earlier shown'
  | 'failed, told'
  | 'failed, untold'
  | 'failed, told, earlier shown'

function requireSuccess({ exitCode, stdout }: ActionRun): void {
  if (exitCode !== 0) throw new Error(stdout)
}

/** @param site `none`: nobody has published yet, and the branch does not exist. */
export async function openLane(site: 'shared' | 'none' = 'shared'): Promise<Lane> {
  const github = await startGitHub({ pagesBuildDelay: 1 })
  try {
    const seed = await seedRepository(github, { pullRequests: [1] })
    const ipa = await goodIpa()
    const sha256 = createHash('sha256')
      .update(await readFile(ipa))
      .digest('hex')
    const lane = { github, seed, ipa, sha256 }
    if (site === 'shared') await runStep(github, seed, { ipa }).then(requireSuccess)
    return lane
  } catch (error) {
    await github.close()
    throw error
  }
}

/** Publishes, for a new pull request unless one is given, while the ordered faults strike. */
export async function attempt(
  lane: Lane,
  order: (faults: Faults) => void,
  options: StepOptions = {},
): Promise<Attempt> {
  const { github, ipa, seed } = lane
  const number = Math.max(...seed.repository.pulls.keys()) + 1
  const pull =
    options.pull ?? (await github.openPullRequest({ repository: seed.repository, number }))
  const before = await othersOn(lane, pull)
  order(github.faults)
  const ids = { runId: 9_000_000_100 + number, runNumber: 100 + number }
  const run = await runStep(github, seed, { ipa, ...ids, ...options, pull }).finally(() =>
    github.faults.clear(),
  )
  const isUntouched = (await othersOn(lane, pull)) === before
  const complaints = [
    ...github.violations.splice(0),
    ...(isUntouched ? [] : ['builds of others changed']),
    ...complaintsOf(run),
  ]
  return { run, ending: await endingOf(lane, pull, run), complaints }
}

function complaintsOf(run: ActionRun): readonly string[] {
  return [
    ...(run.exitCode === 0 || run.exitCode === 1 ? [] : [`ended with ${run.exitCode}`]),
    ...(run.stdout.includes('This is a bug') ? [run.stdout] : []),
    ...(run.stderr === '' ? [] : [run.stderr]),
    ...run.leftInTemp.map(name => `left ${name}`),
  ]
}

/** Every file of every other channel, as one text. */
async function othersOn({ seed }: Lane, pull: PullRequest): Promise<string> {
  const { git } = seed.repository
  const head = await git.head('gh-pages')
  const files = head === undefined ? [] : [...(await git.files(head))]
  return files
    .filter(([path]) => /\/pr-\d+\//.test(path) && !path.includes(`/pr-${pull.number}/`))
    .map(([path, { oid }]) => `${oid} ${path}`)
    .sort()
    .join('\n')
}

/** The heading of a build that is ready, or the line that leads to the last good one. */
const installLink =
  /(?:### \[Install [^\]]*\]\(|<a href=")(https:[^)"]+)(?:\)|">Install the last good build)/g

/** @throws Error for anything between the two states, and for a link that does not install our build. */
async function endingOf(lane: Lane, pull: PullRequest, run: ActionRun): Promise<Ending> {
  const { 'install-url': installUrl = '' } = run.outputs
  const comments = commentsOn(lane.seed.repository, pull.number)
  const [comment = '', ...more] = comments.map(shownText)
  const links = [...comment.matchAll(installLink)].map(([, url = '']) => url)
  for (const url of new Set([...links, installUrl])) {
    if (url !== '') await requireInstallable(lane, url)
  }
  if (more.length > 0) throw new Error(`there are ${comments.length} comments`)
  if (installUrl === '') return failure(comment, links)
  const ending = success(comment, { links, installUrl })
  const address = `issuecomment-${comments[0]?.id}`
  if (ending === 'published, told' && !run.outputs['comment-url']?.endsWith(address))
    throw new Error(`the output leads to another comment: ${run.outputs['comment-url']}`)
  return ending
}

function success(
  comment: string,
  { links, installUrl }: { readonly links: readonly string[]; readonly installUrl: string },
): Ending {
  if (comment === '') return 'published, untold'
  if (links.length === 0) throw new Error(`the comment leads nowhere:\n${comment}`)
  return links.every(url => url === installUrl) ? 'published, told' : 'published, earlier shown'
}

function failure(comment: string, links: readonly string[]): Ending {
  if (comment === '') return 'failed, untold'
  if (!/could not be published|No new build|was cancelled/.test(comment))
    throw new Error(`it says no word:\n${comment}`)
  return links.length === 0 ? 'failed, told' : 'failed, told, earlier shown'
}

async function requireInstallable(lane: Lane, page: string): Promise<void> {
  const { sha256 } = await tap(lane.github, page)
  if (sha256 !== lane.sha256) throw new Error(`${page} installs something else`)
}
