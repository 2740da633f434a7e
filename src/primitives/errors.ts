/**
 * What went wrong, in a word that tests and callers can branch on. Add a code when somebody has to
 * tell a new kind of failure apart; the sentence for people is the message.
 */
export type ErrorCode =
  | 'bad-input'
  | 'no-ipa'
  | 'unreadable-ipa'
  | 'missing-permission'
  | 'pages-disabled'
  | 'pages-not-branch-served'
  | 'pages-not-public'
  | 'pages-not-https'
  | 'push-rejected'
  | 'lost-race'
  | 'network'
  | 'site-too-large'
  | 'release-immutable'
  | 'disk-full'
  | 'not-live'
  | 'insecure-url'
  | 'malformed'
  | 'github'
  | 'git'

export interface ActionErrorOptions {
  readonly code: ErrorCode
  /** What to change: the exact `permissions:` line, settings address or input. */
  readonly hint?: string
  readonly cause?: unknown
}

/** A failure that we foresaw and can explain. Anything else that is thrown is a bug of ours. */
export class ActionError extends Error {
  override readonly name = 'ActionError'
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(message: string, options: ActionErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = options.code
    this.hint = options.hint
  }
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
