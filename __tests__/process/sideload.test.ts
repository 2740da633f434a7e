import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { anIpa } from '../support/ipa/an-ipa'
import type { IpaDeviations } from '../support/ipa/ipa-builder'
import { machO } from '../support/ipa/mach-o-writer'
import type { ActionRun } from '../support/run-action'
import { type DirectoryServer, filesIn, startDirectoryServer } from './directory-server'
import { fetched, unescaped } from './phone'
import { addedSource, downloaded } from './re-signer'
import {
  goodIpa,
  inDays,
  pathsOn,
  runStep,
  type StepOptions,
  shownText,
  theComment,
} from './workflow'

let github: GitHub
let server: DirectoryServer
let folder = ''
/** Publishes to a folder, which `server` serves. */
let inFolder: Seed

beforeAll(async () => {
  github = await startGitHub()
  server = await startDirectoryServer()
  folder = await mkdtemp(join(tmpdir(), 'source-'))
  inFolder = await seedRepository(github, {
    fullName: 'octo-org/side',
    pages: false,
    permissions: { contents: 'read' },
  })
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(async () => {
  await server.close()
  await github.close()
  await rm(folder, { recursive: true, force: true })
})

const FRAMEWORK = 'Frameworks/Example.framework'

/** What `xcodebuild CODE_SIGNING_ALLOWED=NO` leaves, zipped by hand. */
function unsignedIpa(deviations: IpaDeviations = {}): Promise<string> {
  return anIpa({
    profile: 'none',
    executable: { signature: 'none' },
    sealed: false,
    files: [[`${FRAMEWORK}/Example`, machO({ fileType: 6, signature: 'none' })]],
    signed: { unsigned: [`${FRAMEWORK}/`], keepMain: true },
    padding: 2_000_000,
    ...deviations,
  })
}

interface Listed {
  readonly downloadURL: string
  readonly size: number
  readonly version: string
  readonly sha256: string
}

/** From what the comment links to, by the button of AltStore, down to the file. */
async function walk(comment: string): Promise<{
  readonly page: string
  readonly source: string
  readonly newest: Listed
  readonly sha256: string
}> {
  const address = /\]\((https:[^)]*)\)/.exec(comment)?.[1] ?? ''
  const page = (await fetched(github, address)).body.toString()
  const link = new URL(unescaped(/href="(altstore:[^"]*)"/.exec(page)?.[1] ?? ''))
  expect([link.protocol, link.host]).toEqual(['altstore:', 'source'])
  const source = link.searchParams.get('url') ?? ''
  const { apps } = JSON.parse((await fetched(github, source)).body.toString())
  const [newest]: readonly Listed[] = apps[0].versions
  if (newest === undefined) throw new Error(`${source} lists nothing`)
  const { body } = await fetched(github, newest.downloadURL)
  return { page, source, newest, sha256: createHash('sha256').update(body).digest('hex') }
}

/** Everything that somebody reads of a run, and everything that the site serves but the IPA. */
async function allText(seed: Seed, run: ActionRun): Promise<string> {
  const paths = (await pathsOn(seed.repository)).filter(path => /\.(?:html|json|plist)$/.test(path))
  const files = await Promise.all(paths.map(path => seed.repository.git.read('gh-pages', path)))
  return [
    ...files.map(String),
    ...seed.repository.comments.map(({ body }) => body),
    run.summary,
    JSON.stringify(run.outputs),
  ].join('\n')
}

