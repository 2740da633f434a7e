import type { GitHub } from '../github/client'
import { checkWriteAccess } from '../github/git-access'
import type { Environment } from '../github/git-environment'
import { gitRemote } from '../github/git-remote'
import { createGitRepository } from '../github/git-repository'
import { fullName, type RepositoryName, readRepository } from '../github/repository'
import type { Progress } from '../progress'
import type { Clock } from '../retry'
import { findSegment, type Placement, placeInTree } from '../site/layout'
import type { Shelf, SiteEdit } from '../site/site'
import { updateBranch } from './branch-update'
import { chooseIpaHost } from './ipa-host'
import { type PagesBranch, readPagesBranch } from './pages-branch'
import {
  findPagesPlace,
  type PagesPlace,
  type PagesWish,
  pagesDisabled,
  requireServed,
  settingsPage,
} from './pages-place'
import { patiently } from './patience'
import type { ApplyOptions, BuildIdentity, Hosting, Publication, Target } from './target'

export interface PagesTargetOptions extends PagesWish {
  /** The repository that was built, which may be another than the one that takes the builds. */
  readonly source: { readonly github: GitHub; readonly repository: RepositoryName }
  /** May write to `repository`. */
  readonly token: string
  /** Our folder of the site. */
  readonly directory: string
  readonly ipaHost: 'auto' | 'pages' | 'release'
  /** Existing private folder for git's scratch files. */
  readonly workFolder: string
  readonly environment: Environment
  /** 16 random bytes in hex. */
  readonly unlistedSegment: () => string
  /** true: `survey` leaves a missing branch missing. */
  readonly dryRun?: boolean
  readonly clock: Clock
  readonly progress: Progress
}

/** A Pages site that is served from a branch, written with git. */
export function pagesTarget(options: PagesTargetOptions): Target {
  return new PagesTarget(options)
}

class PagesTarget implements Target {
  private foundPlace: Promise<PagesPlace> | undefined
  private openBranch: Promise<PagesBranch> | undefined
  /** As last seen: good enough to find an unlisted segment, never for writing. */
  private lastShelf: Shelf | undefined
  /** Unlisted segments by channel: several builds of one run share theirs. */
  private readonly segments = new Map<string, string>()

  constructor(private readonly options: PagesTargetOptions) {}

  async survey(): Promise<Hosting> {
    const place = await this.place()
    if (place.site === undefined) await this.offerBranch()
    const baseUrl = requireServed(this.options, place)
    const source = await readRepository(this.options.source.github, this.options.source.repository)
    await this.requireWriteAccess()
    const { owner } = await this.snapshot()
    const host = chooseIpaHost({ wanted: this.options.ipaHost, owner, branch: place.branch })
    return {
      target: 'pages',
      ipaHost: host.kind,
      ipaLimit: host.limit,
      ...this.access(place),
      redirectsIpa: false,
      sourceIsPublic: source.visibility === 'public',
      baseUrl,
    }
  }

  async plan(build: BuildIdentity): Promise<Placement> {
    const baseUrl = requireServed(this.options, await this.place())
    const { directory } = this.options
    const place = { ...build, directory }
    if (!build.unlisted) return placeInTree(place, baseUrl)
    return placeInTree(
      { ...place, unlistedSegment: await this.segment(build.channel.name) },
      baseUrl,
    )
  }

  async read(): Promise<Shelf> {
    return (await this.snapshot()).shelf
  }

  async apply(edit: SiteEdit, { reason, progress }: ApplyOptions): Promise<Publication> {
    const { clock } = this.options
    return updateBranch(await this.branch(), {
      edit,
      reason,
      progress,
      clock,
      create: 'when-needed',
    })
  }

  private place(): Promise<PagesPlace> {
    this.foundPlace ??= findPagesPlace(this.options)
    return this.foundPlace
  }

  private branch(): Promise<PagesBranch> {
    this.openBranch ??= this.open()
    return this.openBranch
  }

  private async open(): Promise<PagesBranch> {
    const { github, repository, directory, workFolder, environment, progress } = this.options
    const { branch, prefix } = await this.place()
    const remote = gitRemote(this.options)
    const git = await createGitRepository({ workFolder, remote, environment })
    return { git, github, repository, name: branch, prefix, directory, sizes: new Map(), progress }
  }

  private async snapshot() {
    const branch = await this.branch()
    const snapshot = await patiently(this.options, () => readPagesBranch(branch))
    this.lastShelf = snapshot.shelf
    return snapshot
  }

  private async requireWriteAccess(): Promise<void> {
    const { git } = await this.branch()
    await patiently(this.options, () => checkWriteAccess(git))
  }

  private async segment(channel: string): Promise<string> {
    const shelf = this.lastShelf ?? (await this.read())
    const { directory, unlistedSegment } = this.options
    const found = this.segments.get(channel) ?? findSegment(shelf, { directory, name: channel })
    const segment = found ?? unlistedSegment()
    this.segments.set(channel, segment)
    return segment
  }

  /** The settings page lists only branches that exist, so the one to choose is made first. */
  private async offerBranch(): Promise<never> {
    const { branch } = await this.place()
    await this.requireWriteAccess()
    if (this.options.dryRun !== true) {
      await updateBranch(await this.branch(), {
        edit: () => ({ write: [], remove: [], gone: [] }),
        create: 'always',
        reason: 'Make a branch for GitHub Pages to serve',
        clock: this.options.clock,
        progress: this.options.progress,
      })
    }
    throw pagesDisabled(this.options, branch)
  }

  private access({ site }: PagesPlace): Pick<Hosting, 'access' | 'accessReason'> {
    if (site?.isPublic !== false) return { access: 'public', accessReason: '' }
    const name = fullName(this.options.repository)
    return {
      access: 'members-only',
      accessReason: `Only members can see the Pages site of ${name}. Make the site public at ${settingsPage(this.options)}, or publish to a public repository with \`site-repository\`.`,
    }
  }
}
