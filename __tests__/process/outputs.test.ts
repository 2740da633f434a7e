import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { type GitHub, startGitHub } from '../support/github/github'
import { objectAt } from '../support/github/openapi/json'
import { seedRepository } from '../support/github/seed'
import { goodIpa, inDays, runStep, shownText, theComment } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

async function declaredOutputs(): Promise<readonly string[]> {
  return Object.keys(objectAt(parse(await readFile('action.yml', 'utf8')), 'outputs')).sort()
}

describe('one app', () => {
  it('has every output that action.yml declares, with its value', async () => {
    const seed = await seedRepository(github, { fullName: 'outputs/one' })
    const expires = inDays(200)
    const ipa = await goodIpa({ profile: { expires } })
    const bytes = await readFile(ipa)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const { outputs } = await runStep(github, seed, { ipa, runNumber: 123 })
    const buildId = `123-${sha256.slice(0, 8)}`
    const channel = `${seed.repository.pages?.url}install/pr-42/`
    const folder = `${channel}com.example.app/${buildId}/`
    const { findings, builds, ...rest } = outputs
    expect(Object.keys(outputs).sort()).toEqual(await declaredOutputs())
    expect(rest).toEqual({
      status: 'installable',
      'source-url': '',
      'install-url': folder,
      'channel-url': channel,
      'manifest-url': `${folder}manifest.plist`,
      'ipa-url': `${folder}Example-1.2.3.ipa`,
      'qr-url': `${folder}qr.png`,
      'icon-url': `${folder}icon.png`,
      'itms-url': `itms-services://?action=download-manifest&url=${encodeURIComponent(`${folder}manifest.plist`)}`,
      'bundle-id': 'com.example.app',
      version: '1.2.3',
      'build-number': '45',
      title: 'Example',
      'minimum-os': '15.0',
      distribution: 'ad-hoc',
      'profile-expires': new Date(Math.floor(expires.getTime() / 1000) * 1000).toISOString(),
      'device-count': '2',
      sha256,
      size: String(bytes.length),
      'build-id': buildId,
      channel: 'pr-42',
      'comment-url': expect.stringMatching(/\/outputs\/one\/pull\/42#issuecomment-\d+$/),
    })
    expect(JSON.parse(findings ?? '')).toEqual([
      {
        rule: 'device-ids-public',
        level: 'notice',
        message: expect.stringContaining('2 device identifiers'),
        fix: expect.stringMatching(/./),
      },
    ])
    expect(JSON.parse(builds ?? '')).toEqual([{ ...rest, findings: JSON.parse(findings ?? '') }])
  })

  it('signed in-house has no device count, and is called by the title that was given', async () => {
    const seed = await seedRepository(github, { fullName: 'outputs/enterprise' })
    const ipa = await goodIpa({ profile: { distribution: 'enterprise' } })
    const { outputs } = await runStep(github, seed, {
      ipa: '*.ipa',
      workspace: path.dirname(ipa),
      inputs: {
        ...{ title: 'Example “Beta”', notes: 'Rotate <b>it</b>', channel: 'nightly' },
        'fail-on': 'warning',
      },
    })
    expect(outputs).toMatchObject({
      status: 'installable',
      distribution: 'enterprise',
      'device-count': '',
      title: 'Example “Beta”',
      channel: 'nightly',
    })
    expect(outputs['install-url']).toContain('/install/nightly/com.example.app/')
    expect(outputs['findings']).toContain('enterprise-trust')
    const text = shownText(theComment(seed.repository))
    expect(text).toContain('Rotate &#60;b&#62;it')
    expect(text).toContain('Example “Beta”')
  })

  it('that is refused, removed or skipped has every output too, empty where there is nothing to say', async () => {
    const seed = await seedRepository(github, { fullName: 'outputs/none' })
    const ipa = await goodIpa({ profile: { distribution: 'app-store' } })
    const refused = await runStep(github, seed, { ipa })
    const removed = await runStep(github, seed, { action: 'closed' })
    const names = await declaredOutputs()
    for (const { outputs } of [refused, removed]) expect(Object.keys(outputs).sort()).toEqual(names)
    expect(refused.outputs).toMatchObject({
      distribution: 'app-store',
      'bundle-id': 'com.example.app',
    })
    expect(removed.outputs).toMatchObject({ status: 'removed', findings: '[]', builds: '[]' })
  })
})
