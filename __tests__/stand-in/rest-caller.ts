import type { GitHub } from '../support/github/github'
import type { Token } from '../support/github/world'

export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

export interface RestRequest {
  /** `GET /repos/…`, or a whole address after the method. */
  readonly line: string
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown
  /** Undefined: anonymous. */
  readonly token: Token | undefined
}

/** Sends a REST request as any client would; a redirect is shown, not followed. */
export async function callRest(github: GitHub, { body, line, token }: RestRequest): Promise<Reply> {
  const [method = 'GET', path = '/'] = line.split(' ')
  const response = await fetch(new URL(path, github.apiUrl), {
    method,
    redirect: 'manual',
    headers: token === undefined ? {} : { authorization: `Bearer ${token.value}` },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const { headers, status } = response
  return { status, headers, body: text === '' ? undefined : JSON.parse(text) }
}
