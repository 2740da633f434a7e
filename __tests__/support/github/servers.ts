import { testCertificate } from '../tls'
import type { Faults } from './faults'
import { type GitServerOptions, serveGit } from './git-server'
import { PagesHosts } from './pages/hosts'
import type { RequestLog } from './request-log'
import { serveRest } from './rest-server'
import type { World } from './world'

export interface ServersOptions
  extends Pick<GitServerOptions, 'onPushStage' | 'onPushed' | 'root'> {
  readonly world: World
  readonly log: RequestLog
  readonly faults: Faults
  readonly violations: string[]
  readonly checkAnswers: boolean
  readonly cdn: 'fresh' | 'stale'
}

/** The three kinds of servers that make up a GitHub. */
export interface Servers {
  readonly serverUrl: string
  readonly apiUrl: string
  /** PEM of the authority behind the Pages certificates. */
  readonly authority: string
  readonly pages: PagesHosts
  close(): Promise<void>
}

export async function startServers(options: ServersOptions): Promise<Servers> {
  const onBug = (text: string) => void options.violations.push(text)
  const [certificate, git] = await Promise.all([testCertificate(), serveGit({ ...options, onBug })])
  const serverUrl = git.origin
  const rest = await serveRest({ ...options, serverUrl })
  const loginUrl = `${serverUrl}/login`
  const pages = new PagesHosts({ ...options, certificate, loginUrl, onBug })
  return {
    serverUrl,
    apiUrl: rest.origin,
    authority: certificate.ca,
    pages,
    close: async () => {
      await Promise.all([git.close(), rest.close(), pages.close()])
    },
  }
}
