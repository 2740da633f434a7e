/** What the rules need to know about the place where the build would go. The targets' own type fits. */
export interface HostingFacts {
  /** Largest IPA in bytes, whose rule that is, and what takes larger ones; empty: nothing. */
  readonly ipaLimit: { readonly bytes: number; readonly reason: string; readonly larger: string }
  /** `members-only`: iOS fetches the IPA without a session, so it cannot. */
  readonly access: 'public' | 'members-only'
  /** For `members-only`: what is not public and what would help. */
  readonly accessReason: string
  /** The inputs that serve the IPA without a redirect; empty where it has none. */
  readonly withoutRedirect: string
}

/** What the rules know besides the app. */
export interface PreflightContext {
  readonly now: Date
  /** undefined as long as nobody has looked at the place: its rules then say nothing. */
  readonly hosting: HostingFacts | undefined
  /** Team identifiers in upper case; empty: any team may have signed. */
  readonly allowedTeams: readonly string[]
}
