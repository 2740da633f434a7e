import { chmod, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { git, tryGit } from './git-process'
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

/**
 * Makes the repository refuse pushes in GitHub's words, or take them again. It is a `proc-receive`
 * hook, because only that one can name the reason which git shows in brackets.
 */
export async function setRejection(
  repository: Repository,
  rejection: PushRejection | undefined,
): Promise<void> {
  const { directory } = repository.git
  const hook = path.join(directory, 'hooks', 'proc-receive')
  await tryGit(directory, ['config', '--unset-all', 'receive.procReceiveRefs'])
  await rm(hook, { force: true })
  if (rejection === undefined) return
  const { lines, reason } = words[rejection.code]
  const shown = lines(rejection.ref ?? 'refs/heads/gh-pages', repository).join('\n')
  await writeFile(hook, hookProgram(shown, reason))
  await chmod(hook, 0o755)
  await git(directory, ['config', 'receive.procReceiveRefs', rejection.ref ?? 'refs'])
}

/** Speaks pkt-line: version, flush; then every command is answered with `ng`. */
function hookProgram(shown: string, reason: string): string {
  return `#!${process.execPath}
const packet = text => (text.length + 4).toString(16).padStart(4, '0') + text
let input = ''
let greeted = false
process.stdin.setEncoding('latin1').on('data', chunk => {
  input += chunk
  const packets = []
  let at = 0
  while (at + 4 <= input.length) {
    const length = Number.parseInt(input.slice(at, at + 4), 16)
    packets.push(length === 0 ? undefined : input.slice(at + 4, at + length))
    at += length === 0 ? 4 : length
  }
  const flushes = packets.filter(text => text === undefined).length
  if (flushes >= 1 && !greeted) {
    greeted = true
    process.stdout.write(packet('version=1') + '0000')
  }
  if (flushes < 2) return
  const commands = packets.slice(packets.indexOf(undefined) + 1).filter(text => text !== undefined)
  process.stderr.write(${JSON.stringify(`${shown}\n`)})
  const answers = commands.map(text => packet('ng ' + text.trim().split(' ')[2] + ${JSON.stringify(` ${reason}`)}))
  process.stdout.write(answers.join('') + '0000', () => process.exit(0))
})
`
}
