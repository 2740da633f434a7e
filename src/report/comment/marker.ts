import { deflateSync, inflateSync } from 'node:zlib'
import type { CommentState } from './state'
import { readCommentState } from './state-reader'

/**
 * A hidden line of the comment: people write above and below it, and the web editor ends lines with CRLF.
 * Of what we show nothing can begin a line like this, because `<` is escaped. The state is base64 without
 * `-` and `>`, so nothing in it can end the HTML comment; the channel's hyphens are broken up for the same
 * reason.
 */
const markers =
  /^[ \t]*<!-- tap-to-install channel=([A-Za-z0-9._%-]{1,400}) state=([A-Za-z0-9+/=]*) -->/gm

/** Characters of base64: GitHub's own limit for a comment. More was not written by us. */
const LONGEST_STATE = 65_536

/** Bytes of JSON: what a comment shows and what it keeps say the same, so this is ample. */
const LARGEST_STATE = 4_000_000

/** How zlib begins (RFC 1950, section 2.2), and no JSON. Earlier comments hold the JSON itself. */
const ZLIB = 0x78

export interface Marked {
  readonly channel: string
  /** undefined when it is not in a form that we understand: another version, or somebody's edit. */
  readonly state: CommentState | undefined
}

export function markerOf(state: CommentState): string {
  const json = JSON.stringify({ schema: 1, ...state })
  const base64 = deflateSync(json, { level: 9 }).toString('base64')
  return `<!-- tap-to-install channel=${channelInMarker(state.channel)} state=${base64} -->`
}

function channelInMarker(channel: string): string {
  return encodeURIComponent(channel)
    .replace(/[!'()*~]/g, character => `%${character.charCodeAt(0).toString(16)}`)
    .replace(/--/g, '-%2D')
}

/** What a comment body says it is; undefined when no line of it begins with our marker. */
export function readMarker(body: string): Marked | undefined {
  const found = [...body.matchAll(markers)].map(([, channel = '', base64 = '']) => ({
    channel: decoded(channel),
    state: stateFrom(base64, decoded(channel)),
  }))
  return found.find(({ state }) => state !== undefined) ?? found[0]
}

/** The state of a comment of ours, or undefined. Any bot can be made to echo text, so nothing is believed. */
export function parseComment(body: string): CommentState | undefined {
  return readMarker(body)?.state
}

function decoded(channel: string): string {
  try {
    return decodeURIComponent(channel)
  } catch {
    return channel
  }
}

function stateFrom(base64: string, channel: string): CommentState | undefined {
  if (base64.length > LONGEST_STATE) return undefined
  try {
    const state = readCommentState(JSON.parse(jsonIn(Buffer.from(base64, 'base64'))))
    return state?.channel === channel ? state : undefined
  } catch {
    return undefined
  }
}

/** @throws RangeError for a bomb; Error for what is not zlib's. */
function jsonIn(bytes: Buffer): string {
  if (bytes[0] !== ZLIB) return bytes.toString('utf8')
  return inflateSync(bytes, { maxOutputLength: LARGEST_STATE }).toString('utf8')
}
