import { distributionInWords, versionInWords } from '../builds/in-words'
import { signingOf } from '../builds/signing'
import type { App } from '../ipa/app'
import type { NestedBundle } from '../ipa/bundle/nested-bundle'
import { certificateInWords } from '../preflight/wording'
import { counted, dayInWords, daysBetween, sizeInWords } from '../primitives/in-words'
import { quotedList } from '../primitives/plain-text'
import { code, folded, joined, type Markdown, md } from './markdown'

/** One row: a name and what was found; without value when the IPA says nothing. */
export type Fact = readonly [name: string, value: string]

/** Nested code that is listed one by one. */
const MOST_NESTED = 40
const MOST_DESCRIPTIONS = 40

/** Everything that is known about an app, for the log and the summary of `inspect`. Texts are untrusted. */
export function factsOf(app: App, now: Date): readonly Fact[] {
  return [
    ...identityFacts(app),
    ...deviceFacts(app),
    ...signatureFacts(app, now),
    ...contentFacts(app),
  ].filter(([, value]) => value !== '')
}

/** The same folded, as a table. */
export function factSheet(app: App, now: Date): Markdown {
  const rows = factsOf(app, now).map(([name, value]) => md`| ${name} | ${code(value)} |`)
  return folded('Fact sheet', joined([md`| | |\n| --- | --- |`, ...rows], '\n'))
}

function identityFacts({
  file,
  bundleId,
  title,
  folder,
  executable,
  ...app
}: App): readonly Fact[] {
  return [
    ['App', title],
    ['Bundle identifier', bundleId],
    ['Version', versionInWords(app)],
    ['Size', sizeInWords(file.size)],
    ['SHA-256', file.sha256],
    ['Folder', folder],
    ['Executable', executable.name],
  ]
}

const icons = {
  files: 'icon files',
  catalog: 'in the asset catalog',
  none: 'none that iOS will show: it shows a blank one',
} as const

function deviceFacts({ minimumOs, deviceFamilies, executable, needs }: App): readonly Fact[] {
  const slices = executable.kind === 'mach-o' ? executable.slices : []
  return [
    ['Minimum iOS', minimumOs === '' ? 'not stated' : minimumOs],
    ['Devices', deviceFamilies.join(', ')],
    [
      'Architectures',
      slices.map(one => `${one.cpu} (${one.platform ?? 'no platform'})`).join(', '),
    ],
    ['SDK', needs.sdk],
    ['Needs', needs.capabilities.join(', ')],
    ['Not with', needs.excludedCapabilities.join(', ')],
    ['Thinned for', quotedIfAny(needs.onlyModels)],
    ['Icon', icons[needs.iconSource]],
    [
      'iTunesMetadata.plist',
      needs.hasStoreMetadata ? 'present, as in what the store delivers' : '',
    ],
  ]
}

function signatureFacts(app: App, now: Date): readonly Fact[] {
  const { distribution, deviceCount, ...signing } = signingOf(app)
  return [
    ['Signing', distributionInWords(distribution)],
    ['Profile', signing.profileName],
    ['Team', [signing.teamId, signing.teamName].filter(text => text !== '').join(', ')],
    ['Profile expires', dayAndLeft(signing.profileExpires, now)],
    ['Certificate', signerNames(app)],
    ['Certificate expires', dayAndLeft(signing.certificateExpires, now)],
    ['Signed', signedInWords(app)],
    ['Registered devices', deviceCount === undefined ? '' : String(deviceCount)],
    ['Profile signature', profileSignature(app)],
    ['Seal', sealInWords(app)],
  ]
}

function dayAndLeft(iso: string, now: Date): string {
  if (iso === '') return ''
  const days = daysBetween(now.toISOString(), iso)
  const left = days < 0 ? 'expired' : `${counted(days, 'day')} left`
  return `${dayInWords(iso)} (${left})`
}

function signaturesOf({ executable }: App) {
  if (executable.kind !== 'mach-o') return []
  return executable.slices.flatMap(({ signature }) =>
    signature.kind === 'read' ? [signature.signature] : [],
  )
}

function signerInWords(signer: ReturnType<typeof signaturesOf>[number]['signer']): string {
  if (signer.kind !== 'read') return 'nobody'
  return signer.certificate ? certificateInWords(signer.certificate) : 'not embedded'
}

function signerNames(app: App): string {
  const names = signaturesOf(app).map(({ signer }) => signerInWords(signer))
  return [...new Set(names)].join(', ')
}

/** The time is the signer's own word: it proves nothing, and iOS does not go by it. */
function signedInWords(app: App): string {
  const days = signaturesOf(app).flatMap(({ signer }) => {
    if (signer.kind !== 'read' || signer.signingTime === undefined) return []
    const { signingTime, certificate } = signer
    const isOutside =
      certificate !== undefined &&
      (signingTime < certificate.notBefore || signingTime > certificate.notAfter)
    return [`${dayInWords(signingTime)}${isOutside ? ', when its certificate was not valid' : ''}`]
  })
  return [...new Set(days)].join('; ')
}

function profileSignature({ profile }: App): string {
  if (profile.kind !== 'read') return ''
  const { signature } = profile.profile
  if (signature.kind === 'absent') return 'none'
  if (signature.kind === 'valid') return ['holds', ...signature.chain.map(authority)].join(', ')
  return `${signature.kind}: ${signature.reason}`
}

/** Whoever signs profiles of their own may do so in the name of a person. */
function authority(name: string): string {
  return /^Apple\b/.test(name) ? name : 'another authority than Apple’s'
}

function sealInWords({ seal }: Pick<App, 'seal'>): string {
  if (seal.kind === 'absent') return 'none'
  if (seal.kind === 'unreadable') return `unreadable: ${seal.reason}`
  const { changed, missing, added } = seal.differences
  const files = `${counted(seal.sealedFiles, 'file')} sealed`
  const agrees = changed + missing + added === 0
  return agrees
    ? `${files}, all as sealed`
    : `${files}, ${changed} changed, ${missing} missing, ${added} added`
}

function contentFacts({ nested, needs, ...app }: App): readonly Fact[] {
  const usage = [...needs.usageDescriptions].slice(0, MOST_DESCRIPTIONS)
  return [
    ['Entitlements', entitlementNames(app)],
    ...usage.map(([key, text]): Fact => [key, text === '' ? '(empty)' : text]),
    ...nested.slice(0, MOST_NESTED).map((one): Fact => [one.path, nestedInWords(one)]),
    ['More nested code', nested.length > MOST_NESTED ? String(nested.length - MOST_NESTED) : ''],
  ]
}

function entitlementNames(app: Pick<App, 'executable'>): string {
  const names = (app.executable.kind === 'mach-o' ? app.executable.slices : []).flatMap(
    ({ signature }) => {
      if (signature.kind !== 'read') return []
      const { entitlements, derEntitlements } = signature.signature
      const blob = derEntitlements.kind === 'read' ? derEntitlements : entitlements
      return blob.kind === 'read' ? [...blob.values.keys()] : []
    },
  )
  return [...new Set(names)].toSorted().join(', ')
}

function nestedInWords({ kind, bundleId, version, buildNumber, seal }: NestedBundle): string {
  const words = version === '' ? buildNumber : versionInWords({ version, buildNumber })
  const sealed = seal.kind === 'absent' ? 'no seal' : sealInWords({ seal })
  return [kind, bundleId, words, kind === 'library' ? '' : sealed]
    .filter(text => text !== '')
    .join(', ')
}

function quotedIfAny(values: readonly string[]): string {
  return values.length === 0 ? '' : quotedList(values)
}
