import type { App } from '../../src/ipa/app'
import type { ProvisioningProfile } from '../../src/ipa/profile/provisioning-profile'
import type { HostingFacts, PreflightContext } from '../../src/preflight/context'
import type { Finding, RuleId } from '../../src/preflight/finding'
import { preflight } from '../../src/preflight/preflight'
import { someApp, someAppWith, someSlice, today } from './app'

/** A public Pages site that serves the IPA itself. */
export const pages: HostingFacts = {
  ipaLimit: {
    bytes: 95 * 1024 * 1024,
    reason: 'GitHub takes no larger files into a branch',
    larger: 'Let a release take it.',
  },
  access: 'public',
  accessReason: '',
  withoutRedirect: '',
}

export const context: PreflightContext = { now: today, hosting: undefined, allowedTeams: [] }

export function findings(app: App, overrides: Partial<PreflightContext> = {}): readonly Finding[] {
  return preflight({ kind: 'app', app }, { ...context, ...overrides })
}

export function rulesOf(app: App, overrides: Partial<PreflightContext> = {}): readonly RuleId[] {
  return findings(app, overrides).map(({ rule }) => rule)
}

export function rulesOfProfile(profile: Partial<ProvisioningProfile>): readonly RuleId[] {
  return rulesOf(someAppWith(profile))
}

/** What the most important finding says. */
export function messageOf(app: App, overrides: Partial<PreflightContext> = {}): string {
  const [first] = findings(app, overrides)
  return first?.message ?? 'no finding'
}

export function appWithSlices(...slices: readonly Parameters<typeof someSlice>[0][]): App {
  return someApp({
    executable: { kind: 'mach-o', name: 'Example', slices: slices.map(someSlice) },
  })
}

export function hoursFromNow(hours: number): Date {
  return new Date(today.getTime() + hours * 3_600_000)
}
