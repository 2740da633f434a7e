/** One request as a test wants to look at it. */
export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly authorization: string
}

export interface CannedAnswer {
  readonly status: number
  /** Sent as JSON, `Uint8Array` as it is. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A `fetch` that gives these answers in turn, the last one again and again, and remembers the requests. */
export function answeringFetch(...answers: readonly (CannedAnswer | Error)[]): {
  readonly fetch: typeof fetch
  readonly seen: readonly SeenRequest[]
} {
  const seen: SeenRequest[] = []
  const answer: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const { method, url, headers } = request
    seen.push({ method, url, authorization: headers.get('authorization') ?? '' })
    const next = answers[Math.min(seen.length, answers.length) - 1]
    if (next === undefined || next instanceof Error) throw next ?? new Error('no answer left')
    return new Response(bytesOf(next), {
      status: next.status,
      headers: { 'content-type': 'application/json; charset=utf-8', ...next.headers },
    })
  }
  return { fetch: answer, seen }
}

function bytesOf({ body }: CannedAnswer): Uint8Array<ArrayBuffer> | string | null {
  if (body instanceof Uint8Array) return new Uint8Array(body)
  return body === undefined ? null : JSON.stringify(body)
}
