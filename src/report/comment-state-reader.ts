import type { Distribution } from '../ipa/provisioning-profile'
import type { Finding, Level, RuleId } from '../preflight/finding'
import type { RunIdentity } from '../site/build-record'
import type {
  AppSection,
  BuildFacts,
  CommentState,
  OlderBuild,
  Phase,
  WorkingBuild,
} from './comment-state'
import { count, list, type Members, oneOf, optional, record, text, url } from './state-fields'

/**
 * Reads the value inside a marker, field by field. An element of a list that is not what it must be is
 * left out: a newer version of this action may know more rules and phases.
 *
 * @throws TypeError for another wrong field; undefined for another schema.
 */
export function readCommentState(value: unknown): CommentState | undefined {
  const state = record(value)
  if (state['schema'] !== 1) return undefined
  return {
    channel: text(state['channel']),
    sections: list(state['sections'], section),
    omitted: count(state['omitted']),
  }
}

function section(value: unknown): AppSection {
  const fields = record(value)
  return {
    key: text(fields['key']),
    run: run(fields['run']),
    runUrl: optional(fields['runUrl'], url),
    phase: oneOf(phases)(fields['phase']),
    attempt: optional(fields['attempt'], facts),
    working: optional(fields['working'], working),
    older: list(fields['older'], older),
    findings: list(fields['findings'], finding),
    reason: text(fields['reason']),
    hint: text(fields['hint']),
  }
}

function run(value: unknown): RunIdentity {
  const fields = record(value)
  return {
    id: count(fields['id']),
    attempt: count(fields['attempt']),
    number: count(fields['number']),
  }
}

function facts(value: unknown): BuildFacts {
  const fields = record(value)
  return {
    title: text(fields['title']),
    version: text(fields['version']),
    buildNumber: text(fields['buildNumber']),
    minimumOs: text(fields['minimumOs']),
    distribution: oneOf(distributions)(fields['distribution']),
    profileExpires: text(fields['profileExpires']),
    deviceCount: optional(fields['deviceCount'], count),
    size: count(fields['size']),
    sha256: text(fields['sha256']),
    commit: text(fields['commit']),
    commitUrl: optional(fields['commitUrl'], url),
    at: text(fields['at']),
  }
}

function working(value: unknown): WorkingBuild {
  const fields = record(value)
  return {
    ...facts(value),
    run: run(fields['run']),
    buildId: text(fields['buildId']),
    install: url(fields['install']),
    channel: url(fields['channel']),
    qr: url(fields['qr']),
    notes: text(fields['notes']),
  }
}

function older(value: unknown): OlderBuild {
  const fields = record(value)
  return {
    buildId: text(fields['buildId']),
    version: text(fields['version']),
    buildNumber: text(fields['buildNumber']),
    commit: text(fields['commit']),
    install: url(fields['install']),
    at: text(fields['at']),
  }
}

function finding(value: unknown): Finding {
  const fields = record(value)
  return {
    rule: oneOf(rules)(fields['rule']),
    level: oneOf(levels)(fields['level']),
    message: text(fields['message']),
    fix: text(fields['fix']),
  }
}

const phases: Members<Phase> = {
  publishing: true,
  ready: true,
  rejected: true,
  failed: true,
  removed: true,
}

const levels: Members<Level> = { error: true, warning: true, notice: true }

const distributions: Members<Distribution> = {
  development: true,
  'ad-hoc': true,
  enterprise: true,
  'app-store': true,
  none: true,
}

const rules: Members<RuleId> = {
  'unreadable-ipa': true,
  'simulator-build': true,
  'unsupported-platform': true,
  unsigned: true,
  'no-profile': true,
  'app-store-profile': true,
  'profile-expired': true,
  'certificate-expired': true,
  'no-devices': true,
  'bundle-id-mismatch': true,
  'fairplay-encrypted': true,
  'signer-not-in-profile': true,
  'entitlement-not-in-profile': true,
  'modified-after-signing': true,
  'team-not-allowed': true,
  'nested-code': true,
  'ipa-too-large': true,
  'site-not-public': true,
  'profile-expires-soon': true,
  'development-signed': true,
  'device-ids-public': true,
  'ipa-behind-redirect': true,
  'enterprise-trust': true,
}
