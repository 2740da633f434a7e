import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { isObject, type JsonObject, objectAt, valueAt } from '../github/openapi/json'

/** The steps that `docs/own-host.md` shows for a host. */
export interface Recipe {
  readonly steps: readonly RecipeStep[]
  /** Names of what `env` sets; the values are secrets. */
  readonly env: readonly string[]
  /** What else is shown to be set at the host, by the language of the block. */
  readonly blocks: Readonly<Record<string, string>>
}

export type RecipeStep =
  | { readonly kind: 'run'; readonly script: string }
  | { readonly kind: 'ours'; readonly inputs: Readonly<Record<string, string>> }
  | { readonly kind: 'theirs'; readonly uses: string }

export function recipeFor(host: string): Recipe {
  const page = readFileSync('docs/own-host.md', 'utf8')
  const section = page.split(/^## /m).find(part => part.startsWith(`${host}\n`)) ?? ''
  const found = [...section.matchAll(/^```(\w+)\n(.*?)^```/gms)]
  const blocks = Object.fromEntries(found.map(([, name = '', text = '']) => [name, text]))
  const yaml: unknown = parse(blocks['yaml'] ?? '')
  const steps = isObject(yaml) ? valueAt(yaml, 'steps') : yaml
  if (!Array.isArray(steps)) throw new Error(`docs/own-host.md has no steps for ${host}`)
  return { steps: steps.map(stepOf), env: Object.keys(objectAt(yaml, 'env')), blocks }
}

function stepOf(step: JsonObject): RecipeStep {
  const run = valueAt(step, 'run')
  if (typeof run === 'string') return { kind: 'run', script: run }
  const uses = String(valueAt(step, 'uses'))
  if (!uses.startsWith('tap-to-install/')) return { kind: 'theirs', uses }
  const given = Object.entries(objectAt(step, 'with'))
  return { kind: 'ours', inputs: Object.fromEntries(given.map(([k, v]) => [k, String(v)])) }
}

/** A job's folder, with the upload tools on its path. */
export interface Job {
  readonly workspace: string
  /** What is online (see `upload-tools.mjs`). */
  readonly online: string
  readonly run: (script: string, env?: Readonly<Record<string, string>>) => Finished
}

export interface Finished {
  readonly status: number | null
  readonly stderr: string
}

const toolNames = ['aws', 'gh', 'npx', 'rsync']

export function startJob(folder: string): Job {
  const [bin, workspace, online] = ['bin', 'workspace', 'online'].map(name => join(folder, name))
  if (bin === undefined || workspace === undefined || online === undefined) throw new Error('names')
  for (const made of [bin, workspace, join(online, 'served')]) mkdirSync(made, { recursive: true })
  const tools = resolve('__tests__/support/hosts/upload-tools.mjs')
  for (const name of toolNames) {
    const file = join(bin, name)
    writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${tools}' ${name} "$@"\n`)
    chmodSync(file, 0o755)
  }
  const base = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOST_STAND_IN: online }
  return {
    workspace,
    online,
    run: (script, env = {}) => {
      const options = { cwd: workspace, env: { ...base, ...env }, encoding: 'utf8' } as const
      const { status, stderr } = spawnSync('bash', ['-e', '-c', script], options)
      return { status, stderr }
    },
  }
}
