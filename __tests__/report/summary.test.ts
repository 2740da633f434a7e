import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../src/primitives/errors'
import { httpsUrl } from '../../src/primitives/https-url'
import type { AppOutcome, Outcome } from '../../src/report/outcome'
import { renderFailureSummary, renderSummary } from '../../src/report/summary'
import { pullRequest42 as channel } from '../support/build-record'
import { expectGolden } from '../support/golden'
import {
  anApp,
  developerMode,
  expired,
  hostile,
  ipaFile,
  ready,
  rejected,
  soon,
  unsigned,
} from './examples'

const commentUrl = httpsUrl('https://github.com/octo-org/app/pull/42#issuecomment-1')

function published(...apps: readonly AppOutcome[]): Outcome {
  return { kind: 'published', channel, apps, commentUrl }
}

const unverified: AppOutcome = { ...installable(), verified: false }
function installable(): AppOutcome & { readonly kind: 'published' } {
  const outcome = ready(1, { notes: 'Log in.', findings: [soon] })
  if (outcome.kind !== 'published') throw new Error('not installable')
  return outcome
}

const noPages = new ActionError('Pages is not enabled for octo-org/app', {
  code: 'pages-disabled',
  hint: 'Open https://github.com/octo-org/app/settings/pages and choose:\n\n  Source: Deploy from a branch\n  Branch: gh-pages, / (root)',
})

describe('the job summary', () => {
  it.each<readonly [string, string]>([
    ['installable', renderSummary(published(installable()))],
    ['sideload', renderSummary(published(ready(1, unsigned)))],
    [
      'unverified',
      renderSummary({ kind: 'published', channel, apps: [unverified], commentUrl: undefined }),
    ],
    ['rejected', renderSummary(published(rejected([expired, developerMode])))],
    [
      'mixed',
      renderSummary(
        published(
          installable(),
          rejected([expired], anApp({ bundleId: 'com.example.other', title: 'Other' })),
        ),
      ),
    ],
    [
      'removed',
      renderSummary({
        kind: 'removed',
        channel,
        removedBuilds: 2,
        commentUrl,
        reason: 'The pull request was closed while this build was being published.',
      }),
    ],
    [
      'removed-nothing',
      renderSummary({
        kind: 'removed',
        channel,
        removedBuilds: 0,
        commentUrl: undefined,
        reason: '',
      }),
    ],
    [
      'skipped',
      renderSummary({
        kind: 'skipped',
        reason: 'The pull request comes from a fork.',
        recipe: '**1.** Do this:\n\n```yaml\non: pull_request\n```',
      }),
    ],
    [
      'inspected',
      renderSummary({
        kind: 'inspected',
        apps: [
          {
            app: anApp(),
            file: ipaFile,
            findings: [soon],
            refused: false,
            at: new Date('2026-11-22T12:00:00Z'),
          },
          {
            app: undefined,
            file: ipaFile,
            findings: [expired],
            refused: true,
            at: new Date('2026-11-22T12:00:00Z'),
          },
        ],
      }),
    ],
    ['assembled', renderSummary({ kind: 'assembled', folder: 'public', builds: 1 })],
    ['failed', renderFailureSummary(noPages, 'Publishing the build')],
    ['bug', renderFailureSummary(new TypeError('x is not a function'), 'Publishing the build')],
  ])('reads well when %s', (name, text) => {
    expectGolden(`report/golden/summary-${name}.md`, text)
  })

  it('keeps untrusted text harmless', () => {
    const texts = [
      renderSummary(published(ready(1, { app: { title: hostile }, notes: hostile }))),
      renderSummary({ kind: 'skipped', reason: hostile, recipe: '' }),
      renderSummary({ kind: 'removed', channel, removedBuilds: 1, commentUrl, reason: hostile }),
      renderSummary({
        kind: 'inspected',
        apps: [
          {
            app: anApp({ title: hostile }),
            file: { ...ipaFile, name: hostile },
            findings: [{ ...soon, message: hostile }],
            refused: true,
            at: new Date('2026-11-22T12:00:00Z'),
          },
        ],
      }),
      renderSummary({ kind: 'assembled', folder: hostile, builds: 1 }),
      renderFailureSummary(new ActionError(hostile, { code: 'git', hint: hostile }), 'Publishing'),
      renderFailureSummary(new Error(hostile), 'Publishing'),
    ]
    for (const text of texts) {
      expect(
        text.match(/<(?!\/?(a|img|table|tr|td|details|summary|code|pre|br|sub|strong)\b)/),
      ).toBeNull()
      const outside = text.replace(/`https:\/\/[\w.~:/?#=&%+-]+`/g, '')
      expect(outside).not.toMatch(/[@`]|\]\((?!https:\/\/octo-org\.github\.io\/)/)
    }
  })

  it('stays below what the runner takes', () => {
    const long = hostile.repeat(300)
    const findings = Array.from({ length: 100 }, () => ({ ...soon, message: long, fix: long }))
    const apps = Array.from({ length: 40 }, (_, index) =>
      ready(1, { app: { bundleId: `com.example.app${index}` }, findings }),
    )
    const text = renderSummary(published(...apps))
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
    expect(text).toMatch(/\d+ more parts would not fit into this summary/)
    expect(
      Buffer.byteLength(renderFailureSummary(new Error('x'.repeat(3_000_000)), 'It')),
    ).toBeLessThan(1024 * 1024)
  })
})
