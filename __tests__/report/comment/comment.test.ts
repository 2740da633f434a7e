import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../../src/primitives/errors'
import { renderComment } from '../../../src/report/comment/comment'
import { parseComment } from '../../../src/report/comment/marker'
import {
  abandoned,
  departed,
  failed,
  published,
  publishing,
  removed,
} from '../../../src/report/comment/update'
import type { AppOutcome } from '../../../src/report/outcome'
import {
  pullRequest42 as channel,
  type RecordDeviations,
  signedToo,
} from '../../support/build-record'
import { expectGolden } from '../../support/golden'
import { comment, isReady } from '../comment-of'
import {
  anApp,
  aRun,
  developerMode,
  expired,
  hostile,
  ready,
  rejected,
  soon,
  unsigned,
} from '../examples'

const notLive = new ActionError(
  'The build was published but cannot be fetched after 600 s.\npage: expected a page, found HTTP 404',
  { code: 'not-live', hint: 'Look at https://github.com/octo-org/app/settings/pages.' },
)
const noPermission = new ActionError('GitHub refused reading the Pages settings', {
  code: 'missing-permission',
  hint: 'Allow it in the workflow file:\n\npermissions:\n  pages: read\n  contents: write',
})

const other: RecordDeviations = {
  app: { bundleId: 'com.example.other', title: 'Other', minimumOs: '' },
  signing: { distribution: 'enterprise', deviceCount: undefined },
}

const unseen = { ...ready(1), verified: false }

it('says so when there is nothing left to say: what was not believed is not shown', () => {
  expect(renderComment({ channel: 'pr-42', sections: [], omitted: 0 })).toMatch(
    /^No build is offered here any more\.\n\n<!-- tap-to-install /,
  )
})

describe('the comment', () => {
  it.each<readonly [string, string]>([
    [
      'ready',
      comment(
        isReady(1, { notes: 'Log in.\n\nThen look at the list.', findings: [soon, developerMode] }),
      ),
    ],
    ['ready-against-advice', comment(isReady(1, { findings: [expired, soon] }))],
    ['ready-not-fetched-back', comment(published({ channel, run: aRun(1), apps: [unseen] }))],
    [
      'publishing-after-advice',
      comment(
        isReady(1, { findings: [expired] }),
        publishing({ channel, run: aRun(2), apps: [anApp()] }),
      ),
    ],
    ['ready-for-re-signers', comment(isReady(1, unsigned), isReady(2, unsigned))],
    ['ready-for-both', comment(isReady(1, { sideload: signedToo }))],
    [
      'failed-for-re-signers',
      comment(
        isReady(1, unsigned),
        failed({ channel, run: aRun(2), error: notLive, apps: [anApp()] }),
      ),
    ],
    ['ready-on-ipad', comment(isReady(1, { app: { deviceFamilies: ['ipad'] } }))],
    [
      'rejected-for-warnings',
      comment(published({ channel, run: aRun(2), apps: [rejected([soon])] })),
    ],
    ['ready-with-older', comment(isReady(1), isReady(2), isReady(3))],
    ['publishing', comment(isReady(1), publishing({ channel, run: aRun(2), apps: [anApp()] }))],
    [
      'rejected',
      comment(published({ channel, run: aRun(2), apps: [rejected([expired, developerMode])] })),
    ],
    [
      'rejected-after-ready',
      comment(isReady(1), published({ channel, run: aRun(2), apps: [rejected([expired])] })),
    ],
    [
      'unreadable',
      comment(
        published({
          channel,
          run: aRun(2),
          apps: [
            {
              ...rejected([
                {
                  ...expired,
                  rule: 'unreadable-ipa',
                  message: 'The file is not a zip archive.',
                  fix: 'Export it again.',
                },
              ]),
              app: undefined,
            },
          ],
        }),
      ),
    ],
    [
      'failed',
      comment(isReady(1), failed({ channel, run: aRun(2), error: notLive, apps: [anApp()] })),
    ],
    ['failed-as-a-whole', comment(failed({ channel, run: aRun(2), error: noPermission }))],
    [
      'removed',
      comment(
        isReady(1),
        removed({ channel, run: aRun(2), reason: 'The pull request was closed.' }),
      ),
    ],
    [
      'cancelled',
      comment(
        isReady(1),
        publishing({ channel, run: aRun(2), apps: [anApp()] }),
        abandoned({ channel, run: aRun(2), keys: ['com.example.app'], gone: [] }),
      ),
    ],
    [
      'made-room',
      comment(
        isReady(1),
        isReady(2),
        departed({
          channel,
          run: aRun(3),
          reason: 'It made room for newer builds.',
          gone: [{ bundleId: 'com.example.app', buildId: '2-00000002' }],
        }),
      ),
    ],
    [
      'failed-as-a-whole-after-ready',
      comment(isReady(1), failed({ channel, run: aRun(2), error: noPermission })),
    ],
    [
      'rejected-for-three',
      comment(
        published({
          channel,
          run: aRun(2),
          apps: [
            rejected([
              expired,
              { ...expired, rule: 'unsigned', fix: 'Sign it.' },
              { ...expired, rule: 'no-devices' },
            ]),
          ],
        }),
      ),
    ],
    [
      'ready-for-development',
      comment(
        isReady(1, {
          signing: { distribution: 'development', deviceCount: 1 },
          findings: [developerMode],
        }),
      ),
    ],
    ['ready-in-house', comment(isReady(1, other))],
    [
      'ready-right-to-left',
      comment(isReady(1, { app: { title: 'متجر' }, notes: 'جرب الدفع (1).\nThen 2.' })),
    ],
    ['removed-when-asked', comment(isReady(1), removed({ channel, run: aRun(2), reason: '' }))],
    ['two-apps', comment(published({ channel, run: aRun(1), apps: [ready(1), ready(1, other)] }))],
    [
      'hostile-ready',
      comment(
        isReady(1, {
          app: { title: hostile, version: hostile, buildNumber: hostile, minimumOs: hostile },
          notes: hostile,
          findings: [{ ...soon, message: hostile, fix: hostile }],
        }),
      ),
    ],
    [
      'hostile-rejected',
      comment(
        published({
          channel,
          run: aRun(1),
          apps: [
            rejected([{ ...expired, message: hostile, fix: hostile }], anApp({ title: hostile })),
          ],
        }),
      ),
    ],
    [
      'hostile-failed',
      comment(
        failed({
          channel,
          run: aRun(1),
          error: new ActionError(hostile, { code: 'git', hint: `${hostile}\n  ${hostile}` }),
        }),
      ),
    ],
  ])('reads well when %s', (name, text) => {
    expect(parseComment(text)).toBeDefined()
    expectGolden(`report/golden/comment-${name}.md`, text.replace(/state=\S+/, 'state=…'))
  })
})

