import { testCertificate } from '../tls'
import { receiveBlob } from './actions/receive-blob'
import { serveResults } from './actions/results-host'
import { serveBlobs } from './blob-host'
import { serveEnterprise } from './enterprise-server'
import type { Faults } from './faults'
import { type GitServerOptions, gitHandler } from './git-server'
import { type LoopbackManner, type LoopbackServer, serveLoopback } from './loopback-server'
import type { GitHubOptions } from './options'
import { type Origins, unknownOrigins } from './origins'
import { PagesHosts } from './pages/hosts'
import { uploadHandler } from './releases/upload-host'
import { serveWeb } from './releases/web-host'
import type { RequestLog } from './request-log'
import type { FileLinks } from './rest-call'
import { restHandler } from './rest-server'
import { SignedLinks } from './signed-links'
import type { World } from './world'

export interface ServersOptions extends Pick<GitServerOptions, 'onPushStage' | 'onPushed'> {
  readonly world: World
  readonly log: RequestLog
  readonly faults: Faults
  readonly violations: string[]
  readonly settings: GitHubOptions
}

/** All the servers that make up a GitHub. */
export interface Servers {
  readonly origins: Readonly<Origins>
  /** PEM of the authority behind every https host. */
  readonly authority: string
  readonly pages: PagesHosts
  close(): Promise<void>
}

/** Milliseconds; the signed addresses live five minutes. */
const assetLinkLife = 300_000

export async function startServers(options: ServersOptions): Promise<Servers> {
  const { settings } = options
  const certificate = await testCertificate()
  const links = new SignedLinks()
  const files = { links, assetLinkLife: settings.assetLinkLife ?? assetLinkLife }
  const onBug = (text: string) => void options.violations.push(text)
  const origins = unknownOrigins()
  const { answerDelay } = settings
  const common = { ...options, answerDelay, certificate, files, links, onBug, origins }
  const head = settings.assetHead ?? 'answered'
  const front = await startFront(common)
  const [web, assets, results, blobs] = await Promise.all([
    serveWeb(common),
    serveBlobs({ ...common, kind: 'assets', head }),
    serveResults(common),
    serveBlobs({ ...common, kind: 'blobs', head, also: (...call) => receiveBlob(links, ...call) }),
  ])
  origins.webUrl = web.origin
  origins.assetUrl = assets.origin
  origins.resultsUrl = results.origin
  origins.blobUrl = blobs.origin
  const loginUrl = `${origins.serverUrl}/login`
  const pages = new PagesHosts({ ...common, cdn: settings.cdn ?? 'fresh', loginUrl })
  const all = [...front, web, assets, results, blobs, pages]
  return {
    origins,
    authority: certificate.ca,
    pages,
    close: async () => {
      await Promise.all(all.map(server => server.close()))
    },
  }
}

interface FrontOptions extends ServersOptions, LoopbackManner {
  readonly origins: Origins
  readonly files: FileLinks
}

/** Git, REST and uploads: three hosts on github.com, one on an Enterprise Server. */
async function startFront(options: FrontOptions): Promise<readonly LoopbackServer[]> {
  const { answerDelay, onBug, origins, settings } = options
  const manner = { answerDelay, onBug }
  const enterprise = settings.layout === 'ghes'
  const checkAnswers = settings.checkAnswers ?? false
  const git = gitHandler(options)
  const api = restHandler({ ...options, checkAnswers, enterprise })
  const uploads = uploadHandler(options)
  if (enterprise) {
    const server = await serveEnterprise({ api, git, uploads, ...manner })
    origins.serverUrl = named(server.origin, settings.hostName)
    origins.apiUrl = `${server.origin}/api/v3`
    origins.graphqlUrl = `${server.origin}/api/graphql`
    origins.uploadUrl = `${server.origin}/api/uploads`
    return [server]
  }
  const [gitServer, apiServer, uploadServer] = await Promise.all([
    serveLoopback({ handler: git, ...manner }),
    serveLoopback({ handler: api, ...manner }),
    serveLoopback({ handler: uploads, ...manner }),
  ])
  if (settings.layout === 'ghe.com') {
    origins.serverUrl = gitServer.origin.replace(loopback, tenant)
    origins.apiUrl = apiServer.origin.replace(loopback, `api.${tenant}`)
    origins.uploadUrl = uploadServer.origin.replace(loopback, `uploads.${tenant}`)
  } else {
    origins.serverUrl = named(gitServer.origin, settings.hostName)
    origins.apiUrl = apiServer.origin
    origins.uploadUrl = uploadServer.origin
  }
  origins.graphqlUrl = `${origins.apiUrl}/graphql`
  return [gitServer, apiServer, uploadServer]
}

const loopback = '127.0.0.1'

/** A company's place on GitHub Enterprise Cloud with data residency. */
export const tenant = 'octo.ghe.com'

function named(origin: string, hostName: GitHubOptions['hostName'] = 'ip'): string {
  return hostName === 'ip' ? origin : origin.replace(loopback, 'github.localhost')
}
