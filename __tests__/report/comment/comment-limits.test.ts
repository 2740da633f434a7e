import { describe, expect, it } from '@jest/globals'
import type { Finding } from '../../../src/preflight/finding'
import { ActionError } from '../../../src/primitives/errors'
import { httpsUrl } from '../../../src/primitives/https-url'
import { LONGEST_COMMENT } from '../../../src/report/comment/comment'
import { parseComment } from '../../../src/report/comment/marker'
import {
  type CommentUpdate,
  failed,
  published,
  publishing,
  removed,
} from '../../../src/report/comment/update'
import {
  pullRequest42 as channel,
  hostileTitles,
  type RecordDeviations,
} from '../../support/build-record'
import { comment, isReady } from '../comment-of'
import { anApp, aRun, hostile, ready, rejected, soon } from '../examples'

/** What must never be in a comment, whatever goes in. */
function expectHarmless(text: string): void {
  const [marker = '', ...rest] = text.trimEnd().split('\n').reverse()
  const visible = rest.reverse().join('\n')
  expect(marker).toMatch(/^<!-- [^>]* -->$/)
  const elements = visible.match(/<[^>]*>/g) ?? []
  for (const element of elements) {
    const bare = element.replace(/"[^"]*"/g, '""')
    expect(bare).toMatch(/^<\/?[a-z]+( (href|src|width|align|valign|alt)="")*>$/)
  }
  const tags = elements.map(element => /^<\/?([a-z]+)/.exec(element)?.[1])
  const ours = [
    'a',
    'img',
    'table',
    'tr',
    'td',
    'details',
    'summary',
    'code',
    'pre',
    'br',
    'sub',
    'strong',
  ]
  expect(tags.filter(name => !ours.includes(name ?? ''))).toEqual([])
  for (const [, url = ''] of visible.matchAll(/(?:href|src)="([^"]*)"/g)) {
    expect(new URL(url).protocol).toBe('https:')
    expect(new URL(url).hostname).toMatch(/^(octo-org\.github\.io|github\.com)$/)
  }
  const finished = visible
    .replace(/<(pre|code)>.*?<\/\1>/gs, '') // where GitHub looks for no references
    .replace(/<[^>]*>/g, ' ')
    .replace(/\]\(https:\/\/octo-org\.github\.io\/[^\s)]*\)/g, ']')
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
