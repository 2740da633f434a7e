import { type Identity, usualIdentity } from './authority'
import { binaryPlist } from './binary-plist'
import { signCms } from './cms-signer'
import type { PlistInput } from './plist-input'
import { xmlPlist } from './xml-plist'

/** What differs from a sound ad hoc profile of `com.example.app`, valid from 2026 to 2027. */
export interface ProfileDeviations {
  readonly distribution?: 'ad-hoc' | 'development' | 'enterprise' | 'app-store'
  /** May be or end in `*`. */
  readonly bundleId?: string
  readonly teamId?: string
  /** `ApplicationIdentifierPrefix`; the team identifier unless given. */
  readonly prefix?: string
  readonly name?: string
  readonly teamName?: string
  readonly devices?: readonly string[]
  readonly created?: Date
  readonly expires?: Date
  /** Identities, or bytes to stand where a certificate should. */
  readonly certificates?: readonly (Identity | Uint8Array)[]
  /** Added to, or put in place of, the usual entitlements; undefined takes one away. */
  readonly entitlements?: Readonly<Record<string, PlistInput | undefined>>
  /** The same for the keys of the profile itself. */
  readonly keys?: Readonly<Record<string, PlistInput | undefined>>
  /** How the list is wrapped; `bare` is no CMS at all. */
  readonly envelope?: 'der' | 'ber-indefinite' | 'bare'
  /** How the list itself is written. */
  readonly format?: 'xml' | 'binary'
}

const DAY = 86_400_000

/** The bytes of an `embedded.mobileprovision`. Keys and their order as Apple's portal writes them. */
export function aProfile(deviations: ProfileDeviations = {}): Uint8Array {
  const keys = profileKeys(deviations)
  const list = deviations.format === 'binary' ? binaryPlist(keys) : xmlPlist(keys)
  const envelope = deviations.envelope ?? 'der'
  return envelope === 'bare' ? list : signCms(list, { encoding: envelope })
}

/** What {@link aProfile} writes, before it is written. */
export function profileKeys(
  deviations: ProfileDeviations,
): Readonly<Record<string, PlistInput | undefined>> {
  const teamId = deviations.teamId ?? 'ABCDE12345'
  const distribution = deviations.distribution ?? 'ad-hoc'
  const created = deviations.created ?? new Date('2026-01-01T00:00:00Z')
  const expires = deviations.expires ?? new Date('2027-01-01T00:00:00Z')
  const bundleId = deviations.bundleId ?? 'com.example.app'
  return {
    AppIDName: 'Example App',
    ApplicationIdentifierPrefix: [deviations.prefix ?? teamId],
    CreationDate: created,
    Platform: ['iOS', 'xrOS', 'visionOS'],
    IsXcodeManaged: false,
    DeveloperCertificates: certificates(deviations, distribution, teamId),
    Entitlements: {
      ...entitlements(deviations, distribution, bundleId),
      ...deviations.entitlements,
    },
    ExpirationDate: expires,
    Name: deviations.name ?? `Example ${distribution} ${bundleId}`,
    ...reach(deviations, distribution),
    TeamIdentifier: [teamId],
    TeamName: deviations.teamName ?? 'Example Ltd',
    TimeToLive: Math.round((expires.getTime() - created.getTime()) / DAY),
    UUID: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
    Version: 1,
    ...deviations.keys,
  }
}

type Kind = NonNullable<ProfileDeviations['distribution']>

function certificates(deviations: ProfileDeviations, kind: Kind, teamId: string): Uint8Array[] {
  const listed = deviations.certificates ?? [usualSigner(kind, teamId)]
  return listed.map(entry => (entry instanceof Uint8Array ? entry : entry.certificate))
}

function usualSigner(kind: Kind, teamId: string): Identity {
  const purpose = kind === 'development' ? 'Development' : 'Distribution'
  return usualIdentity({ commonName: `Apple ${purpose}: Example Ltd (${teamId})`, teamId })
}

/** Who signs what such a profile is for: the first of its certificates, when a test has its key. */
export function profileSigner(deviations: ProfileDeviations): Identity {
  const { certificates: listed = [], distribution = 'ad-hoc', teamId = 'ABCDE12345' } = deviations
  const identity = listed.find(entry => !(entry instanceof Uint8Array))
  return identity instanceof Uint8Array || !identity ? usualSigner(distribution, teamId) : identity
}

/** What Xcode claims of what such a profile grants, for one bundle identifier: no wildcards. */
export function claimedEntitlements(
  deviations: ProfileDeviations,
  bundleId: string,
): Readonly<Record<string, PlistInput | undefined>> {
  const kind = deviations.distribution ?? 'ad-hoc'
  const prefix = deviations.prefix ?? deviations.teamId ?? 'ABCDE12345'
  const granted = deviations.bundleId ?? bundleId
  const claimed = `${prefix}.${granted.endsWith('*') ? bundleId : granted}`
  return {
    ...entitlements(deviations, kind, granted),
    'application-identifier': claimed,
    'keychain-access-groups': [claimed],
  }
}

function entitlements(
  deviations: ProfileDeviations,
  kind: Kind,
  bundleId: string,
): Readonly<Record<string, PlistInput>> {
  const teamId = deviations.teamId ?? 'ABCDE12345'
  const prefix = deviations.prefix ?? teamId
  return {
    ...(kind === 'app-store' ? { 'beta-reports-active': true } : {}),
    'application-identifier': `${prefix}.${bundleId}`,
    'keychain-access-groups': [`${prefix}.*`, 'com.apple.token'],
    'get-task-allow': kind === 'development',
    'com.apple.developer.team-identifier': teamId,
    'aps-environment': kind === 'development' ? 'development' : 'production',
  }
}

/** Where the build may run: the keys that tell the kinds of profile apart. */
function reach(deviations: ProfileDeviations, kind: Kind): Readonly<Record<string, PlistInput>> {
  if (kind === 'enterprise') return { ProvisionsAllDevices: true }
  if (kind === 'app-store') return {}
  return { ProvisionedDevices: deviations.devices ?? ['00008110-000A1B2C3D4E5F60', 'f'.repeat(40)] }
}
