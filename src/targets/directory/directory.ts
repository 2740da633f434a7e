import type { HttpsUrl } from '../../primitives/https-url'
import type { Progress } from '../../primitives/progress'
import { type Placement, placeInTree } from '../../site/layout'
import type { Shelf, SiteEdit } from '../../site/shelf'
import { requireOurPaths } from '../our-paths'
import { unlistedSegments } from '../segments'
import type { ApplyOptions, BuildIdentity, Hosting, Publication, Target } from '../target'
import { readDirectory, requireUsable } from './reading'
import { writeDirectory } from './writing'

export interface DirectoryTargetOptions {
  /** Absolute path of what will be the root of the site; made when it is missing. */
  readonly path: string
  /** The address it will have, with trailing slash. */
  readonly baseUrl: HttpsUrl
  /** Our folder of the site. */
  readonly directory: string
  readonly sourceIsPublic: () => Promise<boolean>
  /** 16 random bytes in hex. */
  readonly unlistedSegment: () => string
  readonly progress: Progress
}

/** Whoever serves the folder may have a limit; it is not known here. */
const LIMIT = {
  bytes: Number.MAX_SAFE_INTEGER,
  reason: 'the largest size that can be counted',
  larger: '',
}

/**
 * A folder on this machine, for any static host: the same tree as on Pages, with the addresses that it
 * will have. Nothing is uploaded. For one process at a time: a folder has no compare-and-swap.
 */
export function directoryTarget(options: DirectoryTargetOptions): Target {
  return new DirectoryTarget(options)
}

class DirectoryTarget implements Target {
  private readonly options: DirectoryTargetOptions

  private readonly segment: (channel: string) => Promise<string>

  constructor(options: DirectoryTargetOptions) {
    this.options = options

    this.segment = unlistedSegments(options, () => this.read())
  }

  async survey(): Promise<Hosting> {
    const { baseUrl, sourceIsPublic } = this.options
    await requireUsable(this.options.path)
    return {
      ipaHost: 'directory',
      ipaLimit: LIMIT,
      access: 'public',
      accessReason: '',
      page: 'own-host',
      redirects: [],
      withoutRedirect: '',
      sourceIsPublic: await sourceIsPublic(),
      baseUrl,
    }
  }

  async plan(build: BuildIdentity): Promise<Placement> {
    const { directory, baseUrl } = this.options
    const unlistedSegment = build.unlisted ? await this.segment(build.channel.name) : undefined
    return placeInTree({ ...build, directory, unlistedSegment }, baseUrl)
  }

  async baseUrl(): Promise<HttpsUrl> {
    return this.options.baseUrl
  }

  async read(): Promise<Shelf> {
    return readDirectory(this.options)
  }

  async apply(edit: SiteEdit, { progress, beforeWrite }: ApplyOptions): Promise<Publication> {
    const { path, directory, baseUrl } = this.options
    const shelf = await this.read()
    const change = edit(shelf)
    requireOurPaths(change, directory)
    await beforeWrite?.(change)
    const held = new Set(shelf.files.map(({ path: file }) => file))
    const toDelete = change.remove.filter(file => held.has(file))
    for (const gone of toDelete) progress(`The upload has to delete ${gone}`)
    const changed = await writeDirectory({ path, directory, shelf }, change)
    progress(`${path} is up to date; its builds can be installed once ${baseUrl} serves it`)
    return { kind: changed ? 'written' : 'unchanged', attempts: 1, commit: '', toDelete }
  }
}
