import { type Caller, judge } from '../access'
import type { Origins } from '../origins'
import type { Answer } from '../rest-call'
import { loginOf } from '../rest-call'
import type { Comment, PullRequest, Repository, World } from '../world'

export interface GraphqlOutcome {
  readonly answer: Answer
  /** The stand-in cannot carry out this query. */
  readonly unknown: boolean
}

interface GraphqlContext {
  readonly world: World
  readonly origins: Origins
}

interface GraphqlQuestion {
  readonly query: unknown
  readonly variables: unknown
}

const VIEWER = /^(query( \w+)? ?)?\{ ?viewer ?\{ ?login ?\} ?\}$/

/** GitHub's largest page. */
const PER_PAGE = 100

const CONVERSATION =
  'query($owner: String!, $name: String!, $number: Int!, $after: String) { viewer { login } repository(owner: $owner, name: $name) { pullRequest(number: $number) { state comments(first: 100, after: $after) { nodes { fullDatabaseId url body author { __typename login } } pageInfo { hasNextPage endCursor } } } } }'

/** `POST /graphql`: the login behind the token, a pull request with its comments, and nothing else yet. */
export function answerGraphql(
  context: GraphqlContext,
  caller: Caller,
  { query, variables }: GraphqlQuestion,
): GraphqlOutcome {
  if (caller.kind !== 'known') {
    const message =
      caller.kind === 'anonymous'
        ? 'This endpoint requires you to be authenticated.'
        : 'Bad credentials'
    return { answer: { status: 401, body: { message } }, unknown: false }
  }
  const compact = String(query).replace(/\s+/g, ' ').trim()
  const viewer = { login: loginOf(caller) }
  if (VIEWER.test(compact)) return answered({ data: { viewer } })
  if (compact === CONVERSATION) {
    return answered(conversation(context, caller, { viewer, variables }))
  }
  const errors = [{ message: `The stand-in does not know this query: ${compact}` }]
  return { answer: { status: 200, body: { errors } }, unknown: true }
}

function answered(body: object): GraphqlOutcome {
  return { answer: { status: 200, body }, unknown: false }
}

function conversation(
  { world, origins }: GraphqlContext,
  caller: Caller,
  { viewer, variables }: { readonly viewer: object; readonly variables: unknown },
): object {
  const text = (name: string): string => String(Object(variables)[name] ?? '')
  const repository = world.repositories.get(`${text('owner')}/${text('name')}`.toLowerCase())
  const pull = repository?.pulls.get(Number(text('number')))
  if (repository === undefined || pull === undefined) return refused(viewer, 'NOT_FOUND')
  const verdict = judge(caller, repository, { level: 'read', anyOf: ['issues', 'pull-requests'] })
  if (verdict !== 'granted') return refused(viewer, 'FORBIDDEN')
  const all = repository.comments.filter(({ issue }) => issue === pull.number)
  const start = Number(text('after'))
  const nodes = all
    .slice(start, start + PER_PAGE)
    .map(comment => commentNode(comment, repository, origins))
  const end = start + nodes.length
  const pageInfo = { hasNextPage: end < all.length, endCursor: String(end) }
  const comments = { nodes, pageInfo }
  return { data: { viewer, repository: { pullRequest: { state: stateOf(pull), comments } } } }
}

function refused(viewer: object, type: string): object {
  const message = 'Resource not accessible by integration'
  return { data: { viewer, repository: { pullRequest: null } }, errors: [{ type, message }] }
}

function stateOf({ state, merged }: PullRequest): string {
  if (state === 'open') return 'OPEN'
  return merged ? 'MERGED' : 'CLOSED'
}

function commentNode(
  { id, issue, body, author }: Comment,
  { fullName }: Repository,
  { serverUrl }: Origins,
): object {
  const isBot = author.endsWith('[bot]')
  return {
    fullDatabaseId: String(id),
    url: `${serverUrl}/${fullName}/pull/${issue}#issuecomment-${id}`,
    body,
    author: { __typename: isBot ? 'Bot' : 'User', login: author.replace(/\[bot\]$/, '') },
  }
}
