import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { aFile } from '../support/ipa/an-ipa'
import { anIdentity } from '../support/ipa/authority'
import { ipaBytes } from '../support/ipa/ipa-builder'
import { claimedEntitlements } from '../support/ipa/profile-builder'
import { goodIpa, inDays, pathsOn, pushesOf, runStep, shownText, theComment } from './workflow'

let github: GitHub
let seed: Seed

beforeAll(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, { fullName: 'refused/once' })
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

interface Refusal {
  readonly ipa: () => Promise<string>
  readonly message: RegExp
  readonly fix: RegExp
}

/** One of the profile, one of the file, one of both. What else is refused, and how: `preflight/rules`. */
const refusals: Readonly<Record<string, Refusal>> = {
  'app-store-profile': {
    ipa: () => goodIpa({ profile: { distribution: 'app-store' } }),
    message: /is for the App Store/,
    fix: /TestFlight/,
  },
  'unreadable-ipa': {
    ipa: () => aFile('Broken.ipa', ipaBytes().subarray(0, 9_000)),
    message: /is no IPA that can be installed/,
    fix: /./,
  },
  'bundle-id-mismatch': {
    ipa: () =>
      goodIpa({
        profile: { bundleId: 'com.other.app' },
        signed: { entitlements: id => claimedEntitlements({}, id) },
      }),
    message: /com\.example\.app.*com\.other\.app/,
    fix: /Export with a profile for com\.example\.app/,
  },
}

describe.each(Object.entries(refusals))('%s', (rule, { ipa, message, fix }) => {
  it('refuses the build everywhere and publishes nothing', async () => {
    seed.repository.comments.splice(0)
    const run = await runStep(github, seed, { ipa: await ipa() })
    expect(run.exitCode).toBe(1)
    expect(pushesOf(run)).toBe(0)
    expect(await pathsOn(seed.repository)).toEqual([])
    const { findings, status } = run.outputs
    expect([status, run.outputs['install-url'], run.outputs['build-id']]).toEqual([
      'rejected',
      '',
      '',
    ])
    const [finding] = JSON.parse(findings ?? '[]')
    expect(finding).toEqual({
      rule,
      level: 'error',
      message: expect.stringMatching(message),
      fix: expect.stringMatching(fix),
    })
    expect(run.errors.join('\n')).toContain(finding.message)
    expect(run.errors.join('\n')).toContain(finding.fix)
    const said = [shownText(theComment(seed.repository)), run.summary]
    for (const text of said) {
      expect(text).toMatch(/### ⛔ .* cannot be installed\n\n\*\*[^*]+\*\* It was not published\./)
      expect(text).toContain(`<code>${rule}</code>`)
      expect(text).toContain('**To fix it:**')
    }
  })
})

describe('fail-on', () => {
  it('never: publishes what iOS will refuse, and says so', async () => {
    const calm = await seedRepository(github, { fullName: 'refused/never' })
    const ipa = await goodIpa({ profile: { created: inDays(-400), expires: inDays(-3) } })
    const run = await runStep(github, calm, { ipa, inputs: { 'fail-on': 'never' } })
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'published' } })
    expect((await github.get(run.outputs['ipa-url'] ?? '')).status).toBe(200)
    const said = shownText(theComment(calm.repository))
    expect(said).toContain('<code>profile-expired</code>')
    const page = String((await github.get(run.outputs['install-url'] ?? '')).body)
    for (const text of [said, run.summary]) {
      expect(text).toMatch(/^### ⚠️ .* will most likely not install$/m)
      expect(text).not.toMatch(/^### \[Install\b/m)
    }
    expect(run.log.join('\n')).toContain('iOS will most likely refuse it')
    expect(page).toContain('data-t="expired">Expired</a>')
    expect(page).not.toContain('href="itms-services')
  })

  it('never: still cannot publish what is no IPA', async () => {
    const calm = await seedRepository(github, { fullName: 'refused/garbage' })
    const ipa = await aFile('Broken.ipa', Buffer.from('PK, but not really'))
    const run = await runStep(github, calm, { ipa, inputs: { 'fail-on': 'never' } })
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
    expect(pushesOf(run)).toBe(0)
  })

  it('warning: refuses what would only be warned of', async () => {
    const strict = await seedRepository(github, { fullName: 'refused/warning' })
    // One that nothing is to be warned of is published: `outputs.test.ts`.
    const inputs = { 'fail-on': 'warning' }
    const ipa = await goodIpa({ profile: { distribution: 'enterprise', expires: inDays(5) } })
    const run = await runStep(github, strict, { ipa, inputs })
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
    expect(run.outputs['findings']).toContain('profile-expires-soon')
    expect(pushesOf(run)).toBe(0)
  })
})

it('a team that is not allowed is refused', async () => {
  const team = await seedRepository(github, { fullName: 'refused/team' })
  const inputs = { 'allowed-teams': 'ZZZZZ99999' }
  const run = await runStep(github, team, { ipa: await goodIpa(), inputs })
  expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
  expect(run.errors.join()).toContain('ABCDE12345')
  expect(pushesOf(run)).toBe(0)
})

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
