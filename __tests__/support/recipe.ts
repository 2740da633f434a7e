import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { arrayAt, isObject, type JsonObject, objectAt, valueAt } from './github/openapi/json'

const recipes = resolve(import.meta.dirname, '../../docs/workflows')

export interface Step {
  readonly uses: string
  readonly run: string
  readonly with: Readonly<Record<string, unknown>>
}

export interface Workflow {
  readonly text: string
  readonly raw: JsonObject
  readonly triggers: readonly string[]
  readonly permissions: Readonly<Record<string, unknown>>
  readonly jobs: readonly (readonly Step[])[]
  /** What the token of each job may do. */
  readonly granted: readonly Readonly<Record<string, unknown>>[]
}

export function workflowOf(text: string): Workflow {
  const raw: unknown = parse(text)
  if (!isObject(raw)) throw new Error('no workflow')
  const on = valueAt(raw, 'on')
  const jobs = Object.values(objectAt(raw, 'jobs'))
  return {
    text,
    raw,
    triggers: typeof on === 'string' ? [on] : Object.keys(objectAt(raw, 'on')),
    permissions: objectAt(raw, 'permissions'),
    jobs: jobs.map(job => arrayAt(job, 'steps').map(stepOf)),
    granted: jobs.map(job =>
      objectAt(isObject(valueAt(job, 'permissions')) ? job : raw, 'permissions'),
    ),
  }
}

function stepOf(step: unknown): Step {
  const { uses = '', run = '' } = isObject(step) ? step : {}
  return { uses: String(uses), run: String(run), with: objectAt(step, 'with') }
}

/** @param file in docs/workflows */
export function recipe(file: string): Workflow {
  return workflowOf(readFileSync(join(recipes, file), 'utf8'))
}

/** The steps that are this action. */
export function ours({ jobs }: Workflow): readonly Step[] {
  return jobs.flat().filter(({ uses }) => uses.startsWith('tap-to-install/'))
}
