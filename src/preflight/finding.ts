/** The rules of the preflight; public names, fixed by the contract. */
export const ruleIds = [
  'unreadable-ipa',
  'simulator-build',
  'unsupported-platform',
  'unsigned',
  'no-profile',
  'app-store-profile',
  'profile-expired',
  'certificate-expired',
  'no-devices',
  'bundle-id-mismatch',
  'no-application-identifier',
  'free-account-profile',
  'invalid-profile',
  'signing-identifier-mismatch',
  'old-signature',
  'unsupported-architecture',
  'ends-at-launch',
  'fairplay-encrypted',
  'signer-not-in-profile',
  'entitlement-not-in-profile',
  'modified-after-signing',
  'team-not-allowed',
  'nested-code',
  'ipa-too-large',
  'site-not-public',
  'profile-expires-soon',
  'development-signed',
  'device-ids-public',
  'ipa-behind-redirect',
  'hard-to-stream',
  'enterprise-trust',
] as const

export type RuleId = (typeof ruleIds)[number]

export const levels = ['error', 'warning', 'notice'] as const

export type Level = (typeof levels)[number]

/** One statement of the preflight about a build. Texts are plain text and may quote untrusted words. */
export interface Finding {
  readonly rule: RuleId
  readonly level: Level
  /** What was found, where, and what was expected. */
  readonly message: string
  /** The exact thing to do. */
  readonly fix: string
  /** Of rules about signatures: it is the files that are at fault, which another signature does not change. */
  readonly cause?: 'contents'
}
