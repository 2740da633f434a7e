import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import type { InspectedApp, Outcome } from '../../src/report/outcome'
import { exitCodeOf, outputNames, outputsOf, statusOf } from '../../src/report/outputs'
import { itmsLink } from '../../src/site/link'
import { pullRequest42 as channel, signedToo } from '../support/build-record'
import { anApp, expired, ipaFile, ready, rejected, soon, unsigned } from './examples'

const commentUrl = httpsUrl('https://github.com/octo-org/app/pull/42#issuecomment-1')
const other = { app: { bundleId: 'com.example.other', title: 'Other' } }

function published(...apps: (Outcome & { kind: 'published' })['apps']): Outcome {
  return { kind: 'published', channel, apps, commentUrl }
}

const inspected = (deviations: Partial<InspectedApp> = {}): Outcome => ({
  kind: 'inspected',
  apps: [
    {
      app: anApp(),
      file: ipaFile,
      findings: [soon],
      refused: false,
      at: new Date('2026-11-22T12:00:00Z'),
      ...deviations,
    },
  ],
})

const skipped: Outcome = { kind: 'skipped', reason: 'It is a fork.', recipe: '' }
const removed: Outcome = { kind: 'removed', channel, removedBuilds: 2, commentUrl, reason: '' }
const assembled: Outcome = { kind: 'assembled', folder: 'public', builds: 3 }

