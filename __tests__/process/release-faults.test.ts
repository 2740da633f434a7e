import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import type { Fault, RequestMatch } from '../support/github/faults'
import { startGitHub } from '../support/github/github'
import type { LoggedRequest } from '../support/github/request-log'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { isWholeMatrix, ofEachSort } from '../support/whole-matrix'
import { type FailingRequest, failEachOnce, neverFailed } from './fail-once'
import { launcherFor } from './launcher-site'
import { fetched, readManifest } from './phone'
import { following, tapFollowing } from './redirecting-phone'
import { commentsOn, goodIpa, pathsOn, runStep, shownText, textOn } from './workflow'

// The first publish with an IPA on a release, while each request that concerns releases fails. Without the whole
// matrix all fail in one and the same run: those that only read each in another way, and those that write in one that
// leaves open whether it was done. There are two of these, one for each way to publish, as both share the code.

const github = await startGitHub({ pagesBuildDelay: 1 })
const ipa = await goodIpa()

afterEach(() => expect(github.violations.splice(0)).toEqual([]))
afterAll(() => github.close())

type Mode = 'pages' | 'release'

const inputs: Readonly<Record<Mode, Readonly<Record<string, string>>>> = {
  pages: { 'ipa-host': 'release' },
  release: {
    'publish-to': 'release',
    'launcher-url': await launcherFor(github),
  },
}

/** Requests that concern releases: the others have a test of their own. */
const matches: readonly RequestMatch[] = [
  { server: 'api', path: /\/releases|\/git\/ref\/tags/ },
  { server: 'upload' },
  { server: 'web' },
  { server: 'assets' },
]

const reading: readonly Fault[] = [{ status: 502 }, 'drop', 'garbage']
const writing: readonly Fault[] = [
  'lost-answer',
  'drop',
  { status: 502 },
  'garbage',
  { status: 504, done: true },
]

function concerned({ server, path }: LoggedRequest, match: RequestMatch): boolean {
  return server === match.server && (!(match.path instanceof RegExp) || match.path.test(path))
}

interface Case extends FailingRequest {
  readonly name: string
  readonly match: RequestMatch
  readonly n: number
}

async function casesOf(mode: Mode): Promise<readonly Case[]> {
  const seed = await seedRepository(github, {
    fullName: `clean/${mode}`,
    ...(mode === 'release' ? { pages: false } : {}),
  })
  const { requests } = await runStep(github, seed, { ipa, inputs: inputs[mode] })
  // What is fetched from the outside is the same for both, and there is more of it.
  const some = matches.slice(0, mode === 'pages' ? matches.length : 2)
  return some.flatMap(match => {
    const numbered = requests
      .filter(request => concerned(request, match))
      .map((request, index) => ({ request, index }))
    return ofEachSort(numbered, ({ request }) => nameOf(request)).flatMap(({ request, index }) =>
      kindsFor(request, index).map(fault => ({
        name: `${index + 1}. ${nameOf(request)}: ${JSON.stringify(fault)}`,
        request,
        match,
        n: index + 1,
        fault,
      })),
    )
  })
}

/** The first upload and what makes or changes a release get every kind; for the rest the kinds take turns. */
function kindsFor(request: LoggedRequest, index: number): readonly Fault[] {
  const kinds = isWrite(request) ? writing : reading
  const getsAll = isWrite(request) && (request.server === 'api' || index === 0)
  return getsAll ? kinds : [kinds[index % kinds.length] ?? 'drop']
}

const isWrite = ({ method }: LoggedRequest): boolean => method === 'POST' || method === 'PATCH'

/** Whether the request was carried out is then not known. By the way to publish, without the whole matrix. */
const leavesOpen: Readonly<Record<Mode, Fault>> = { pages: 'lost-answer', release: 'drop' }

function nameOf({ server, method, path }: LoggedRequest): string {
  const route = path.replace(/^\/repos\/[^/]+\/[^/]+|^\/[^/]+\/[^/]+/, '')
  return `${server} ${method} ${route.replace(/[0-9a-f-]{8,}/g, '…')}`
}

/** @throws Error for a link, in the comment or the outputs, that does not install our build. */
async function requireHonest(seed: Seed, run: ActionRun): Promise<void> {
  const comment = commentsOn(seed.repository).map(shownText).join('\n')
  const links = [...comment.matchAll(/### \[Install [^\]]*\]\(([^)]+)\)/g)].map(
    ([, url = '']) => url,
  )
  if (run.exitCode === 0) {
    expect(links).toHaveLength(1)
    await requireInstallable(run)
  } else {
    expect({ links, errors: run.errors.length }).toEqual({ links: [], errors: 1 })
    expect(comment).toMatch(/could not be published|No new build/)
  }
  await requireNothingDangling(seed)
}

async function requireInstallable({ outputs }: ActionRun): Promise<void> {
  const page = outputs['install-url'] ?? ''
  if (page.includes('#')) {
    const manifest = await fetched(following(github), outputs['manifest-url'] ?? '')
    expect(readManifest(manifest.body.toString()).assets['software-package']).toBe(
      outputs['ipa-url'],
    )
    const got = await fetched(following(github), outputs['ipa-url'] ?? '')
    expect(got.body.length).toBe(Number(outputs['size']))
  } else {
    expect((await tapFollowing(github, page)).sha256).toBe(outputs['sha256'])
  }
}

/** Whatever the branch names can be fetched, and no half file or draft is left where a run ended well. */
async function requireNothingDangling({ repository }: Seed): Promise<void> {
  const records = (await pathsOn(repository)).filter(path => path.endsWith('/build.json'))
  for (const record of records) {
    const { urls } = JSON.parse(await textOn(repository, record))
    expect((await following(github).get(urls.ipa)).status).toBe(200)
  }
  const assets = repository.releases.all.flatMap(release => release.assets)
  expect(assets.filter(({ state }) => state === 'starter')).toEqual([])
}

// The names of the tests come from runs without faults.
const prepared = { pages: await casesOf('pages'), release: await casesOf('release') }
let count = 0

async function expectHonest(mode: Mode, order: () => void): Promise<ActionRun> {
  count += 1
  const seed = await seedRepository(github, {
    fullName: `faulty/${mode}-${count}`,
    ...(mode === 'release' ? { pages: false } : {}),
  })
  order()
  const run = await runStep(github, seed, { ipa, inputs: inputs[mode] }).finally(() =>
    github.faults.clear(),
  )
  expect(run.stdout).not.toContain('This is a bug')
  expect(run.leftInTemp).toEqual([])
  await requireHonest(seed, run)
  return run
}

describe.each(['pages', 'release'] as const)('a failing request, publish-to: %s', mode => {
  const failing = prepared[mode].filter(
    ({ request, fault }) => isWholeMatrix || !isWrite(request) || fault === leavesOpen[mode],
  )

  it('concerns an upload and the making of the release', () => {
    const writes = failing.filter(({ request }) => isWrite(request))
    const servers = writes.map(({ request, match }) => `${match.server} ${request.method}`)
    expect(servers).toEqual(expect.arrayContaining(['api POST', 'api PATCH', 'upload POST']))
    expect(prepared[mode].length).toBeGreaterThan(15)
  })

  if (isWholeMatrix) {
    it.each(failing.map(one => [one.name, one] as const))('%s', async (_, { match, n, fault }) => {
      await expectHonest(mode, () => github.faults.onNth(n, fault, match))
    })
    return
  }

  it('is survived, where each fails once', async () => {
    const run = await expectHonest(mode, () => failEachOnce(github.faults, failing))
    expect(neverFailed(run, failing)).toEqual([])
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
  })
})
