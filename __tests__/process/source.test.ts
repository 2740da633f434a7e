import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { type DirectoryServer, filesIn, startDirectoryServer } from './directory-server'
import { addedSource, downloaded } from './re-signer'
import { goodIpa, inDays, runStep, type StepOptions } from './workflow'

let github: GitHub
let server: DirectoryServer
let folder = ''
let seed: Seed

beforeAll(async () => {
  github = await startGitHub()
  server = await startDirectoryServer()
  folder = await mkdtemp(join(tmpdir(), 'source-'))
  seed = await seedRepository(github, {
    fullName: 'octo-org/side',
    pages: false,
    permissions: { contents: 'read' },
  })
})
afterAll(async () => {
  await server.close()
  await github.close()
  await rm(folder, { recursive: true, force: true })
})

const publish = async (options: StepOptions) => {
  const run = await runStep(github, seed, {
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
    const { outputs } = await publish({ ipa })
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
    await publish({ ipa: next, runNumber: 58, runId: 9_000_000_002 })
    const [gallery] = (await addedSource(server, `${server.url}install/apps.json`)).apps
    expect(gallery?.versions.map(({ buildVersion }) => buildVersion)).toEqual(['46'])
    expect(gallery && (await downloaded(server, gallery))).toEqual({ sha256: await sha256(next) })

    await publish({ action: 'closed', runId: 9_000_000_003 })
    const left = [...(await filesIn(folder)).keys()]
    expect(left.filter(path => path.endsWith('apps.json'))).toEqual([])
  })
})
