import { checkWriteAccess } from '../../github/git/access'
import type { BranchTip } from '../../github/git/branch'
import { gitRemote } from '../../github/git/remote'
import { createGitRepository } from '../../github/git/repository'
import type { Shelf } from '../../site/shelf'
import { patiently } from '../patiently'
import { type BranchSnapshot, type PagesBranch, pagesBranch, readPagesBranch } from './branch'
import type { BranchAccess } from './record'
import { type PagesSettings, readPagesSettings } from './settings'

/** The branch of one run: each question about it is asked once, unless the answer has to be fresh. */
export class BranchView {
  private readonly options: BranchAccess & Pick<PagesBranch, 'siteBudget'>

  private foundSettings: Promise<PagesSettings> | undefined
  private openBranch: Promise<PagesBranch> | undefined
  /** As last seen, until something is written. */
  private seen: BranchSnapshot | undefined
  /** What the check of the rights has just told besides. */
  private tip: BranchTip | undefined

  constructor(options: BranchAccess & Pick<PagesBranch, 'siteBudget'>) {
    this.options = options
  }

  /** Whether, and from where, the repository serves Pages. */
  settings(): Promise<PagesSettings> {
    this.foundSettings ??= readPagesSettings(this.options)
    return this.foundSettings
  }

  branch(): Promise<PagesBranch> {
    this.openBranch ??= this.open()
    return this.openBranch
  }

  async requireWriteAccess(): Promise<void> {
    const { git, name } = await this.branch()
    this.tip = await patiently(this.options, () => checkWriteAccess(git, name))
  }

  async snapshot(): Promise<BranchSnapshot> {
    const branch = await this.branch()
    const { tip } = this
    this.tip = undefined
    this.seen = await patiently(this.options, () => readPagesBranch(branch, tip))
    return this.seen
  }

  /** As last seen: good enough to find an unlisted segment, never for writing. */
  async shelf(): Promise<Shelf> {
    return (this.seen ?? (await this.snapshot())).shelf
  }

  /** What was last seen, for a try to write from it, after which it is out of date. */
  outdate(): BranchSnapshot | undefined {
    const { seen } = this
    this.seen = undefined
    return seen
  }

  private async open(): Promise<PagesBranch> {
    const { workFolder, environment, ...rest } = this.options
    const { github, repository, directory, siteBudget, progress } = rest
    const { branch, prefix } = await this.settings()
    const remote = gitRemote(this.options)
    const git = await createGitRepository({ workFolder, remote, environment })
    return pagesBranch({
      git,
      github,
      repository,
      name: branch,
      prefix,
      directory,
      siteBudget,
      progress,
    })
  }
}
