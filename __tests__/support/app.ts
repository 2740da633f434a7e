import type { CodeDirectory } from '../../src/formats/code-signature/code-directory'
import type { CodeSignature } from '../../src/formats/code-signature/code-signature'
import type { SignedSlice } from '../../src/formats/code-signature/signed-slice'
import type { App } from '../../src/ipa/app'
import type { AppNeeds } from '../../src/ipa/app-needs'
import type { NestedBundle } from '../../src/ipa/bundle/nested-bundle'
import type { Seal, SealDifference } from '../../src/ipa/bundle/seal'
import type { IpaFile } from '../../src/ipa/ipa-file'
import type {
  ProvisioningProfile,
  SigningCertificate,
} from '../../src/ipa/profile/provisioning-profile'

/** The day on which tests that need one take place. */
export const today = new Date('2026-11-22T12:00:00Z')

export function someCertificate(overrides: Partial<SigningCertificate> = {}): SigningCertificate {
  return {
    commonName: 'Apple Distribution: Example Ltd (ABCDE12345)',
    teamId: 'ABCDE12345',
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2027-06-01T00:00:00Z'),
    sha256: 'c'.repeat(64),
    ...overrides,
  }
}

/** An ad hoc profile for two devices, valid for half a year more. */
export function someProfile(overrides: Partial<ProvisioningProfile> = {}): ProvisioningProfile {
  return {
    name: 'Example Ad Hoc',
    uuid: '01234567-89ab-cdef-0123-456789abcdef',
    teamIds: ['ABCDE12345'],
    teamName: 'Example Ltd',
    prefixes: ['ABCDE12345'],
    platforms: ['iOS', 'xrOS', 'visionOS'],
    distribution: 'ad-hoc',
    account: 'paid',
    devices: ['00008110-000000000000001E', '00008110-000000000000002E'],
    expires: new Date('2027-05-22T12:00:00Z'),
    entitlements: new Map(),
    applicationIdentifier: 'ABCDE12345.com.example.app',
    certificates: [someCertificate()],
    unreadableCertificates: 0,
    certificateDigests: (overrides.certificates ?? [someCertificate()]).map(({ sha256 }) => sha256),
    signature: { kind: 'valid', chain: ['Throwaway Provisioning Profile Signing'] },
    ...overrides,
  }
}

const someDirectory: CodeDirectory = {
  slot: 0,
  version: 0x20400,
  flags: 0,
  hash: 'sha256',
  identifier: 'com.example.app',
  teamId: 'ABCDE12345',
  pageSize: 4096,
  codeLimit: 90_000,
  codeHashes: new Uint8Array(22 * 32),
  hashSize: 32,
  specialHashes: new Map(),
  executableSegment: undefined,
  bytes: new Uint8Array(100),
  digest: 'd'.repeat(64),
  cdHash: 'd'.repeat(40),
}

/** Entitlements of nothing but an application identifier. */
export function claiming(applicationIdentifier: string): CodeSignature['derEntitlements'] {
  return { kind: 'read', values: new Map([['application-identifier', applicationIdentifier]]) }
}

/** A signature by the certificate of {@link someProfile}. */
export function someSignature(overrides: Partial<CodeSignature> = {}): CodeSignature {
  const certificate = someCertificate()
  return {
    directories: [someDirectory],
    identifier: 'com.example.app',
    teamId: 'ABCDE12345',
    entitlements: { kind: 'absent' },
    derEntitlements: claiming('ABCDE12345.com.example.app'),
    signer: {
      kind: 'read',
      certificate,
      chain: [certificate],
      signingTime: new Date('2026-11-20T12:00:00Z'),
    },
    ...overrides,
  }
}

export function someSlice(overrides: Partial<SignedSlice> = {}): SignedSlice {
  return {
    cpu: 'arm64',
    offset: 0,
    platform: 'ios',
    codeSignature: { offset: 90_000, size: 10_000 },
    encrypted: false,
    signature: { kind: 'read', signature: someSignature(), flaws: [] },
    ...overrides,
  }
}

export const someIpaFile: IpaFile = {
  path: '/builds/Example.ipa',
  name: 'Example.ipa',
  size: 1_000_000,
  sha256: 'a'.repeat(64),
}

/** A seal that the bytes agree with, or differ from as said. */
export function someSeal(first: readonly SealDifference[] = []): Seal {
  const count = (kind: SealDifference['kind']) => first.filter(one => one.kind === kind).length
  return {
    kind: 'read',
    version: 2,
    sealedFiles: 12,
    differences: {
      changed: count('changed'),
      missing: count('missing'),
      added: count('added'),
      first,
    },
  }
}

const ofShare: SignedSlice['signature'] = {
  kind: 'read',
  signature: someSignature({
    identifier: 'com.example.app.share',
    derEntitlements: claiming('ABCDE12345.com.example.app.share'),
  }),
  flaws: [],
}

/** A sound share extension of {@link someApp}. */
export function someNested(overrides: Partial<NestedBundle> = {}): NestedBundle {
  return {
    kind: 'extension',
    path: 'PlugIns/Share.appex',
    bundleId: 'com.example.app.share',
    version: '1.2.3',
    buildNumber: '45',
    minimumOs: '15.0',
    platforms: ['iphoneos'],
    infoProblem: undefined,
    info: undefined,
    extensionPoint: 'com.apple.share-services',
    companionId: '',
    profile: {
      kind: 'read',
      profile: someProfile({ applicationIdentifier: 'ABCDE12345.com.example.app.share' }),
    },
    executable: { kind: 'mach-o', name: 'Share', slices: [someSlice({ signature: ofShare })] },
    seal: someSeal(),
    ...overrides,
  }
}

/** What a usual app asks of a device. */
export function someNeeds(overrides: Partial<AppNeeds> = {}): AppNeeds {
  return {
    capabilities: ['arm64'],
    excludedCapabilities: [],
    onlyModels: [],
    usageDescriptions: new Map(),
    iconSource: 'files',
    hasStoreMetadata: false,
    alternativeNames: 0,
    isWatchContainer: false,
    sdk: 'iphoneos18.0',
    ...overrides,
  }
}

/** An app that passes every rule of the preflight. */
export function someApp(overrides: Partial<App> = {}): App {
  return {
    file: someIpaFile,
    folder: 'Payload/Example.app',
    forwardFault: undefined,
    bundleId: 'com.example.app',
    title: 'Example',
    version: '1.2.3',
    buildNumber: '45',
    minimumOs: '15.0',
    deviceFamilies: ['iphone', 'ipad'],
    platforms: ['iphoneos'],
    profile: { kind: 'read', profile: someProfile() },
    executable: { kind: 'mach-o', name: 'Example', slices: [someSlice()] },
    sealed: true,
    seal: someSeal(),
    nested: [],
    icon: { origin: 'drawn', png: new Uint8Array(), width: 180 },
    needs: someNeeds(),
    ...overrides,
  }
}

/** The same with another profile. */
export function someAppWith(profile: Partial<ProvisioningProfile>): App {
  return someApp({ profile: { kind: 'read', profile: someProfile(profile) } })
}