describe('a build without any signature, with `sideload: true`', () => {
  it('leads from the comment to its bytes, and never to the installer of iOS', async () => {
    const seed = await seedRepository(github, { fullName: 'open/source' })
    const ipa = await unsignedIpa()
    expect((await stat(ipa)).size).toBeGreaterThan(2_000_000)
    const run = await runStep(github, seed, { ipa, inputs: { sideload: 'true' } })
    expect(run).toMatchObject({ exitCode: 0, errors: [], stderr: '' })
    const { outputs } = run
    expect(outputs).toMatchObject({ status: 'sideload', 'itms-url': '', 'manifest-url': '' })
    expect(JSON.parse(outputs['builds'] ?? '')).toMatchObject([
      { status: 'sideload', 'source-url': outputs['source-url'] },
    ])

    const text = shownText(theComment(seed.repository))
    const walked = await walk(text)
    const digest = createHash('sha256')
      .update(await readFile(ipa))
      .digest('hex')
    expect(walked.sha256).toBe(digest)
    expect(walked.source).toBe(outputs['source-url'])
    expect(walked.newest).toMatchObject({
      ...{ sha256: digest, size: Number(outputs['size']), downloadURL: outputs['ipa-url'] },
    })
    expect(walked.page).toContain(`href="feather://source/${walked.source}"`)
    expect(walked.page).toContain(
      `href="sidestore://source?url=${encodeURIComponent(walked.source)}"`,
    )
    expect(text).toContain('Get Example 1.2.3 (45) for AltStore, SideStore or Feather')
    expect(text).toContain('your own Apple ID')
    expect(run.log.join('\n')).toContain(`Ready for AltStore, SideStore and Feather`)
    expect(JSON.parse(outputs['findings'] ?? '')).toContainEqual(
      expect.objectContaining({ rule: 'unsigned', level: 'notice' }),
    )
    expect(await allText(seed, run)).not.toMatch(/href="itms-services|itms-services:\/\/\?/)
    expect((await pathsOn(seed.repository)).filter(path => path.endsWith('.plist'))).toEqual([])

    // The same bytes again change nothing; another build with the same version takes its place.
    const again = await runStep(github, seed, { ipa, inputs: { sideload: 'true' } })
    expect(again).toMatchObject({ exitCode: 0, outputs: { status: 'sideload' } })
    const next = await unsignedIpa({ padding: 2_100_000 })
    const second = await runStep(github, seed, {
      ...{ ipa: next, inputs: { sideload: 'true' } },
      // A source lists the newest first, and the faster a run is, the less of its quick time has passed.
      daysLater: 1,
    })
    expect(second).toMatchObject({ exitCode: 0, outputs: { status: 'sideload' } })
    expect((await walk(shownText(theComment(seed.repository)))).sha256).toBe(
      second.outputs['sha256'],
    )
    expect(second.outputs['sha256']).not.toBe(digest)
  })
})

describe('with `sideload: true`', () => {
  it('a signed build is installable, and offered to both kinds of installer', async () => {
    const seed = await seedRepository(github, { fullName: 'open/signed' })
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs: { sideload: 'true' } })
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    const text = shownText(theComment(seed.repository))
    expect(text).toContain('[Install Example 1.2.3 (45)](')
    const { page, sha256 } = await walk(text)
    expect(sha256).toBe(run.outputs['sha256'])
    expect(page).toContain(`href="${run.outputs['itms-url']?.replace('&', '&amp;')}"`)
  })

  it('a build that no signature mends is refused', async () => {
    const seed = await seedRepository(github, { fullName: 'open/encrypted' })
    const ipa = await unsignedIpa({ executable: { signature: 'none', cryptId: 1 }, padding: 0 })
    const run = await runStep(github, seed, { ipa, inputs: { sideload: 'true' } })
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
    expect(shownText(theComment(seed.repository))).toContain('comes from the App Store, encrypted')
    expect(await pathsOn(seed.repository)).toEqual([])
  })
})

const publishToFolder = async (options: StepOptions) => {
  const run = await runStep(github, inFolder, {
    ...options,
    inputs: {
      'publish-to': 'directory',
      'output-directory': folder,
      'base-url': server.url,
      'keep-builds': '1',
      sideload: 'true',
      notes: 'Look at the icon.',
    },
  })
  await server.deploy(folder)
  return run
}

/** Its profile has expired, so that iOS would refuse it; an extension and a watch app are in it. */
const expired = (build: string): Promise<string> =>
  goodIpa({
    build,
    nestedFirst: true,
    infoPlist: {
      NSCameraUsageDescription: 'Scans codes.',
      NFCReaderUsageDescription: '',
    },
    profile: { expires: inDays(-1) },
  })

const sha256 = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')

describe('the source of a site', () => {
  it('brings an installer the IPA that was built, then the next one, until all are gone', async () => {
    const ipa = await expired('45')
    const { outputs } = await publishToFolder({ ipa })
    expect(outputs['source-url']).toBe(`${server.url}install/pr-42/apps.json`)
    const source = await addedSource(server, outputs['source-url'] ?? '')
    const [app, ...others] = source.apps
    if (app === undefined) throw new Error('the source has no app')
    expect(others).toEqual([])
    expect(await downloaded(server, app)).toEqual({ sha256: await sha256(ipa) })
    expect(app.appPermissions).toEqual({
      entitlements: ['aps-environment', 'keychain-access-groups'],
      privacy: {
        NFCReaderUsageDescription: 'The app does not say why.',
        NSCameraUsageDescription: 'Scans codes.',
      },
    })
    expect(app.versions[0]?.localizedDescription).toContain('Look at the icon.')
    expect((await server.get(app.iconURL)).status).toBe(200)

    const next = await expired('46')
    await publishToFolder({ ipa: next, runNumber: 58, runId: 9_000_000_002 })
    const [gallery] = (await addedSource(server, `${server.url}install/apps.json`)).apps
    expect(gallery?.versions.map(({ buildVersion }) => buildVersion)).toEqual(['46'])
    expect(gallery && (await downloaded(server, gallery))).toEqual({ sha256: await sha256(next) })

    await publishToFolder({ action: 'closed', runId: 9_000_000_003 })
    const left = [...(await filesIn(folder)).keys()]
    expect(left.filter(path => path.endsWith('apps.json'))).toEqual([])
  })
})
