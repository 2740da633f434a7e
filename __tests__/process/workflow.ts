import { afterAll, jest } from '@jest/globals'
import { pullRequestEvent } from '../support/github/events'
import type { GitHub } from '../support/github/github'
import { closePullRequest } from '../support/github/pull-requests'
import { closeWarmSteps, openWarmSteps } from '../support/github/runner/warm-steps'
import type { Seed } from '../support/github/seed'
import type { Comment, PullRequest, Repository } from '../support/github/world'
import { anIpa } from '../support/ipa/an-ipa'
import type { IpaDeviations } from '../support/ipa/ipa-builder'
import type { ProfileDeviations } from '../support/ipa/profile-builder'
import { type ActionRun, type RunOptions, runAction } from '../support/run-action'
import { isWholeMatrix } from '../support/whole-matrix'

// Each run is a process that starts many of git; a busy machine takes its time over some of them in a row.
jest.setTimeout(180_000)

// Each night every run is a process of its own, as on a runner.
if (!isWholeMatrix) openWarmSteps()
afterAll(closeWarmSteps)

/** How much faster time passes for most runs. Higher, and timeouts would strike on a busy machine. */
const TIME_FACTOR = 10

/** An address: on Windows a path would be taken for one with the scheme `c:`. */
const quickTime = new URL('quick-time.mjs', import.meta.url).href

/** The environment of a process for which time passes `factor` times as fast. */
export function timePassing(factor: number): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--import=${quickTime}`, TEST_TIME_FACTOR: String(factor) }
}

export interface StepOptions extends Partial<RunOptions> {
  readonly pull?: PullRequest
  readonly action?: 'opened' | 'synchronize' | 'reopened' | 'closed'
  /** Path of the IPA; the `ipa` input. */
  readonly ipa?: string
  /** For two runs at the same time: their waiting has to outlast real requests. */
  readonly realTime?: boolean
  /** The run is in the future, as far as it can tell. */
  readonly daysLater?: number
}

/**
 * The step as the quick start writes it, on a pull request of the seeded repository. What the event tells has
 * happened by the time it arrives: the pull request is closed, or open again.
 */
export function runStep(github: GitHub, seed: Seed, options: StepOptions = {}): Promise<ActionRun> {
  const { pull = seed.pull, action = 'opened', ipa, ...others } = options
  const { realTime = false, daysLater = 0, ...rest } = others
  const { repository, token } = seed
  if (action === 'closed' && pull.state === 'open') closePullRequest(pull, { merged: true })
  if (action === 'reopened') pull.state = 'open'
  return runAction({
    github,
    token,
    event: pullRequestEvent({ github, repository, pull, action }),
    ...rest,
    inputs: { ...(ipa === undefined ? {} : { ipa }), ...rest.inputs },
    env: {
      ...timePassing(realTime ? 1 : TIME_FACTOR),
      TEST_DAYS_AHEAD: String(daysLater),
      ...rest.env,
    },
  })
}

const DAY = 86_400_000

/** Relative to the real today, which is what a process knows. */
export function inDays(days: number): Date {
  return new Date(Date.now() + days * DAY)
}

/** A weight that people's IPAs have, well above the megabyte from which on git takes other ways. */
export const heavy = { padding: 5_000_000 } as const

/** An IPA that nothing is to be said against, but for what the deviations say. */
export function goodIpa({
  build = '45',
  profile = {},
  infoPlist = {},
  ...deviations
}: Omit<IpaDeviations, 'profile'> & {
  /** Default `Example.ipa`. */
  readonly fileName?: string
  readonly build?: string
  readonly profile?: ProfileDeviations
} = {}): Promise<string> {
  return anIpa({
    ...deviations,
    infoPlist: { CFBundleVersion: build, ...infoPlist },
    profile: { created: inDays(-30), expires: inDays(200), ...profile },
  })
}

export function commentsOn(repository: Repository, pullRequest = 42): readonly Comment[] {
  return repository.comments.filter(({ issue }) => issue === pullRequest)
}

/** The comment that people read: fails the test when there is none or more than one. */
export function theComment(repository: Repository, pullRequest = 42): Comment {
  const comments = commentsOn(repository, pullRequest)
  const [only] = comments
  if (only === undefined || comments.length > 1)
    throw new Error(`there are ${comments.length} comments on #${pullRequest}`)
  return only
}

/** What stands in the comment for readers: without the hidden line. */
export function shownText(comment: Comment): string {
  return comment.body.replace(/^<!--.*?-->\n/m, '')
}

/** In a text for people on another server it would send them to a wrong place; but our docs are there. */
export const elsewhere =
  /github\.com(?!\/tap-to-install\/tap-to-install\/blob\/main\/docs\/)|github\.io|githubusercontent/

/** Paths of all files on the branch, sorted; empty when there is no such branch. */
export async function pathsOn(
  repository: Repository,
  branch = 'gh-pages',
): Promise<readonly string[]> {
  const head = await repository.git.head(branch)
  return head === undefined ? [] : [...(await repository.git.files(head)).keys()].sort()
}

/** Text of a file on the branch; fails the test when it is not there. */
export async function textOn(
  repository: Repository,
  file: string,
  branch = 'gh-pages',
): Promise<string> {
  const bytes = await repository.git.read(branch, file)
  if (bytes === undefined) throw new Error(`${file} is not on ${branch}`)
  return bytes.toString('utf8')
}

/** Requests that could have changed something on GitHub. */
export function writesOf({ requests }: ActionRun): readonly string[] {
  return requests
    .filter(({ method, path: route }) => method !== 'GET' && !route.endsWith('/graphql'))
    .filter(({ path: route }) => !route.endsWith('/git-upload-pack'))
    .map(({ method, path: route }) => `${method} ${route}`)
}

/** Bytes. Before a large push git asks with an empty one whether it may send in pieces. */
const EMPTY_PUSH = 4

export function pushesOf({ requests }: ActionRun): number {
  return requests.filter(
    ({ method, path: route, traffic }) =>
      method === 'POST' && route.endsWith('/git-receive-pack') && traffic.received !== EMPTY_PUSH,
  ).length
}
