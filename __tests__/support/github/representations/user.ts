import { createHash } from 'node:crypto'
import { example } from '../openapi/description'
import { isObject, type JsonObject } from '../openapi/json'

/** Account ids that people know by heart. */
const knownIds: Readonly<Record<string, number>> = {
  'github-actions[bot]': 41898282,
  'dependabot[bot]': 49699333,
}

/** An account; logins that end in `[bot]` are apps. */
export function userJson(login: string, type = typeOf(login)): JsonObject {
  const text = JSON.stringify(example('simple-user')).replaceAll(
    /(users|github\.com)\/octocat/g,
    `$1/${encodeURIComponent(login)}`,
  )
  const user: unknown = JSON.parse(text)
  return { ...(isObject(user) ? user : {}), login, id: idOf(login), type }
}

/** The same login always has the same id. */
export function idOf(login: string): number {
  return knownIds[login] ?? createHash('sha256').update(login.toLowerCase()).digest().readUInt16BE()
}

function typeOf(login: string): string {
  return login.endsWith('[bot]') ? 'Bot' : 'User'
}