describe('the outputs', () => {
  it('of a build for installers that sign anew have its source, and nothing for iOS', () => {
    const outputs = outputsOf(published(ready(1, unsigned)), itmsLink)
    expect(outputs).toMatchObject({
      status: 'sideload',
      'source-url': 'https://octo-org.github.io/app/install/pr-42/apps.json',
      'ipa-url': expect.stringMatching(/\.ipa$/),
      ...{ 'manifest-url': '', 'itms-url': '' },
    })
    const both = outputsOf(published(ready(1, { sideload: signedToo })), itmsLink)
    expect(both).toMatchObject({ status: 'installable', 'source-url': outputs['source-url'] })
    expect(both['itms-url']).not.toBe('')
    const worst = [ready(1), ready(2, unsigned)]
    expect(outputsOf(published(...worst), itmsLink).status).toBe('sideload')
    const unseen = { ...ready(1, unsigned), verified: false }
    expect(outputsOf(published(unseen), itmsLink).status).toBe('published')
  })

  it('of a published build are all there', () => {
    const { builds, ...outputs } = outputsOf(published(ready(1, { findings: [soon] })), itmsLink)
    const folder = 'https://octo-org.github.io/app/install/pr-42/com.example.app/1-00000001/'
    expect(outputs).toEqual({
      status: 'installable',
      'source-url': '',
      'install-url': folder,
      'channel-url': 'https://octo-org.github.io/app/install/pr-42/',
      'manifest-url': `${folder}manifest.plist`,
      'ipa-url': `${folder}Example-1.2.3.ipa`,
      'qr-url': `${folder}qr.png`,
      'icon-url': `${folder}icon.png`,
      'itms-url': `itms-services://?action=download-manifest&url=${encodeURIComponent(`${folder}manifest.plist`)}`,
      'bundle-id': 'com.example.app',
      version: '1.1.0',
      'build-number': '1',
      title: 'Example',
      'minimum-os': '15.0',
      distribution: 'ad-hoc',
      'profile-expires': '2027-06-10T09:30:00.000Z',
      'device-count': '12',
      sha256: '00000001'.repeat(8),
      size: '12345678',
      'build-id': '1-00000001',
      channel: 'pr-42',
      'comment-url': commentUrl,
      findings: JSON.stringify([soon]),
    })
    expect(JSON.parse(builds)).toEqual([{ ...outputs, findings: [soon] }])
  })

  it('of a refused build tell what could be read, and no address', () => {
    const outputs = outputsOf(published(rejected([expired])), itmsLink)
    expect(outputs).toMatchObject({
      status: 'rejected',
      'bundle-id': 'com.example.app',
      version: '1.3.0',
      'build-number': '58',
      distribution: 'ad-hoc',
      'profile-expires': '2027-03-04T08:00:00.000Z',
      'device-count': '12',
      sha256: ipaFile.sha256,
      size: String(ipaFile.size),
      findings: JSON.stringify([expired]),
      'install-url': '',
      'itms-url': '',
      'build-id': '',
    })
  })

  it('of an unreadable IPA tell what the file tells', () => {
    const apps = [{ ...rejected([expired]), app: undefined, distribution: 'none' }]
    expect(outputsOf(published(...apps), itmsLink)).toMatchObject({
      status: 'rejected',
      'bundle-id': '',
      distribution: 'none',
      sha256: ipaFile.sha256,
      size: String(ipaFile.size),
    })
  })

  it('of several builds are those of the first, and all in the list', () => {
    const outputs = outputsOf(published(ready(1), ready(1, other)), itmsLink)
    expect(outputs['bundle-id']).toBe('com.example.app')
    const builds: unknown = JSON.parse(outputs.builds)
    expect(builds).toMatchObject([
      { 'bundle-id': 'com.example.app' },
      { 'bundle-id': 'com.example.other' },
    ])
  })

  it('say rejected when one of several builds was refused', () => {
    const outputs = outputsOf(published(ready(1), rejected([expired])), itmsLink)
    expect(outputs.status).toBe('rejected')
    expect(JSON.parse(outputs.builds)).toMatchObject([
      { status: 'installable' },
      { status: 'rejected' },
    ])
  })

  it('say of each build whether somebody has seen that it can be installed', () => {
    const unseen = { ...ready(1, other), verified: false }
    const apps = [ready(1), unseen, ready(1, { findings: [expired] })]
    expect(JSON.parse(outputsOf(published(...apps), itmsLink).builds)).toMatchObject([
      { status: 'installable' },
      { status: 'published', 'install-url': expect.stringContaining('https://') },
      { status: 'published', findings: [expired] },
    ])
  })

  it('leave the device count of enterprise builds empty', () => {
    const signing = { distribution: 'enterprise', deviceCount: undefined } as const
    expect(outputsOf(published(ready(1, { signing })), itmsLink)['device-count']).toBe('')
    const app = anApp({ signed: { distribution: 'enterprise', devices: undefined } })
    expect(outputsOf(published(rejected([], app)), itmsLink)['device-count']).toBe('')
  })

  it('of an app without a profile have no signing facts', () => {
    const app = anApp({ profile: { kind: 'absent' } })
    expect(outputsOf(inspected({ app }), itmsLink)).toMatchObject({
      ...{ distribution: 'none', 'profile-expires': '', 'device-count': '' },
    })
  })

  it.each([
    ['skipped', skipped],
    ['removed', removed],
    ['assembled', assembled],
    ['inspected', inspected()],
  ])('exist by every name when the run was %s', (status, outcome) => {
    const outputs = outputsOf(outcome, itmsLink)
    expect(Object.keys(outputs).sort()).toEqual([...outputNames].sort())
    expect(outputs.status).toBe(status)
    expect(Object.values(outputs).every(value => typeof value === 'string')).toBe(true)
  })

  it('of a removal name its channel and comment', () => {
    expect(outputsOf(removed, itmsLink)).toMatchObject({
      ...{ channel: 'pr-42', 'comment-url': commentUrl, findings: '[]', builds: '[]' },
    })
  })
})

describe('the exit code', () => {
  it.each([
    [published(ready(1)), 'installable', 0],
    [published(ready(1, { findings: [soon] })), 'installable', 0],
    [published(ready(1, { findings: [soon, expired] })), 'published', 0],
    [published({ ...ready(1), verified: false }), 'published', 0],
    [published(ready(1), { ...ready(1, other), verified: false }), 'published', 0],
    [published({ ...ready(1), verified: false }, rejected([expired])), 'rejected', 1],
    [published(rejected([expired])), 'rejected', 1],
    [published(ready(1), rejected([expired])), 'rejected', 1],
    [inspected(), 'inspected', 0],
    [inspected({ refused: true, at: new Date('2026-11-22T12:00:00Z') }), 'rejected', 1],
    [skipped, 'skipped', 0],
    [removed, 'removed', 0],
    [assembled, 'assembled', 0],
  ])('case %#', (outcome, status, code) => {
    expect(statusOf(outcome)).toBe(status)
    expect(exitCodeOf(outcome)).toBe(code)
  })
})
