import { sizeInWords } from '../primitives/in-words'
import type { BuildChange, BuildDifference, BuildRecord, NamedValue } from './build-record'
import { devicesInWords } from './describe'
import { distributionInWords } from './in-words'

/** Changes that are told; an app that was rebuilt from the ground up needs no longer list. */
const MOST_CHANGES = 60

/** Part of the size below which a difference is none: compression alone makes that much. */
const SAME_SIZE = 0.001

/** The record, and what is different about it since the build before. */
export function withDifference(record: BuildRecord, before: BuildRecord | undefined): BuildRecord {
  return before === undefined ? record : { ...record, difference: differenceOf(before, record) }
}

/** What a reviewer wants to know: it can be empty. Lists are compared only when both builds have them. */
export function differenceOf(before: BuildRecord, after: BuildRecord): BuildDifference {
  const { buildId, app } = before
  return {
    since: { buildId, version: app.version, buildNumber: app.buildNumber },
    changes: [...changes(before, after)].slice(0, MOST_CHANGES),
  }
}

function* changes(before: BuildRecord, after: BuildRecord): Generator<BuildChange> {
  yield* changed('Bundle identifier', before.app.bundleId, after.app.bundleId)
  yield* changed('Minimum iOS', before.app.minimumOs, after.app.minimumOs)
  yield* changed('Devices', families(before), families(after))
  yield* capabilities(before.app.capabilities, after.app.capabilities)
  yield* changed('Signing', signing(before), signing(after))
  yield* changed('Team', before.signing.teamId, after.signing.teamId)
  yield* size(before.ipa.size, after.ipa.size)
  const [old, now] = [before.inside, after.inside]
  if (old === undefined || now === undefined) return
  yield* values('Permission', old.usageDescriptions, now.usageDescriptions)
  yield* values('Entitlement', old.entitlements, now.entitlements)
  yield* members('Extension', old.extensions, now.extensions)
  yield* members('Framework', old.frameworks, now.frameworks)
}

function* changed(what: string, before: string, after: string): Generator<BuildChange> {
  if (before !== after) yield { what, before, after }
}

/** Claimed only where both records say what they ask for. */
function* capabilities(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): Generator<BuildChange> {
  if (before && after) yield* members('Needed of the device', before, after)
}

function families({ app }: BuildRecord): string {
  return devicesInWords(app.deviceFamilies)
}

function signing(record: BuildRecord): string {
  return distributionInWords(record.signing.distribution)
}

function* size(before: number, after: number): Generator<BuildChange> {
  const difference = after - before
  if (Math.abs(difference) <= before * SAME_SIZE) return
  const sign = difference < 0 ? '−' : '+'
  const words = `${sizeInWords(after)} (${sign}${sizeInWords(Math.abs(difference))})`
  yield { what: 'Size', before: sizeInWords(before), after: words }
}

function* values(
  kind: string,
  before: readonly NamedValue[],
  after: readonly NamedValue[],
): Generator<BuildChange> {
  const [old, now] = [before, after].map(all => new Map(all.map(one => [one.name, one.value])))
  const names = new Set([...before, ...after].map(({ name }) => name))
  for (const name of [...names].toSorted()) {
    const [was, is] = [old?.get(name), now?.get(name)]
    if (was !== is) yield { what: `${kind} ${name}`, before: worded(was), after: worded(is) }
  }
}

/** An empty text is told apart from none at all. */
function worded(value: string | undefined): string {
  return value === '' ? '(empty)' : (value ?? '')
}

function* members(
  kind: string,
  before: readonly string[],
  after: readonly string[],
): Generator<BuildChange> {
  for (const name of after) {
    if (!before.includes(name)) yield { what: kind, before: '', after: name }
  }
  for (const name of before) {
    if (!after.includes(name)) yield { what: kind, before: name, after: '' }
  }
}
