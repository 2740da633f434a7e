import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { objectAt } from './json'

/** The version that the stand-in plays. */
export const enterpriseVersion = '3.19.0'

const file = '@octokit/openapi/generated/ghes-3.19.json'

let paths: Readonly<Record<string, unknown>> | undefined

/** Whether an Enterprise Server has this operation. 9 MB, so it is read at the first use only. */
export function isOnEnterprise(method: string, template: string): boolean {
  if (paths === undefined) {
    const resolved = createRequire(import.meta.url).resolve(file)
    paths = objectAt(JSON.parse(readFileSync(resolved, 'utf8')), 'paths')
  }
  return method.toLowerCase() in objectAt(paths, template)
}
