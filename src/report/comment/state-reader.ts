import { readFinding } from '../../builds/build-json'
import type { RunIdentity } from '../../builds/build-record'
import { readChange } from '../../builds/contents-json'
import { provenanceIn } from '../../builds/provenance-json'
import { distributions } from '../../ipa/profile/provisioning-profile'
import {
  address,
  choice,
  count,
  fields,
  flag,
  optional,
  readableOf,
  text,
} from '../../primitives/json-fields'
import {
  type AppSection,
  type BuildFacts,
  type CommentState,
  doubts,
  type OlderBuild,
  phases,
  type RunLink,
  type WorkingBuild,
} from './state'

/**
 * Reads the value inside a marker, field by field. An element of a list that is not what it must be is
 * left out: a newer version of this action may know more rules and phases.
 *
 * @throws Unreadable for another wrong field; undefined for another schema.
 */
export function readCommentState(value: unknown): CommentState | undefined {
  const state = fields(value)
  if (state['schema'] !== 1) return undefined
  return {
    channel: text(state['channel']),
    sections: readableOf(state['sections'], section),
    omitted: count(state['omitted']),
  }
}

function section(value: unknown): AppSection {
  const from = fields(value)
  const removedIn = optional(from['removedIn'], runLink)
  return {
    key: text(from['key']),
    run: run(from['run']),
    runUrl: optional(from['runUrl'], address),
    phase: choice(from['phase'], phases),
    attempt: optional(from['attempt'], facts),
    working: optional(from['working'], working),
    older: readableOf(from['older'], older),
    findings: readableOf(from['findings'], readFinding),
    reason: text(from['reason']),
    hint: text(from['hint']),
    ...(removedIn && { removedIn }),
  }
}

function runLink(value: unknown): RunLink {
  const from = fields(value)
  return { number: count(from['number']), url: address(from['url']) }
}

function run(value: unknown): RunIdentity {
  const from = fields(value)
  return {
    id: count(from['id']),
    attempt: count(from['attempt']),
    number: count(from['number']),
  }
}

function facts(value: unknown): BuildFacts {
  const from = fields(value)
  return {
    title: text(from['title']),
    version: text(from['version']),
    buildNumber: text(from['buildNumber']),
    minimumOs: text(from['minimumOs']),
    ...(from['onlyOnIpad'] === true && { onlyOnIpad: true }),
    distribution: choice(from['distribution'], distributions),
    profileExpires: text(from['profileExpires']),
    certificateExpires: optional(from['certificateExpires'], text) ?? '',
    deviceCount: optional(from['deviceCount'], count),
    size: count(from['size']),
    sha256: text(from['sha256']),
    commit: text(from['commit']),
    commitUrl: optional(from['commitUrl'], address),
    at: text(from['at']),
  }
}

function working(value: unknown): WorkingBuild {
  const from = fields(value)
  const runUrl = optional(from['runUrl'], address)
  const icon = optional(from['icon'], address)
  return {
    ...facts(value),
    run: run(from['run']),
    ...(runUrl && { runUrl }),
    buildId: text(from['buildId']),
    install: address(from['install']),
    ...(icon && { icon }),
    channel: address(from['channel']),
    qr: address(from['qr']),
    notes: text(from['notes']),
    ...doubtIn(from['doubt']),
    ...differenceIn(from['difference']),
    ...sideloadIn(from['sideload']),
    ...provenanceIn(from['provenance']),
  }
}

/** Comments of before this was kept have none. */
function doubtIn(value: unknown): Pick<WorkingBuild, 'doubt'> {
  const doubt = optional(value, known => choice(known, doubts))
  return doubt === undefined ? {} : { doubt }
}

function sideloadIn(value: unknown): Pick<WorkingBuild, 'sideload'> {
  if (value === undefined) return {}
  const from = fields(value)
  const [source, ipa] = [address(from['source']), address(from['ipa'])]
  return { sideload: { only: flag(from['only']), source, ipa } }
}

/** Texts alone, so a wrong one costs no more than itself. */
function differenceIn(value: unknown): Pick<WorkingBuild, 'difference'> {
  if (value === undefined) return {}
  const from = fields(value)
  const since = fields(from['since'])
  return {
    difference: {
      since: {
        buildId: text(since['buildId']),
        version: text(since['version']),
        buildNumber: text(since['buildNumber']),
      },
      changes: readableOf(from['changes'], readChange),
    },
  }
}

function older(value: unknown): OlderBuild {
  const from = fields(value)
  return {
    buildId: text(from['buildId']),
    version: text(from['version']),
    buildNumber: text(from['buildNumber']),
    commit: text(from['commit']),
    install: address(from['install']),
    at: text(from['at']),
    ...(from['onlyForReSigners'] === true && { onlyForReSigners: true }),
  }
}
