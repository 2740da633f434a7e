import { fieldOf } from '../primitives/json-fields'
import type { GitHub } from './client'

/** Who comments when a workflow uses its own token, in the form of REST. */
const WORKFLOW_TOKEN = 'github-actions[bot]'

/** Asked once for each client: a sweep writes to many pull requests, all of them with the same token. */
const logins = new WeakMap<GitHub, Promise<string>>()

/**
 * The login that our token writes as. GraphQL tells it to every kind of token; where there is no
 * GraphQL, `GET /user` tells a person's. When nobody tells, it is taken for the workflow's own token:
 * any other guess would take a stranger's comment for ours.
 */
export function viewerLogin(github: GitHub): Promise<string> {
  const login = logins.get(github) ?? askForLogin(github)
  logins.set(github, login)
  return login
}

async function askForLogin(github: GitHub): Promise<string> {
  return (await graphqlLogin(github)) ?? (await userLogin(github)) ?? WORKFLOW_TOKEN
}

async function graphqlLogin(github: GitHub): Promise<string | undefined> {
  try {
    const answer: unknown = await github.graphql('query { viewer { login } }')
    return textAt(fieldOf(answer, 'viewer'), 'login')
  } catch {
    return undefined
  }
}

/** Refused to the workflow's own token. */
async function userLogin(github: GitHub): Promise<string | undefined> {
  try {
    return textAt((await github.rest.users.getAuthenticated()).data, 'login')
  } catch {
    return undefined
  }
}

/**
 * Whether the author of a comment, as REST shows it, is our token's account. GraphQL leaves out the
 * `[bot]` that REST shows; but a person could be called `github-actions`, so that name means the bot.
 */
export function isViewer(author: string, viewer: string): boolean {
  const name = viewer === 'github-actions' ? WORKFLOW_TOKEN : viewer
  return author === name || author === `${name}[bot]`
}

function textAt(value: unknown, name: string): string | undefined {
  const text = fieldOf(value, name)
  return typeof text === 'string' && text !== '' ? text : undefined
}
