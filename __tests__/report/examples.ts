import type { App } from '../../src/ipa/app'
import type { IpaFile } from '../../src/ipa/ipa-file'
import type { ProvisioningProfile } from '../../src/ipa/profile/provisioning-profile'
import type { Finding } from '../../src/preflight/finding'
import { httpsUrl } from '../../src/primitives/https-url'
import type { CommentRun } from '../../src/report/comment/state'
import type { AppOutcome } from '../../src/report/outcome'
import { aRecord, onlySigned, type RecordDeviations } from '../support/build-record'

/** The n-th run of the workflow; later runs have higher ids. */
export function aRun(number: number, deviations: Partial<CommentRun> = {}): CommentRun {
  const commit = number.toString(16).padStart(8, 'a').repeat(5)
  return {
    ...{ id: 9_000_000 + number, attempt: 1, number, commit },
    url: httpsUrl(`https://github.com/octo-org/app/actions/runs/${9_000_000 + number}`),
    commitUrl: httpsUrl(`https://github.com/octo-org/app/commit/${commit}`),
    at: '2026-11-22T12:00:00.000Z',
    ...deviations,
  }
}

import { someNeeds } from '../support/app'

export const ipaFile: IpaFile = {
  path: '/build/Example.ipa',
  name: 'Example.ipa',
  size: 48_212_345,
  sha256: '9'.repeat(64),
}

const profile: ProvisioningProfile = {
  ...{ name: 'Example Ad Hoc', uuid: '1', teamIds: ['ABCDE12345'], teamName: 'Example Ltd' },
  ...{ prefixes: ['ABCDE12345'], platforms: ['iOS'], account: 'paid', distribution: 'ad-hoc' },
  ...{ devices: Array.from({ length: 12 }, (_, index) => `device-${index}`) },
  expires: new Date('2027-03-04T08:00:00Z'),
  ...{ entitlements: new Map(), applicationIdentifier: 'ABCDE12345.com.example.app' },
  ...{
    certificates: [],
    unreadableCertificates: 0,
    certificateDigests: [],
    signature: { kind: 'valid', chain: [] },
  },
}

export function anApp(
  deviations: Partial<App> & { readonly signed?: Partial<ProvisioningProfile> } = {},
): App {
  const { signed, ...rest } = deviations
  return {
    ...{ file: ipaFile, folder: 'Payload/Example.app', bundleId: 'com.example.app' },
    forwardFault: undefined,
    ...{ title: 'Example', version: '1.3.0', buildNumber: '58', minimumOs: '15.0' },
    ...{ deviceFamilies: ['iphone'], platforms: ['iphoneos'] },
    profile: { kind: 'read', profile: { ...profile, ...signed } },
    executable: { kind: 'missing', name: 'Example' },
    sealed: true,
    seal: { kind: 'absent' },
    nested: [],
    icon: { origin: 'drawn', png: new Uint8Array(8), width: 120 },
    needs: someNeeds(),
    ...rest,
  }
}

/** A build of the n-th run; the digest follows from the number, so that each has an id of its own. */
export function ready(
  number: number,
  deviations: RecordDeviations = {},
): AppOutcome & { readonly kind: 'published' } {
  const sha256 = number.toString(16).padStart(8, '0').repeat(8)
  const build = aRecord({
    ...deviations,
    app: { version: `1.${number}.0`, buildNumber: String(number), ...deviations.app },
    run: { id: 9_000_000 + number, number },
    ipa: { sha256, ...deviations.ipa },
  })
  return { kind: 'published', app: anApp(), build, findings: build.findings, verified: true }
}

export function rejected(
  findings: readonly Finding[],
  app: App | undefined = anApp(),
): AppOutcome & { readonly kind: 'rejected' } {
  return { kind: 'rejected', app, file: app?.file ?? ipaFile, distribution: 'ad-hoc', findings }
}

export const expired: Finding = {
  rule: 'profile-expired',
  level: 'error',
  message: 'The provisioning profile «Example Ad Hoc» expired on 1 Oct 2026.',
  fix: 'Renew the profile, download it and build again.',
}

export const soon: Finding = {
  rule: 'profile-expires-soon',
  level: 'warning',
  message: 'The provisioning profile expires in 9 days.',
  fix: 'Renew it before testers need this build again.',
}

export const developerMode: Finding = {
  rule: 'development-signed',
  level: 'warning',
  message: 'Signed for development (`get-task-allow`): the device needs Developer Mode.',
  fix: 'Settings > Privacy & Security > Developer Mode, or export with `ad-hoc`.',
}

/** As `whenSignedAnew` tells it. */
export const unsignedNotice: Finding = {
  rule: 'unsigned',
  level: 'notice',
  message:
    'The app is not signed. It does not matter to AltStore, SideStore and Feather: they sign it.',
  fix: 'Nothing, as long as it is installed with AltStore, SideStore and Feather.',
}

/** A build that iOS refuses and that is offered to those who sign it anew. */
export const unsigned: RecordDeviations = {
  signing: { distribution: 'none', profileExpires: '', deviceCount: undefined, teamName: '' },
  findings: [unsignedNotice],
  sideload: onlySigned,
}

/** Everything that GitHub could make something of. */
export const hostile = [
  `A&B <"Ünï"> 'x' ✓ @everyone #1 [x](http://e)`,
  '-->\n\n# heading\n\n| a | b |\n|---|---|\n<!-- tap-to-install',
  '</td></table></details><img src=x onerror=alert(1)>',
  '@octo-org/team GH-1 octo-org/app#12 deadbeef a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  'www.evil.example https://evil.example http://evil.example mailto:a@evil.example',
  '```\ncode\n``` ~~x~~ **b** __i__ $\\alpha$ :tada: ![i](https://evil.example/i.png)',
  '\u202Egpj.exe\u2066 zero\u200Bwidth \u{E0041}tag \uD800lone',
  'GHSA-abcd-1234-wxyz CVE-2026-1234 &lt;b&gt; &#64;octocat',
].join('\n')
