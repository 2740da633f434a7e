import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll } from '@jest/globals'
import type { GitHub } from '../support/github/github'
import { tenant } from '../support/github/servers'
import { timePassing } from './workflow'

/**
 * The environment of a process for which `octo.ghe.com` is the stand-in: Node is told by a preloaded file,
 * and git by a program of that name in front of it.
 */
export async function atTenant(github: GitHub): Promise<Readonly<Record<string, string>>> {
  const { NODE_OPTIONS, ...time } = timePassing(10)
  const names = new URL('named-hosts.mjs', import.meta.url).href
  const folder = await gitThatKnows(github)
  return {
    ...time,
    NODE_OPTIONS: `${NODE_OPTIONS} --import=${names}`,
    TEST_HOST: tenant,
    PATH: `${folder}${path.delimiter}${process.env['PATH']}`,
  }
}

const folders: string[] = []

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function gitThatKnows({ serverUrl }: GitHub): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-c', 'command -v git'])
  const folder = await mkdtemp(path.join(tmpdir(), 'git-'))
  folders.push(folder)
  const file = path.join(folder, 'git')
  const way = `http.curloptResolve=${new URL(serverUrl).host}:127.0.0.1`
  await writeFile(file, `#!/bin/sh\nexec '${stdout.trim()}' -c '${way}' "$@"\n`)
  await chmod(file, 0o755)
  return folder
}
