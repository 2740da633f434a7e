import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type StaticSite, startStaticSite } from '../browser/static-site'
import { type Got, httpsGet } from '../support/github/https-get'
import { testCertificate } from '../support/tls'

/** A static host that somebody copies the output directory to. */
export interface DirectoryServer {
  readonly url: string
  readonly get: (url: string) => Promise<Got>
  /** Puts online what the folder holds now, and nothing else. */
  readonly deploy: (folder: string) => Promise<void>
  /** What a host that is set up wrongly would answer, by path. */
  readonly answers: StaticSite['answers']
  readonly close: () => Promise<void>
}

export async function startDirectoryServer(): Promise<DirectoryServer> {
  const site = await startStaticSite()
  const { ca } = await testCertificate()
  return {
    url: site.url,
    get: url => httpsGet(url, { ca }),
    deploy: async folder => {
      site.files.clear()
      site.answers.clear()
      for (const [path, bytes] of await filesIn(folder)) site.files.set(path, bytes)
    },
    answers: site.answers,
    close: site.close,
  }
}

/** Contents by path with `/`. */
export async function filesIn(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      files.sort().map(async file => [relative(folder, file), await readFile(file)] as const),
    ),
  )
}
