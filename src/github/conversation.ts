import type { Clock } from '../primitives/clock'
import {
  choice,
  fields,
  flag,
  list,
  matching,
  optional,
  text,
  Unreadable,
} from '../primitives/json-fields'
import { type Comments, type IssueComment, openComments } from './comments'
import { readPullRequest } from './pull-requests'
import { ask } from './query'
import { fullName, type RepositoryAccess } from './repository'
import { isViewer } from './viewer'

/** A pull request: whether it is open, and what is said on it. */
export interface Conversation extends Comments {
  /** @throws ActionError `github` or `missing-permission`. */
  isOpen(): Promise<boolean>
}

export interface PullRequestAccess extends RepositoryAccess {
  readonly pullRequest: number
  readonly clock: Clock
}

/** One answer to all questions: state, comments, and whose account asks. */
const QUESTION = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      state
      comments(first: 100, after: $after) {
        nodes { fullDatabaseId url body author { __typename login } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`

/** A thousand comments; whoever has more is asked by the other way, which knows no such limit. */
const MOST_PAGES = 10

/**
 * Milliseconds for which one answer serves both questions: they are asked in one breath, and with every
 * moment more another job may have written to the comment that is about to be edited.
 */
const ONE_BREATH = 2_000

/** Asks for everything at once, and where GraphQL does not tell, the REST interface for each thing by itself. */
export function openConversation(place: PullRequestAccess): Conversation {
  const { github, repository, pullRequest } = place
  const comments = openComments(place, pullRequest)
  const answers = new Answers(place)
  const writing = <T>(request: Promise<T>): Promise<T> => {
    answers.forget()
    return request.finally(() => answers.forget())
  }
  return {
    isOpen: async () => {
      const answer = await answers.to('state')
      if (answer !== undefined) return answer.isOpen
      return (await readPullRequest(github, repository, pullRequest)).state === 'open'
    },
    list: async () => (await answers.to('comments'))?.comments ?? comments.list(),
    create: body => writing(comments.create(body)),
    update: (id, body) => writing(comments.update(id, body)),
    remove: id => writing(comments.remove(id)),
  }
}

interface Answer {
  readonly isOpen: boolean
  readonly comments: readonly IssueComment[]
}

type Question = 'state' | 'comments'

/** Each answer serves each question once: whoever asks again wants to know anew. */
class Answers {
  private readonly place: PullRequestAccess

  private last:
    | { readonly answer: Answer; readonly at: number; readonly open: Set<Question> }
    | undefined
  private isTold = true

  constructor(place: PullRequestAccess) {
    this.place = place
  }

  /** undefined: GraphQL does not tell, here or to this token. */
  async to(question: Question): Promise<Answer | undefined> {
    const { last } = this
    const now = this.place.clock.now().getTime()
    if (last !== undefined && now - last.at <= ONE_BREATH && last.open.delete(question))
      return last.answer
    if (!this.isTold) return undefined
    const answer = await askAll(this.place).catch(() => undefined)
    this.isTold = answer !== undefined
    const open = new Set<Question>(question === 'state' ? ['comments'] : ['state'])
    const at = this.place.clock.now().getTime()
    this.last = answer && { answer, at, open }
    return answer
  }

  /** What was so before a change of ours. */
  forget(): void {
    this.last = undefined
  }
}

/** @throws anything, when the answer is not whole. */
async function askAll({ github, repository, pullRequest }: PullRequestAccess): Promise<Answer> {
  const { owner, name } = repository
  const comments: IssueComment[] = []
  let after: string | undefined
  for (let number = 1; number <= MOST_PAGES; number++) {
    const answer = await ask(github, QUESTION, { owner, name, number: pullRequest, after })
    const page = pageOf(answer)
    comments.push(...page.comments)
    if (page.next === undefined) return { isOpen: page.isOpen, comments }
    after = page.next
  }
  throw new RangeError(`${fullName(repository)}#${pullRequest} has too many comments`)
}

/**
 * @throws Unreadable for everything else, a refusal for example. What is refused of a larger answer comes
 * empty, beside the rest: a comment of ours without its author would be taken for a stranger's.
 */
function pageOf(answer: unknown): Answer & { readonly next: string | undefined } {
  const { data: told, errors } = fields(answer)
  if (errors !== undefined) throw new Unreadable()
  const data = fields(told)
  const viewer = text(fields(data['viewer'])['login'])
  const pull = fields(fields(data['repository'])['pullRequest'])
  const comments = fields(pull['comments'])
  const { hasNextPage, endCursor } = fields(comments['pageInfo'])
  return {
    isOpen: choice(pull['state'], ['OPEN', 'CLOSED', 'MERGED']) === 'OPEN',
    comments: list(comments['nodes'], node => commentOf(fields(node), viewer)),
    next: flag(hasNextPage) ? text(endCursor) : undefined,
  }
}

/** Numbers of comments no longer fit into GraphQL's `Int`, so they come as text. */
function commentOf(
  { fullDatabaseId, url, body, author }: Readonly<Record<string, unknown>>,
  viewer: string,
): IssueComment {
  const login = optional(author, loginOf)
  return {
    id: Number(matching(fullDatabaseId, /^\d{1,15}$/)),
    body: text(body),
    url: text(url),
    own: login !== undefined && isViewer(login, viewer),
  }
}

/** As REST has it: a person may be called like a bot. */
function loginOf(author: unknown): string {
  const { __typename: kind, login } = fields(author)
  return kind === 'Bot' ? `${text(login)}[bot]` : text(login)
}
