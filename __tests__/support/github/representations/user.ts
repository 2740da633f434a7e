import { createHash } from 'node:crypto'
import { example } from '../openapi/description'
import type { JsonObject } from '../openapi/json'
import { type Place, relocated } from './shape'

/** Account ids that people know by heart. */
const knownIds: Readonly<Record<string, number>> = {
  'github-actions[bot]': 41898282,
  'dependabot[bot]': 49699333,
}

/** An account; logins that end in `[bot]` are apps. */
export function userJson(place: Place, login: string, type = typeOf(login)): JsonObject {
  const user = relocated(place, example('simple-user'), [
    [/\/octocat\b/g, `/${encodeURIComponent(login)}`],
  ])
  return { ...user, login, id: idOf(login), type }
}

/** The same login always has the same id. */
export function idOf(login: string): number {
  return knownIds[login] ?? createHash('sha256').update(login.toLowerCase()).digest().readUInt16BE()
}

function typeOf(login: string): string {
  return login.endsWith('[bot]') ? 'Bot' : 'User'
}
