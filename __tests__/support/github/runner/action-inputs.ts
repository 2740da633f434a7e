import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { type JsonObject, objectAt, valueAt } from '../openapi/json'

export interface InputOptions {
  /** What the workflow's `with:` says. */
  readonly given: Readonly<Record<string, string>>
  /** Value of `${{ github.token }}`. */
  readonly token: string
  /** Folder that holds `action.yml`. */
  readonly action: string
}

/** `INPUT_*` for every input that `action.yml` declares, with its default, as the runner sets them. */
export function inputEnvironment({ action, given, token }: InputOptions): Record<string, string> {
  const declared = declaredIn(path.join(action, 'action.yml'))
  const environment: Record<string, string> = {}
  const set = (name: string, value: string) => {
    environment[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] = value
  }
  set('github-token', token)
  for (const name of Object.keys(declared)) {
    set(name, evaluated(String(valueAt(declared, name, 'default') ?? ''), token))
  }
  for (const [name, value] of Object.entries(given)) set(name, value)
  return environment
}

/** Read once: each run of a test asks. */
const known = new Map<string, JsonObject>()

function declaredIn(file: string): JsonObject {
  const declared =
    known.get(file) ??
    (existsSync(file) ? objectAt(parse(readFileSync(file, 'utf8')), 'inputs') : {})
  known.set(file, declared)
  return declared
}

/** The one expression that defaults of inputs use. */
function evaluated(text: string, token: string): string {
  return text.replace(/\$\{\{\s*github\.token\s*\}\}/g, token)
}
