import { ActionError } from '../errors'
import type { BranchHead } from '../github/git-branch'
import type { SiteFetch } from '../github/proxy-fetch'
import { openRecord, type RecordOptions } from './branch-record'
import { type PagesBranch, readPagesBranch } from './pages-branch'
import { findPagesPlace, requireServed, waysAroundDeploying } from './pages-place'
import { type OwnedSite, type SiteOwner, siteOwner } from './site-owner'

export type OwnSiteOptions = RecordOptions & { readonly fetch: SiteFetch }

/** A branch and the site that is to show it, as they are at the moment of each question. */
export class OwnSite {
  private openBranch: Promise<PagesBranch> | undefined
  private foundSite: Promise<OwnedSite> | undefined

  constructor(private readonly options: OwnSiteOptions) {}

  branch(): Promise<PagesBranch> {
    this.openBranch ??= openRecord(this.options)
    return this.openBranch
  }

  /**
   * Tip of the branch; undefined when there is none.
   *
   * @throws ActionError `pages-not-branch-served` when it is somebody else's; `network` when another try
   * may help.
   */
  async head(): Promise<BranchHead | undefined> {
    const branch = await this.branch()
    const { head, owner } = await readPagesBranch(branch)
    if (owner === 'ours') return head
    throw this.leaveAlone(`the branch “${branch.name}” was not created by this action`)
  }

  /** @throws ActionError `network` when another try may help; `missing-permission` */
  async owner(): Promise<SiteOwner> {
    this.foundSite ??= this.findSite()
    return siteOwner(await this.foundSite).catch(error => this.explain(error))
  }

  /**
   * The commit that the site shows; undefined for a site that was never deployed.
   *
   * @throws ActionError `pages-not-branch-served` unless nothing there is anybody else's; `network` when
   * another try may help.
   */
  async shownCommit(): Promise<string | undefined> {
    const owner = await this.owner()
    if (owner.kind === 'unknown') throw this.leaveAlone(owner.found)
    return owner.kind === 'ours' ? owner.commit : undefined
  }

  private async findSite(): Promise<OwnedSite> {
    const place = await findPagesPlace(this.options)
    const address = requireServed(this.options, place)
    return { ...this.options, address, branch: place.branch }
  }

  private explain(thrown: unknown): never {
    if (!(thrown instanceof ActionError) || thrown.code !== 'missing-permission') throw thrown
    const { code, message, hint = '' } = thrown
    throw new ActionError(`Whose the Pages site is cannot be known: ${message}`, {
      code,
      cause: thrown,
      hint: `${hint}\n\n${waysAroundDeploying(this.options)}`,
    })
  }

  private leaveAlone(found: string): ActionError {
    return new ActionError(
      `This run leaves the Pages site alone, because a deployment replaces all of it: ${found}`,
      { code: 'pages-not-branch-served', hint: waysAroundDeploying(this.options) },
    )
  }
}
