import { chmod, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { git, tryGit } from './git-process'

export interface Receiver {
  /**
   * Source of a function `({ before, after, ref, git }) => { shown, reason } | undefined`: what the pusher
   * is shown of a refusal, and the reason. `git(...args)` runs git there and answers `{ status, stdout }`.
   */
  readonly judge: string
  /** Prefix of the refs that it judges. */
  readonly refs: string
}

/**
 * Puts a judge before the refs of a repository, or takes it away. It is a `proc-receive` hook, because only
 * that one can name the reason which git shows in brackets.
 */
export async function setReceiver(
  directory: string,
  receiver: Receiver | undefined,
): Promise<void> {
  const hook = path.join(directory, 'hooks', 'proc-receive')
  await tryGit(directory, ['config', '--unset-all', 'receive.procReceiveRefs'])
  await rm(hook, { force: true })
  if (receiver === undefined) return
  await writeFile(hook, hookProgram(receiver.judge))
  await chmod(hook, 0o755)
  await git(directory, ['config', 'receive.procReceiveRefs', receiver.refs])
}

/** Speaks pkt-line: version, flush; then every command is answered with `ng`, or left to git. */
function hookProgram(judge: string): string {
  return `#!${process.execPath}
const { spawnSync } = require('node:child_process')
const git = (...args) => {
  const { status, stdout } = spawnSync('git', args)
  return { status, stdout: String(stdout) }
}
const judge = ${judge}
const packet = text => (text.length + 4).toString(16).padStart(4, '0') + text
const answer = command => {
  const [before, after, ref] = command.trim().split(' ')
  const refusal = judge({ before, after, ref, git })
  if (refusal === undefined) return packet('ok ' + ref) + packet('option fall-through')
  process.stderr.write(refusal.shown)
  return packet('ng ' + ref + ' ' + refusal.reason)
}
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
  process.stdout.write(commands.map(answer).join('') + '0000', () => process.exit(0))
})
`
}
