import { setReceiver } from './receive-hook'
import type { Repository } from './world'

/** Why GitHub refuses a push: GH001 a file over 100 MB, GH006 branch protection, GH013 a rule. */
export interface PushRejection {
  readonly code: 'GH001' | 'GH006' | 'GH013'
  /** Full name of the one ref that is refused; default: every ref. */
  readonly ref?: string
}

interface Words {
  readonly lines: (ref: string, repository: Repository) => readonly string[]
  readonly reason: string
}

const words: Readonly<Record<PushRejection['code'], Words>> = {
  GH001: {
    lines: () => [
      'error: Trace: 5d1e0a4e2f6c4b0f8f7c8f2d3a0c6b1e5d1e0a4e2f6c4b0f8f7c8f2d3a0c6b1e',
      'error: See https://gh.io/lfs for more information.',
      "error: File app.ipa is 120.00 MB; this exceeds GitHub's file size limit of 100.00 MB",
      'error: GH001: Large files detected. You may want to try Git Large File Storage - https://git-lfs.github.com.',
    ],
    reason: 'pre-receive hook declined',
  },
  GH006: {
    lines: ref => [
      `error: GH006: Protected branch update failed for ${ref}.`,
      'error: ',
      'error: - Changes must be made through a pull request.',
    ],
    reason: 'protected branch hook declined',
  },
  GH013: {
    lines: (ref, repository) => [
      `error: GH013: Repository rule violations found for ${ref}.`,
      `Review all repository rules at https://github.com/${repository.fullName}/rules?ref=${encodeURIComponent(ref)}`,
      '',
      '- Changes must be made through a pull request.',
      '',
    ],
    reason: 'push declined due to repository rule violations',
  },
}

/** Makes the repository refuse pushes in GitHub's words, or take them again. */
export async function setRejection(
  repository: Repository,
  rejection: PushRejection | undefined,
): Promise<void> {
  const { directory } = repository.git
  if (rejection === undefined) return setReceiver(directory, undefined)
  const { lines, reason } = words[rejection.code]
  const shown = lines(rejection.ref ?? 'refs/heads/gh-pages', repository).join('\n')
  const judge = `() => (${JSON.stringify({ shown: `${shown}\n`, reason })})`
  await setReceiver(directory, { judge, refs: rejection.ref ?? 'refs' })
}
