import { describe, expect, it } from '@jest/globals'
import { annotationsOf } from '../../src/report/annotations'
import { pullRequest42 as channel } from '../support/build-record'
import { anApp, developerMode, expired, ipaFile, ready, rejected, soon } from './examples'

describe('annotations', () => {
  it('tell what somebody should act on with its app and its fix', () => {
    const known = { ...soon, level: 'notice' } as const
    const apps = [rejected([expired]), ready(1, { findings: [soon, known] })]
    expect(annotationsOf({ kind: 'published', channel, apps, commentUrl: undefined })).toEqual([
      {
        level: 'error',
        title: 'Example: profile-expired',
        message: `${expired.message}\nFix: ${expired.fix}`,
      },
      {
        level: 'warning',
        title: 'Example: profile-expires-soon',
        message: `${soon.message}\nFix: ${soon.fix}`,
      },
    ])
  })

  it('say which input it is that refuses what iOS would take', () => {
    const apps = [rejected([soon])]
    expect(annotationsOf({ kind: 'published', channel, apps, commentUrl: undefined })).toEqual([
      expect.objectContaining({ level: 'warning', title: 'Example: profile-expires-soon' }),
      {
        level: 'error',
        title: 'Example: fail-on',
        message: expect.stringContaining('the input “fail-on” is “warning”'),
      },
    ])
  })

  it('name the file when there is no app', () => {
    const apps = [
      {
        app: undefined,
        file: ipaFile,
        findings: [expired],
        refused: true,
        at: new Date('2026-11-22T12:00:00Z'),
      },
    ]
    expect(annotationsOf({ kind: 'inspected', apps })[0]?.title).toBe(
      'Example.ipa: profile-expired',
    )
  })

  it('carry no line of somebody else’s and no control characters', () => {
    const app = anApp({ title: 'A\n::error::gone\u001B[2J' })
    const finding = { ...developerMode, message: 'a\r\n::set-output name=x::y', fix: '' }
    const apps = [
      {
        app,
        file: ipaFile,
        findings: [finding],
        refused: false,
        at: new Date('2026-11-22T12:00:00Z'),
      },
    ]
    expect(annotationsOf({ kind: 'inspected', apps })).toEqual([
      {
        level: 'warning',
        title: 'A ::error::gone [2J: development-signed',
        message: 'a ::set-output name=x::y',
      },
    ])
  })

  it('tell why a run did nothing', () => {
    expect(annotationsOf({ kind: 'skipped', reason: 'A fork.', recipe: '# Do this' })).toEqual([
      { level: 'notice', title: 'Nothing was published', message: 'A fork.' },
    ])
  })
})
