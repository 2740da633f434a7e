import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ActionError } from '../errors'
import type { BranchHead } from '../github/git-branch'
import { createPagesDeployment } from '../github/pages-deployments'
import { DeploymentTurn, watchDeployment } from './deployment-watch'
import { OwnSite, type OwnSiteOptions } from './own-site'
import { patiently } from './patiently'
import { packSite } from './site-archive'
import type { SiteDeployment } from './site-deployment'

/** What only a job that runs on GitHub can do. */
export interface DeployingJob {
  /** @throws ActionError when this job cannot deploy, with what to change */
  readonly require: () => Promise<void>
  /** A new token that says which job this is. Secret. */
  readonly idToken: () => Promise<string>
  /**
   * Hands a file over as an artifact of this run.
   *
   * @param label makes its name one of a kind within this attempt of the job
   */
  readonly upload: (file: string, label: string) => Promise<UploadedSite>
}

export interface UploadedSite {
  /** The artifact's. */
  readonly id: number
  /** Deletes it. Never throws. */
  readonly discard: () => Promise<void>
}

export interface ArtifactDeploymentOptions extends OwnSiteOptions {
  readonly job: DeployingJob
  readonly warn: (message: string) => void
  /** For the post step: a deployment to cancel when this process is ended; undefined: none any more. */
  readonly rememberDeployment: (id: string | undefined) => void
}

/** Deploys the whole branch as the site, and only a site that came from there as a whole. */
export function artifactDeployment(options: ArtifactDeploymentOptions): SiteDeployment {
  return new ArtifactDeployment(options)
}

interface PackedSite extends UploadedSite {
  readonly commit: string
}

class ArtifactDeployment implements SiteDeployment {
  private checked: Promise<void> | undefined
  private packed: PackedSite | undefined
  private readonly site: OwnSite

  constructor(private readonly options: ArtifactDeploymentOptions) {
    this.site = new OwnSite(options)
  }

  check(): Promise<void> {
    this.checked ??= this.prove()
    return this.checked
  }

  async start(): Promise<void> {
    if (!(await this.mayDeploy(this.options.warn))) return
    const turn = new DeploymentTurn(this.options)
    try {
      await patiently(this.options, () => this.deployNewest(turn))
    } finally {
      this.options.rememberDeployment(undefined)
      await this.packed?.discard()
      this.packed = undefined
    }
  }

  async ensure(): Promise<void> {
    if (await this.mayDeploy(this.options.progress)) await this.start()
  }

  look(): Promise<void> {
    return this.start()
  }

  async describe(): Promise<string> {
    const [head, owner] = [await this.site.head(), await this.site.owner()]
    if (owner.kind === 'nobody') return 'The site has never been deployed.'
    if (owner.kind === 'unknown') return `What it shows is not known: ${owner.found}.`
    return owner.commit === head?.commit
      ? `The site says that it shows the newest commit of the branch, ${owner.commit}.`
      : `The site still shows the commit ${owner.commit}, and the branch is at ${head?.commit ?? 'none: it is gone'}.`
  }

  private async prove(): Promise<void> {
    await this.options.job.require()
    await patiently(this.options, async () => {
      await this.site.head()
      await this.site.shownCommit()
    })
  }

  /**
   * A removal or a sweep asks nothing beforehand: that the site cannot be deployed from here must not keep
   * it from the branch, which whoever deploys next will read.
   */
  private async mayDeploy(tell: (message: string) => void): Promise<boolean> {
    if (this.checked !== undefined) return this.checked.then(() => true)
    try {
      await this.check()
      return true
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
      this.checked = undefined
      tell(
        `${error.message}. The branch holds the change; the site shows it after its next deployment.\n${error.hint ?? ''}`.trim(),
      )
      return false
    }
  }

  /** Each look at branch and site comes right before what it is good for: others may be at work. */
  private async deployNewest(turn: DeploymentTurn): Promise<void> {
    const { progress } = this.options
    for (;;) {
      turn.requireTime('the branch was written again each time that it was to be deployed')
      const head = await this.site.head()
      const shown = await this.site.shownCommit()
      if (head === undefined) return
      if (shown === head.commit) {
        return progress(`The site shows the newest commit of the branch, ${head.commit}`)
      }
      if (this.packed?.commit !== head.commit) this.packed = await this.pack(head)
      else if (await this.deploy(this.packed, turn)) return
    }
  }

  /**
   * @returns false when it has to be done again: somebody else was at it, or wrote the branch in the very
   * moment and may have deployed it before us, so that ours would be an older state over a newer one.
   */
  private async deploy({ id: artifactId, commit }: PackedSite, turn: DeploymentTurn) {
    const { options } = this
    const oidcToken = await options.job.idToken()
    const created = await createPagesDeployment(options, { artifactId, version: commit, oidcToken })
    if (created.kind === 'busy' && created.by !== commit) {
      await turn.wait(created.said)
      return false
    }
    // The same commit is under way: by another run, or the answer to our first request was lost.
    const id = created.kind === 'busy' ? created.by : created.id
    if (created.kind === 'created') options.rememberDeployment(id)
    options.progress(`Deploying the commit ${commit} of the branch as the site`)
    const now = await this.site.head().catch(() => undefined)
    await watchDeployment(options, id, options)
    options.rememberDeployment(undefined)
    options.progress('The site is deployed')
    return now?.commit === commit
  }

  private async pack(head: BranchHead): Promise<PackedSite> {
    await this.packed?.discard()
    const archive = await packSite(await this.site.branch(), head, this.options.workFolder)
    try {
      const { commit } = head
      return { ...(await this.options.job.upload(archive, commit.slice(0, 12))), commit }
    } finally {
      await rm(dirname(archive), { recursive: true, force: true })
    }
  }
}
