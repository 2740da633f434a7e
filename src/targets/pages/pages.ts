import type { HttpsUrl } from '../../primitives/https-url'
import { type Placement, placeInTree } from '../../site/layout'
import type { Shelf, ShelvedBuild, SiteEdit } from '../../site/shelf'
import { readFiles } from '../branch/branch'
import { BranchView } from '../branch/branch-view'
import type { BranchAccess } from '../branch/record'
import { isDeployed, type PagesSettings, pagesDisabled, requireServed } from '../branch/settings'
import { makeBranch, updateBranch } from '../branch/update'
import { bringOnline, type SiteDeployment } from '../deployment/deployment'
import { hiddenAssets, type ReleaseSide, releaseSide } from '../release/access'
import type { IpaHost } from '../release/limit'
import { unlistedSegments } from '../segments'
import type { ApplyOptions, BuildIdentity, Hosting, Publication, Target, Tidying } from '../target'
import { pagesAccess, roomFor } from './access'
import { hasBuildFailed, nudgeBuild, whyNotBuilt } from './branch-build'
import { chooseIpaHost, PAGES } from './ipa-host'
import { IpaRelease } from './ipa-on-release'
import { requireAll } from './obstacles'

/** Of `BranchAccess` the token has to be one that may write. */
export interface PagesTargetOptions extends BranchAccess {
  /** Of the repository that was built, which may be another than the one that takes the builds. */
  readonly sourceIsPublic: () => Promise<boolean>
  readonly ipaHost: 'auto' | 'pages' | 'release'
  /** For IPAs that lie on a release; undefined: the rolling pre-release. */
  readonly releaseTag: string | undefined
  /** `<run id>-<attempt>`. */
  readonly runKey: string
  /** Bytes that the whole site may hold. */
  readonly siteBudget: number
  /** 16 random bytes in hex. */
  readonly unlistedSegment: () => string
  /** For a site that a push to the branch does not change. */
  readonly deployment: SiteDeployment
  /** true: `survey` leaves a missing branch missing. */
  readonly dryRun?: boolean
}

/** A Pages site that is served from a branch, or has one for its record; written with git. */
export function pagesTarget(options: PagesTargetOptions): Target {
  return new PagesTarget(options)
}

class PagesTarget implements Target {
  private readonly options: PagesTargetOptions

  private readonly view: BranchView
  private readonly segment: (channel: string) => Promise<string>
  private readonly releases: ReleaseSide
  private readonly ipaRelease: IpaRelease
  /** Where the IPAs of this run lie; known after the survey. */
  private host: IpaHost = PAGES

  constructor(options: PagesTargetOptions) {
    this.options = options

    const { directory } = options
    this.view = new BranchView(options)
    this.releases = releaseSide(options)
    this.segment = unlistedSegments(options, () => this.view.shelf())
    this.ipaRelease = new IpaRelease(this.releases.store, { target: 'pages', directory })
  }

  async survey(size: number): Promise<Hosting> {
    const settings = await this.view.settings()
    if (settings.site === undefined) await this.offerBranch()
    const access = pagesAccess(this.options, settings)
    await requireAll(
      access,
      () => requireServed(this.options, settings),
      () => (isDeployed(settings) ? this.options.deployment.check() : undefined),
      () => this.view.requireWriteAccess(),
      () => this.chooseHost(size, settings),
    )
    const onRelease = this.host.kind === 'release'
    const hidden = onRelease && !(await this.hasPublicReleases())
    return {
      ipaHost: this.host.kind,
      ipaLimit: this.host.limit,
      ...(hidden ? hiddenAssets(this.options.repository) : access),
      page: 'pages',
      redirects: onRelease ? ['ipa'] : [],
      withoutRedirect: onRelease ? 'ipa-host: pages' : '',
      sourceIsPublic: await this.options.sourceIsPublic(),
      baseUrl: requireServed(this.options, settings),
    }
  }

  async plan(build: BuildIdentity): Promise<Placement> {
    const baseUrl = await this.baseUrl()
    const { directory } = this.options
    const unlistedSegment = build.unlisted ? await this.segment(build.channel.name) : undefined
    const placement = placeInTree({ ...build, directory, unlistedSegment }, baseUrl)
    return this.host.kind === 'pages' ? placement : this.ipaRelease.place(build, placement)
  }

  async baseUrl(): Promise<HttpsUrl> {
    return requireServed(this.options, await this.view.settings())
  }

  async read(): Promise<Shelf> {
    return (await this.view.snapshot()).shelf
  }

  async apply(edit: SiteEdit, { ipas = [], ...how }: ApplyOptions): Promise<Publication> {
    if (ipas.length > 0) await this.ipaRelease.put(ipas, await this.view.shelf())
    const { clock } = this.options
    const update = {
      ...how,
      edit,
      clock,
      known: this.view.outdate(),
      create: 'when-needed' as const,
    }
    const publication = await updateBranch(await this.view.branch(), update)
    if (!isDeployed(await this.view.settings())) return publication
    return bringOnline(publication, this.options.deployment, (await this.view.branch()).git)
  }

  async contents(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    return readFiles(await this.view.branch(), (await this.view.snapshot()).head, paths)
  }

  async discard(gone: readonly ShelvedBuild[]): Promise<void> {
    return this.ipaRelease.discard(gone)
  }

  async tidy(mode: Tidying): Promise<readonly string[]> {
    return this.ipaRelease.tidy(mode, { read: () => this.read(), now: this.options.clock.now() })
  }

  async nudge(): Promise<void> {
    if (isDeployed(await this.view.settings())) return this.options.deployment.retry()
    return nudgeBuild(this.options)
  }

  async hasFailed(): Promise<boolean> {
    return hasBuildFailed(this.options)
  }

  async whyNotLive(): Promise<string> {
    if (isDeployed(await this.view.settings())) return this.options.deployment.describe()
    return whyNotBuilt(this.options)
  }

  private async chooseHost(size: number, { branch }: PagesSettings): Promise<void> {
    const { owner, shelf } = await this.view.snapshot()
    this.host = await chooseIpaHost({
      wanted: this.options.ipaHost,
      owner,
      branch,
      size,
      room: roomFor(shelf, this.options),
      isPublic: () => this.hasPublicReleases(),
    })
  }

  private async hasPublicReleases(): Promise<boolean> {
    return (await this.releases.repository()).visibility === 'public'
  }

  /** The settings page lists only branches that exist, so the one to choose is made first. */
  private async offerBranch(): Promise<never> {
    const { branch } = await this.view.settings()
    await this.view.requireWriteAccess()
    if (this.options.dryRun !== true) await makeBranch(await this.view.branch(), this.options)
    throw pagesDisabled(this.options, branch)
  }
}
