import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { defaults } from '@actions/github/lib/utils'
import { ActionError } from '../../primitives/errors'

/** The bytes of an upload: small ones in memory, an IPA on disk. */
export type UploadBody =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string }

/** One request that carries a file. */
export interface UploadRequest {
  readonly url: URL
  readonly token: string
  readonly contentType: string
  /** Bytes; sent as the length, so that nothing is «chunked». */
  readonly size: number
  readonly body: UploadBody
  /** Told the number of bytes that were handed to the connection. */
  readonly onSent: (bytes: number) => void
}

export interface UploadAnswer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly text: string
  /** Of what was sent, lower-case hex; undefined when the answer came before the end. */
  readonly sha256: string | undefined
}

/**
 * Milliseconds without a byte in either direction. GitHub may take minutes to store the last part, and
 * `fetch` gives up after five whatever one sets (softprops/action-gh-release#549).
 */
const STALL_TIMEOUT = 600_000

/** Bytes read at once: large enough to keep a fast line busy, and all the memory that an upload takes. */
const PIECE = 256 * 1024

/** Bytes of an answer that are looked at; GitHub's have three thousand. */
const ANSWER_LIMIT = 1024 * 1024

/**
 * Sends a file in one pass, hashing it on the way, and answers whatever the server says. The bytes are
 * streamed, never collected. Redirects are not followed: the token is for this host only.
 *
 * @throws whatever broke the connection, or the reading of the file.
 */
export async function sendUpload(upload: UploadRequest): Promise<UploadAnswer> {
  const request = open(upload)
  const answer = answerTo(request)
  const meter = new Meter(upload)
  // A refusal may come long before the last byte, so the answer is what counts.
  const sending = pipeline(source(upload), meter, request).then(
    () => undefined,
    (error: Error) => {
      request.destroy(error)
      return error
    },
  )
  try {
    return { ...(await answer), sha256: meter.sha256 }
  } catch (thrown) {
    const failure = await sending
    throw failure instanceof ActionError ? failure : thrown
  } finally {
    request.destroy()
    await sending
  }
}

function open({ url, token, contentType, size }: UploadRequest): http.ClientRequest {
  const agent = proxyFor(url)
  const send = url.protocol === 'http:' ? http.request : https.request
  return send(url, {
    method: 'POST',
    timeout: STALL_TIMEOUT,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `token ${token}`,
      'content-length': size,
      'content-type': contentType,
      'user-agent': 'tap-to-install',
    },
    ...(agent === undefined ? {} : { agent }),
  })
}

/** The runner's proxy, which the toolkit has found for the interface; it speaks one protocol only. */
function proxyFor(url: URL): http.Agent | undefined {
  const agent: unknown = defaults.request?.['agent']
  const sameProtocol = new URL(defaults.baseUrl ?? 'https:').protocol === url.protocol
  return sameProtocol && agent instanceof http.Agent ? agent : undefined
}

function source({ body, size }: UploadRequest): Readable {
  if (body.kind === 'bytes') return Readable.from([Buffer.from(body.bytes)])
  return createReadStream(body.path, { end: size - 1, highWaterMark: PIECE })
}

function answerTo(request: http.ClientRequest): Promise<Omit<UploadAnswer, 'sha256'>> {
  return new Promise((resolve, reject) => {
    let answered = false
    // Once an answer has begun, only reading it tells how it ends.
    const fail = (error: Error): void => {
      if (!answered) reject(error)
    }
    request.once('error', fail)
    request.once('close', () => fail(new Error('the connection was closed without an answer')))
    request.once('timeout', () => {
      request.destroy(new Error(`no data for ${STALL_TIMEOUT / 60_000} minutes`))
    })
    request.once('response', response => {
      answered = true
      const { statusCode: status = 0, headers } = response
      read(response).then(text => resolve({ status, headers, text }), reject)
    })
  })
}

async function read(response: http.IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response) {
    length += piece.length
    if (length > ANSWER_LIMIT) throw new Error('the answer is too long')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** @param how for example `it has 3 bytes now, not 5` */
export function fileChanged(how: string): ActionError {
  return new ActionError(`A file was changed while it was being uploaded: ${how}`, {
    code: 'unreadable-ipa',
    hint: 'Let no other step write to the IPA while this one runs.',
  })
}

/** Counts and hashes what goes through. */
class Meter extends Transform {
  /** Undefined until all of the file went through. */
  sha256: string | undefined
  readonly #hash = createHash('sha256')
  readonly #upload: UploadRequest
  #sent = 0

  constructor(upload: UploadRequest) {
    super()
    this.#upload = upload
  }

  override _transform(piece: Buffer, _encoding: string, done: (error?: Error) => void): void {
    this.#hash.update(piece)
    this.#sent += piece.length
    this.#upload.onSent(this.#sent)
    this.push(piece)
    done()
  }

  override _flush(done: (error?: Error) => void): void {
    if (this.#sent !== this.#upload.size) {
      done(fileChanged(`it has ${this.#sent} bytes now, not ${this.#upload.size}`))
      return
    }
    this.sha256 = this.#hash.digest('hex')
    done()
  }
}
