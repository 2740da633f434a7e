import { distributions } from '../ipa/profile/provisioning-profile'
import { type Finding, levels, ruleIds } from '../preflight/finding'
import { ActionError } from '../primitives/errors'
import {
  address,
  choice,
  count,
  type Fields,
  fields,
  flag,
  list,
  matching,
  moment,
  optional,
  readableOf,
  text,
} from '../primitives/json-fields'
import { buildIdPattern, fileNamePattern, segmentPattern } from './build-name'
import type { BuildRecord, BuildUrls } from './build-record'
import type { Channel } from './channel'
import { readDifference, readInside } from './contents-json'
import { ipaHosts } from './ipa-host'
import { readSideload } from './permissions'
import { provenanceIn } from './provenance-json'
import { publicTeamName } from './signing'

/** Bytes. Ours are a few kilobytes; more is no record, and reading it would only cost memory. */
export const longestBuildJson = 1024 * 1024

/**
 * The facts about a build, for programs and for the next run, which finds its builds again by them.
 *
 * @throws ActionError `bad-input` when they are too long to be read again: such a build could be neither
 * pruned nor removed.
 */
export function writeBuildJson(record: BuildRecord): Uint8Array {
  const bytes = new TextEncoder().encode(`${JSON.stringify(record, undefined, 2)}\n`)
  if (bytes.length <= longestBuildJson) return bytes
  throw new ActionError(
    `The facts about the build take ${bytes.length} bytes; at most ${longestBuildJson} would be read again`,
    { code: 'bad-input', hint: 'Shorten the inputs `title`, `subtitle` and `notes`.' },
  )
}

/**
 * Reads what another run, another version or a stranger wrote; undefined for whatever is not a whole
 * record of this schema. Unknown keys are dropped, findings that cannot be read too: they are no reason
 * to lose sight of the build.
 */
export function parseBuildJson(bytes: Uint8Array): BuildRecord | undefined {
  if (bytes.length > longestBuildJson) return undefined
  try {
    return record(fields(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))))
  } catch {
    return undefined
  }
}

function record(from: Fields): BuildRecord {
  const run = fields(from['run'])
  return {
    schema: schema(from['schema']),
    buildId: matching(from['buildId'], buildIdPattern),
    channel: channel(fields(from['channel'])),
    unlisted: flag(from['unlisted']),
    run: { id: count(run['id']), attempt: count(run['attempt']), number: count(run['number']) },
    publishedAt: moment(from['publishedAt']),
    source: source(fields(from['source'])),
    app: app(fields(from['app'])),
    signing: signing(fields(from['signing'])),
    ipa: ipa(fields(from['ipa'])),
    ...provenanceIn(from['provenance']),
    ...(from['inside'] === undefined ? {} : { inside: readInside(from['inside']) }),
    ...(from['difference'] === undefined ? {} : { difference: readDifference(from['difference']) }),
    ...(from['sideload'] === undefined ? {} : { sideload: readSideload(from['sideload']) }),
    urls: urls(fields(from['urls'])),
    notes: text(from['notes']),
    findings: readableOf(from['findings'], readFinding),
  }
}

function schema(value: unknown): 1 {
  if (value !== 1) throw new RangeError('another schema')
  return value
}

const channelKinds = ['pull-request', 'ref'] as const

function channel(from: Fields): Channel {
  const pullRequest = optional(from['pullRequest'], value => count(value, 1))
  const ref = optional(from['ref'], text)
  return {
    name: matching(from['name'], segmentPattern),
    kind: choice(from['kind'], channelKinds),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(ref === undefined ? {} : { ref }),
  }
}

function source(from: Fields): BuildRecord['source'] {
  return {
    repository: text(from['repository']),
    commit: text(from['commit']),
    commitUrl: optional(from['commitUrl'], address),
    runUrl: optional(from['runUrl'], address),
    ...told(from),
  }
}

/** What an event may have said; records of before this was kept have none of it. */
function told(from: Fields): Partial<BuildRecord['source']> {
  const [title, author, branch, subject] = ['title', 'author', 'branch', 'subject'].map(name =>
    optional(from[name], text),
  )
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(branch === undefined ? {} : { branch }),
    ...(subject === undefined ? {} : { subject }),
  }
}

function app(from: Fields): BuildRecord['app'] {
  const capabilities = optional(from['capabilities'], texts)
  const onlyModels = optional(from['onlyModels'], texts)
  return {
    bundleId: matching(from['bundleId'], /./),
    title: text(from['title']),
    subtitle: text(from['subtitle']),
    version: text(from['version']),
    buildNumber: text(from['buildNumber']),
    minimumOs: text(from['minimumOs']),
    deviceFamilies: list(from['deviceFamilies'], text),
    ...(capabilities === undefined ? {} : { capabilities }),
    ...(onlyModels === undefined ? {} : { onlyModels }),
  }
}

function texts(value: unknown): readonly string[] {
  return list(value, text)
}

function signing(from: Fields): BuildRecord['signing'] {
  const distribution = choice(from['distribution'], distributions)
  return {
    distribution,
    profileExpires: from['profileExpires'] === '' ? '' : moment(from['profileExpires']),
    certificateExpires: laterMoment(from['certificateExpires']),
    profileName: text(from['profileName']),
    teamId: text(from['teamId']),
    teamName: publicTeamName(distribution, text(from['teamName'])),
    deviceCount: optional(from['deviceCount'], value => count(value)),
  }
}

/** Builds of before this was looked at have none. */
function laterMoment(value: unknown): string {
  return value === undefined || value === '' ? '' : moment(value)
}

function ipa(from: Fields): BuildRecord['ipa'] {
  return {
    fileName: matching(from['fileName'], fileNamePattern),
    size: count(from['size']),
    sha256: matching(from['sha256'], /^[0-9a-f]{64}$/),
    host: choice(from['host'], ipaHosts),
  }
}

function urls(from: Fields): BuildUrls {
  return {
    install: address(from['install']),
    channel: address(from['channel']),
    manifest: address(from['manifest']),
    ipa: address(from['ipa']),
    icon: address(from['icon']),
    qr: address(from['qr']),
  }
}

/** @throws for what is none */
export function readFinding(value: unknown): Finding {
  const from = fields(value)
  return {
    rule: choice(from['rule'], ruleIds),
    level: choice(from['level'], levels),
    message: text(from['message']),
    fix: text(from['fix']),
  }
}