describe('the count of several apps', () => {
  const apps = (run: number, ...outcomes: readonly AppOutcome[]) =>
    published({ channel, run: aRun(run), apps: outcomes })
  const both = apps(1, ready(1), ready(1, other))
  const refused = rejected([expired])
  const failure = { channel, error: noPermission } as const

  it.each<readonly [string, string, string | undefined]>([
    ['all', comment(both), '**2 apps** can be installed.'],
    [
      'one refused and never ready',
      comment(apps(1, refused, ready(1, other))),
      '**1 of 2 apps** can be installed.',
    ],
    [
      'one refused and ready before',
      comment(both, apps(2, refused, ready(2, other))),
      '**1 of 2 apps** can be installed, and 1 more in an earlier build.',
    ],
    [
      'one published against advice, the other refused',
      comment(apps(1, refused, ready(1, { ...other, findings: [expired] }))),
      '**None of the 2 apps** can be installed.',
    ],
    [
      'one against advice before, the other ready',
      comment(apps(1, ready(1, { findings: [expired] }), ready(1, other)), apps(2, refused)),
      '**1 of 2 apps** can be installed.',
    ],
    ['one not fetched back', comment(apps(1, unseen, ready(1, other))), undefined],
    [
      'one refused and ready before, the other removed',
      comment(
        both,
        removed({ channel, run: aRun(2), reason: '' }),
        apps(3, ready(3)),
        apps(4, refused),
      ),
      '**1 of 2 apps** can be installed, in an earlier build.',
    ],
    [
      'a run that failed before it knew its app',
      comment(failed({ ...failure, run: aRun(2) })),
      undefined,
    ],
    [
      'such a run after one app',
      comment(isReady(1), failed({ ...failure, run: aRun(2) })),
      undefined,
    ],
    ['such a run after two apps', comment(both, failed({ ...failure, run: aRun(2) })), undefined],
  ])('with %s', (_what, text, head) => {
    const [first = ''] = text.split('\n')
    if (head === undefined) expect(text).not.toMatch(/\bapps?\*\* can be/)
    else expect(first).toBe(head)
  })
})

describe('the same state', () => {
  it('gives the same text, also after a round through the comment', () => {
    const text = comment(isReady(1, { notes: hostile, findings: [soon] }), isReady(2))
    const again = parseComment(text)
    expect(again && renderComment(again)).toBe(text)
  })
})
