import { testCertificate } from '../tls'
import { receiveBlob } from './actions/receive-blob'
import { serveResults } from './actions/results-host'
import { serveBlobs } from './blob-host'
import type { Faults } from './faults'
import { type GitServerOptions, serveGit } from './git-server'
import type { GitHubOptions } from './options'
import { type Origins, unknownOrigins } from './origins'
import { PagesHosts } from './pages/hosts'
import { serveUploads } from './releases/upload-host'
import { serveWeb } from './releases/web-host'
import type { RequestLog } from './request-log'
import { serveRest } from './rest-server'
import { SignedLinks } from './signed-links'
import type { World } from './world'

export interface ServersOptions
  extends Pick<GitServerOptions, 'onPushStage' | 'onPushed' | 'root'> {
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
  const checkAnswers = settings.checkAnswers ?? false
  const common = { ...options, certificate, checkAnswers, files, links, onBug, origins }
  const head = settings.assetHead ?? 'answered'
  const git = await serveGit(common)
  const [rest, uploads, web, assets, results, blobs] = await Promise.all([
    serveRest(common),
    serveUploads(common),
    serveWeb(common),
    serveBlobs({ ...common, kind: 'assets', head }),
    serveResults(common),
    serveBlobs({ ...common, kind: 'blobs', head, also: (...call) => receiveBlob(links, ...call) }),
  ])
  origins.serverUrl = named(git.origin, settings.hostName)
  origins.apiUrl = rest.origin
  origins.uploadUrl = uploads.origin
  origins.webUrl = web.origin
  origins.assetUrl = assets.origin
  origins.resultsUrl = results.origin
  origins.blobUrl = blobs.origin
  const loginUrl = `${origins.serverUrl}/login`
  const pages = new PagesHosts({ ...common, cdn: settings.cdn ?? 'fresh', loginUrl })
  const all = [git, rest, uploads, web, assets, results, blobs, pages]
  return {
    origins,
    authority: certificate.ca,
    pages,
    close: async () => {
      await Promise.all(all.map(server => server.close()))
    },
  }
}

function named(origin: string, hostName: GitHubOptions['hostName'] = 'ip'): string {
  return hostName === 'ip' ? origin : origin.replace('127.0.0.1', 'github.localhost')
}
