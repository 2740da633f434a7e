import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { anIdentity } from '../support/ipa/authority'
import { claimedEntitlements } from '../support/ipa/profile-builder'
import { goodIpa, inDays, runStep } from './workflow'

let github: GitHub
let seed: Seed

beforeAll(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, { fullName: 'doctor/office' })
})
afterAll(() => github.close())

const stranger = anIdentity({ commonName: 'Apple Distribution: Stranger (ABCDE12345)' })
const over = anIdentity({ notBefore: inDays(-400), notAfter: inDays(-2) })

const ills: Readonly<Record<string, Parameters<typeof goodIpa>[0]>> = {
  'signer-not-in-profile': { signed: { identity: stranger } },
  'entitlement-not-in-profile': {
    signed: {
      entitlements: id => ({
        ...claimedEntitlements({}, id),
        'com.apple.developer.healthkit': true,
      }),
    },
  },
  'modified-after-signing': {
    extraEntries: [{ path: 'Payload/Example.app/late.json', data: Buffer.from('{}') }],
  },
  'certificate-expired': { profile: { certificates: [over, stranger] } },
}

describe('the doctor, alone', () => {
  it.each(Object.entries(ills))('tells %s', async (rule, deviations) => {
    const run = await inspectStep(await goodIpa(deviations))
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
    expect(findingsIn(run.outputs)).toMatchObject([{ rule, level: 'error' }])
    expect(run.summary).toContain(rule)
    expect(run.requests).toEqual([])
  })

  it('prints a full fact sheet of a sound build, and asks nobody', async () => {
    const run = await inspectStep(await goodIpa())
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'inspected', findings: '[]' } })
    expect(run.log.join('\n')).toMatch(/Certificate: Apple Distribution.*\n.*Certificate expires: /)
    expect(run.summary).toContain('Fact sheet')
    expect(run.requests).toEqual([])
  })
})

function inspectStep(ipa: string) {
  return runStep(github, seed, { ipa, inputs: { command: 'inspect', 'github-token': '' } })
}

function findingsIn(outputs: Readonly<Record<string, string>>): unknown {
  return JSON.parse(outputs['findings'] ?? '')
}
