import type { BuildRecord } from '../builds/build-record'
import { signingOf } from '../builds/signing'
import { iosWillRefuse, isOnlyForReSigners } from '../builds/verdict'
import type { App } from '../ipa/app'
import type { IpaFile } from '../ipa/ipa-file'
import type { Finding } from '../preflight/finding'
import type { HttpsUrl } from '../primitives/https-url'
import { sourceUrl } from '../site/layout'
import type { AppOutcome, InspectedApp, Outcome } from './outcome'

/** The outputs that describe one app; public names, fixed. */
const appOutputs = [
  'status',
  'source-url',
  'install-url',
  'channel-url',
  'manifest-url',
  'ipa-url',
  'qr-url',
  'icon-url',
  'itms-url',
  'bundle-id',
  'version',
  'build-number',
  'title',
  'minimum-os',
  'distribution',
  'profile-expires',
  'device-count',
  'sha256',
  'size',
  'build-id',
  'channel',
  'comment-url',
  'findings',
] as const

export const outputNames = [...appOutputs, 'builds'] as const

export type OutputName = (typeof outputNames)[number]
export type Status =
  | 'installable'
  | 'published'
  | 'sideload'
  | 'rejected'
  | 'removed'
  | 'skipped'
  | 'inspected'
  | 'assembled'

type AppOutputs = Readonly<Record<(typeof appOutputs)[number], string>>

/** The `itms-services:` link of a manifest: the rule for it lies with the site. */
export type LinkOf = (manifest: HttpsUrl) => string

/** Every output of the action, empty where the run has nothing to say. */
export function outputsOf(outcome: Outcome, linkOf: LinkOf): Readonly<Record<OutputName, string>> {
  const apps = appsOf(outcome, linkOf)
  const first = apps[0] ?? { ...nothing, ...runOutputs(outcome) }
  return { ...first, status: statusOf(outcome), builds: JSON.stringify(apps.map(withFindings)) }
}

/** One refused IPA of several refuses the run: its step fails, so its status must not read otherwise. */
export function statusOf(outcome: Outcome): Status {
  switch (outcome.kind) {
    case 'published':
      return worst(outcome.apps.map(statusOfApp))
    case 'inspected':
      return outcome.apps.some(({ refused }) => refused) ? 'rejected' : 'inspected'
    case 'swept':
      return outcome.builds.length > 0 ? 'removed' : 'skipped'
    default:
      return outcome.kind
  }
}

/** Online and nobody has seen that it works, or iOS will refuse it: that is not called installable. */
function statusOfApp(app: AppOutcome): PublishedStatus {
  if (app.kind === 'rejected') return 'rejected'
  if (!app.verified || iosWillRefuse(app)) return 'published'
  return isOnlyForReSigners(app.build) ? 'sideload' : 'installable'
}

/** The worst first. */
const publishedStatuses = ['rejected', 'published', 'sideload', 'installable'] as const

type PublishedStatus = (typeof publishedStatuses)[number]

function worst(statuses: readonly PublishedStatus[]): PublishedStatus {
  return publishedStatuses.find(status => statuses.includes(status)) ?? 'installable'
}

/** 0 for everything that went as asked. */
export function exitCodeOf(outcome: Outcome): 0 | 1 {
  return statusOf(outcome) === 'rejected' ? 1 : 0
}

const nothing: AppOutputs = {
  ...{
    status: '',
    'source-url': '',
    'install-url': '',
    'channel-url': '',
    'manifest-url': '',
    'ipa-url': '',
  },
  ...{ 'qr-url': '', 'icon-url': '', 'itms-url': '', 'bundle-id': '', version: '' },
  ...{ 'build-number': '', title: '', 'minimum-os': '', distribution: '', 'profile-expires': '' },
  ...{ 'device-count': '', sha256: '', size: '', 'build-id': '', channel: '', 'comment-url': '' },
  findings: '[]',
}

function appsOf(outcome: Outcome, linkOf: LinkOf): readonly AppOutputs[] {
  switch (outcome.kind) {
    case 'published':
      return outcome.apps.map(app => ({ ...publishedApp(app, linkOf), ...runOutputs(outcome) }))
    case 'inspected':
      return outcome.apps.map(inspectedApp)
    default:
      return []
  }
}

function runOutputs(outcome: Outcome): Partial<AppOutputs> {
  if (outcome.kind !== 'published' && outcome.kind !== 'removed') return {}
  return { channel: outcome.channel.name, 'comment-url': outcome.commentUrl ?? '' }
}

/** In the list, `findings` is a list and not a text that holds one. */
function withFindings(app: AppOutputs): unknown {
  const findings: unknown = JSON.parse(app.findings)
  return { ...app, findings }
}

function publishedApp(outcome: AppOutcome, linkOf: LinkOf): AppOutputs {
  const findings = findingsOutput(outcome.findings)
  const status = statusOfApp(outcome)
  if (outcome.kind === 'published')
    return { ...nothing, ...buildOutputs(outcome.build, linkOf), status, findings }
  const { app, file, distribution } = outcome
  return { ...nothing, ...readOutputs(app, file), distribution, status, findings }
}

/** The outputs that describe one inspected IPA, with `findings` as a list. */
export function outputsOfInspected(app: InspectedApp): Readonly<Record<string, unknown>> {
  return Object(withFindings(inspectedApp(app)))
}

function inspectedApp({ app, file, findings, refused }: InspectedApp): AppOutputs {
  const status: Status = refused ? 'rejected' : 'inspected'
  return {
    ...nothing,
    ...readOutputs(app, file),
    status,
    findings: findingsOutput(findings),
  }
}

function findingsOutput(findings: readonly Finding[]): string {
  return JSON.stringify(
    findings.map(({ rule, level, message, fix }) => ({ rule, level, message, fix })),
  )
}

function buildOutputs(record: BuildRecord, linkOf: LinkOf): Partial<AppOutputs> {
  const { urls, app, signing, ipa, buildId } = record
  return {
    ...(record.sideload && { 'source-url': sourceUrl(record) }),
    ...{ 'install-url': urls.install, 'channel-url': urls.channel },
    ...{ 'ipa-url': urls.ipa, 'qr-url': urls.qr, 'icon-url': urls.icon },
    ...(isOnlyForReSigners(record)
      ? {}
      : { 'manifest-url': urls.manifest, 'itms-url': linkOf(urls.manifest) }),
    ...{ 'bundle-id': app.bundleId, title: app.title, version: app.version },
    ...{ 'build-number': app.buildNumber, 'minimum-os': app.minimumOs },
    distribution: signing.distribution,
    'profile-expires': signing.profileExpires,
    'device-count': numberOutput(signing.deviceCount),
    ...{ sha256: ipa.sha256, size: String(ipa.size), 'build-id': buildId },
  }
}

/** A refused build is described as far as it could be read. */
function readOutputs(app: App | undefined, file: IpaFile): Partial<AppOutputs> {
  const ofFile = { sha256: file.sha256, size: String(file.size), distribution: 'none' }
  if (app === undefined) return ofFile
  const { distribution, profileExpires, deviceCount } = signingOf(app)
  return {
    ...ofFile,
    ...{ 'bundle-id': app.bundleId, title: app.title, version: app.version },
    ...{ 'build-number': app.buildNumber, 'minimum-os': app.minimumOs },
    distribution,
    'profile-expires': profileExpires,
    'device-count': numberOutput(deviceCount),
  }
}

function numberOutput(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}
