import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../src/errors'
import { httpsUrl } from '../../src/https-url'
import type { Finding } from '../../src/preflight/finding'
import { LONGEST_COMMENT, renderComment } from '../../src/report/comment'
import { parseComment } from '../../src/report/comment-marker'
import type { CommentState } from '../../src/report/comment-state'
import {
  type CommentUpdate,
  failed,
  published,
  publishing,
  removed,
} from '../../src/report/comment-update'
import { advance } from '../../src/report/merge-comment'
import {
  pullRequest42 as channel,
  hostileTitles,
  type RecordDeviations,
} from '../support/build-record'
import { expectGolden } from '../support/golden'
import { anApp, aRun, developerMode, expired, hostile, ready, rejected, soon } from './examples'

function comment(...updates: readonly CommentUpdate[]): string {
  return renderComment(state(...updates))
}

function state(...updates: readonly CommentUpdate[]): CommentState {
  const empty: CommentState = { channel: 'pr-42', sections: [], omitted: 0 }
  return updates.reduce<CommentState>(advance, empty)
}

const isReady = (number: number, deviations: RecordDeviations = {}): CommentUpdate =>
  published({ channel, run: aRun(number), apps: [ready(number, deviations)] })

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

describe('the comment', () => {
  it.each<readonly [string, string]>([
    [
      'ready',
      comment(
        isReady(1, { notes: 'Log in.\n\nThen look at the list.', findings: [soon, developerMode] }),
      ),
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
    expectGolden(`report/golden/comment-${name}.md`, text)
  })
})

/** What must never be in a comment, whatever goes in. */
function expectHarmless(text: string): void {
  const [marker = '', ...rest] = text.split('\n')
  const visible = rest.join('\n')
  expect(marker).toMatch(/^<!-- [^>]* -->$/)
  const elements = visible.match(/<[^>]*>/g) ?? []
  for (const element of elements) {
    const bare = element.replace(/"[^"]*"/g, '""')
    expect(bare).toMatch(/^<\/?[a-z]+( (href|src|width|height|alt|rowspan)="")*>$/)
  }
  const tags = elements.map(element => /^<\/?([a-z]+)/.exec(element)?.[1])
  const ours = ['a', 'img', 'table', 'tr', 'td', 'details', 'summary', 'code', 'pre', 'br', 'sub']
  expect(tags.filter(name => !ours.includes(name ?? ''))).toEqual([])
  for (const [, url = ''] of visible.matchAll(/(?:href|src)="([^"]*)"/g)) {
    expect(new URL(url).protocol).toBe('https:')
    expect(new URL(url).hostname).toMatch(/^(octo-org\.github\.io|github\.com)$/)
  }
  const finished = visible
    .replace(/<(pre|code)>.*?<\/\1>/gs, '') // where GitHub looks for no references
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)))
  expect(finished).not.toMatch(/@[A-Za-z0-9]|#[0-9]|\bwww\.|\bGH-1/)
}

describe('untrusted text in a comment', () => {
  const texts = [...Object.values(hostileTitles), hostile, ...hostile.split('\n')]

  it.each(texts)('does nothing: %j', text => {
    const facts = { title: text, version: text, buildNumber: text, minimumOs: text }
    const finding: Finding = { ...soon, message: text, fix: text }
    const file = { ...anApp().file, name: text }
    const error = new ActionError(text, { code: 'git', hint: text })
    const updates: readonly CommentUpdate[] = [
      isReady(1, { app: { ...facts, bundleId: text }, notes: text, findings: [finding] }),
      published({ channel, run: aRun(1), apps: [rejected([finding], anApp(facts))] }),
      published({
        channel,
        run: aRun(1),
        apps: [{ ...rejected([finding]), app: undefined, file }],
      }),
      publishing({ channel, run: aRun(1), apps: [anApp(facts)] }),
      failed({ channel, run: aRun(1), error }),
      failed({ channel, run: aRun(1), error, apps: [anApp(facts)] }),
    ]
    for (const update of updates) expectHarmless(comment(update))
    expectHarmless(
      comment(updates[0] ?? isReady(1), removed({ channel, run: aRun(2), reason: text })),
    )
  })
})

describe('the size of a comment', () => {
  const long = `${hostile}\n网页传值`.repeat(2000)
  const findings: readonly Finding[] = Array.from({ length: 300 }, () => ({
    ...soon,
    message: long,
    fix: long,
  }))
  const huge: RecordDeviations = {
    app: { title: long, version: long, buildNumber: long, minimumOs: long },
    notes: long,
    findings,
  }

  it('stays below the limit whatever goes in, and can be read again', () => {
    const text = comment(isReady(1, huge), isReady(2, huge))
    expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT)
    expect(parseComment(text)?.sections).toHaveLength(1)
    expectHarmless(text)
  })

  it('gives every app its place before it gives one of them more room', () => {
    const apps = Array.from({ length: 8 }, (_, index) =>
      ready(1, { ...huge, app: { ...huge.app, bundleId: `com.example.app${index}` } }),
    )
    const text = comment(published({ channel, run: aRun(1), apps }))
    expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT)
    expect(parseComment(text)?.sections).toHaveLength(8)
  })

  it('leaves out the apps that spoke longest ago when there are too many, and says so', () => {
    const updates = Array.from({ length: 150 }, (_, index) =>
      isReady(index, { app: { bundleId: `com.example.app${index}` } }),
    )
    const text = comment(...updates)
    expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT)
    expect(text).toMatch(/\d+ more apps would not fit into this comment/)
    const kept = parseComment(text)
    expect(kept?.sections.map(({ run }) => run.number)).toContain(149)
    expect(kept?.omitted).toBe(150 - (kept?.sections.length ?? 0))
  })

  it('survives addresses that are too long to show', () => {
    const text = comment(
      isReady(1, { baseUrl: httpsUrl(`https://octo-org.github.io/${'a'.repeat(30_000)}/`) }),
    )
    expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT)
    expect(text).toContain('1 more app would not fit')
  })

  it('is not shortened without need', () => {
    const notes = 'A line to read. '.repeat(150).trim()
    expect(comment(isReady(1, { notes }))).toContain(notes)
  })
})

describe('the same state', () => {
  it('gives the same text, also after a round through the comment', () => {
    const text = comment(isReady(1, { notes: hostile, findings: [soon] }), isReady(2))
    const again = parseComment(text)
    expect(again && renderComment(again)).toBe(text)
  })
})
