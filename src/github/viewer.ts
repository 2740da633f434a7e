import type { GitHub } from './client'

/** Who comments when a workflow uses its own token, in the form of REST. */
const WORKFLOW_TOKEN = 'github-actions[bot]'

/**
 * The login that our token writes as. GraphQL tells it to installation tokens too, which `GET /user`
 * refuses. When nobody tells, it is taken for the workflow's own token: any other guess would take a
 * stranger's comment for ours.
 */
export async function viewerLogin(github: GitHub): Promise<string> {
  try {
    const answer: unknown = await github.graphql('query { viewer { login } }')
    return loginIn(answer) ?? WORKFLOW_TOKEN
  } catch {
    return WORKFLOW_TOKEN
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

function loginIn(answer: unknown): string | undefined {
  const login = fieldOf(fieldOf(answer, 'viewer'), 'login')
  return typeof login === 'string' && login !== '' ? login : undefined
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
