import { randomBytes } from 'node:crypto'
import { connect } from '../../src/github/client'
import { httpsUrl } from '../../src/primitives/https-url'
import { directoryTarget } from '../../src/targets/directory/directory'
import { releaseTarget } from '../../src/targets/release/release'
import { type DirectoryServer, startDirectoryServer } from '../process/directory-server'
import { following } from '../process/redirecting-phone'
import { type GitHub, startGitHub } from '../support/github/github'
import type { Got } from '../support/github/https-get'
import { type Seed, type SeedOptions, seedRepository } from '../support/github/seed'
import { memoryTarget } from '../support/memory-target'
import { aPagesTarget, briskClock } from '../support/pages-target'
import { letTimePassQuickly } from '../support/quick-time'
import { type Ground, keepsTheContract } from './contract'

letTimePassQuickly()

const bodyOf = ({ status, body }: Got): Uint8Array | undefined =>
  status === 200 ? body : undefined

async function onGitHub(
  workFolder: string,
  { ipaHost = 'auto', ...options }: SeedOptions & { readonly ipaHost?: 'auto' | 'release' },
): Promise<Ground> {
  const github = await startGitHub()
  const seed = await seedRepository(github, options)
  return {
    target: () => aPagesTarget({ github, ...seed, workFolder }, { ipaHost }),
    get: async url => bodyOf(await following(github).get(url)),
    settled: async () => {
      await seed.repository.pages?.publishNow()
    },
    close: () => closed(github),
  }
}

/** What was asked wrongly is told only after the servers are gone, or jest would wait for them. */
async function closed(github: GitHub): Promise<void> {
  const { violations } = github
  await github.close()
  if (violations.length > 0) throw new Error(violations.join('\n'))
}

async function onRelease(workFolder: string): Promise<Ground> {
  const github = await startGitHub()
  const seed = await seedRepository(github, { pages: false })
  return {
    target: () => aReleaseTarget(github, seed, workFolder),
    get: async url => bodyOf(await following(github).get(url)),
    settled: async () => {},
    close: () => closed(github),
  }
}

function aReleaseTarget(github: GitHub, { repository, token }: Seed, workFolder: string) {
  const client = connect({
    token: token.value,
    apiUrl: github.apiUrl,
    progress: () => {},
    pace: { retries: 1, millisecondsPerSecond: 1 },
  })
  return releaseTarget({
    github: client,
    repository: { owner: repository.owner, name: repository.name },
    token: token.value,
    serverUrl: github.serverUrl,
    directory: 'install',
    releaseTag: undefined,
    runKey: '9000000001-1',
    launcher: () => httpsUrl('https://launcher.example/'),
    sourceIsPublic: async () => true,
    workFolder,
    environment: process.env,
    fetch: async url => {
      if (String(url) === 'https://launcher.example/') return new Response('the launcher')
      const { status, body } = await following(github).get(String(url))
      return new Response(new Uint8Array(body), { status })
    },
    clock: briskClock,
    progress: () => {},
  })
}

async function onADirectory(folder: string): Promise<Ground> {
  const server: DirectoryServer = await startDirectoryServer()
  return {
    target: () =>
      directoryTarget({
        path: folder,
        baseUrl: httpsUrl(server.url),
        directory: 'install',
        sourceIsPublic: async () => true,
        unlistedSegment: () => randomBytes(16).toString('hex'),
        progress: () => {},
      }),
    get: async url => bodyOf(await server.get(url)),
    settled: () => server.deploy(folder),
    close: server.close,
  }
}

async function inMemory(): Promise<Ground> {
  const target = memoryTarget()
  return {
    target: () => target,
    get: async url => {
      const answer = await target.fetch(url)
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined
    },
    settled: async () => {},
    close: async () => {},
  }
}

keepsTheContract('memory', { open: inMemory, page: true })
keepsTheContract('Pages on a branch of ours', {
  open: folder => onGitHub(folder, {}),
  page: true,
})
keepsTheContract('Pages on a branch of somebody else’s, with the IPA on a release', {
  open: folder => onGitHub(folder, { site: { 'index.html': 'home' } }),
  page: true,
})
keepsTheContract('a directory', { open: onADirectory, page: true })
keepsTheContract('a release', { open: onRelease, page: false })
