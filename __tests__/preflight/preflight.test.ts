import { describe, expect, it } from '@jest/globals'
import type { Inspection } from '../../src/ipa/app'
import type { Finding, Level } from '../../src/preflight/finding'
import { preflight, refuses } from '../../src/preflight/preflight'
import { someApp, someAppWith, someCertificate, someIpaFile } from '../support/app'
import {
  appWithSlices,
  context,
  findings,
  hoursFromNow,
  messageOf,
  pages,
  rulesOf,
} from '../support/preflight'

describe('preflight', () => {
  it('finds nothing about a good ad hoc build', () => {
    expect(findings(someApp())).toEqual([])
  })

  it('says for every error what was found and what to do', () => {
    const bad = [
      someApp({ platforms: ['iphonesimulator'] }),
      someApp({ platforms: ['appletvos'] }),
      someApp({ sealed: false }),
      someApp({ profile: { kind: 'absent' } }),
      appWithSlices({ encrypted: true }),
      someAppWith({ distribution: 'app-store', devices: undefined }),
      someAppWith({ expires: hoursFromNow(-1) }),
      someAppWith({ certificates: [someCertificate({ notAfter: hoursFromNow(-1) })] }),
      someAppWith({ devices: [] }),
      someAppWith({ applicationIdentifier: 'ABCDE12345.com.other' }),
    ].flatMap(app => findings(app))
    expect(bad).toHaveLength(10)
    for (const { level, message, fix } of bad) {
      expect(level).toBe('error')
      expect(message).toMatch(/“.+”.*[.]$/)
      expect(fix).toMatch(/^[A-Z].{20,}[.]$/)
    }
  })
})

describe('unreadable-ipa', () => {
  const unreadable: Inspection = {
    kind: 'unreadable',
    file: { ...someIpaFile, name: 'Ex\u202eample.ipa' },
    reason: 'it is no zip archive',
    fix: 'Give an IPA.',
  }

  it('repeats what the reader found', () => {
    expect(preflight(unreadable, context)).toEqual([
      {
        rule: 'unreadable-ipa',
        level: 'error',
        message: '“Example.ipa” is no IPA that can be installed: it is no zip archive.',
        fix: 'Give an IPA.',
      },
    ])
  })

  it.each(['simulator-build', 'unsupported-platform'] as const)(
    'is called %s when recognised',
    rule => {
      expect(preflight({ ...unreadable, recognised: rule }, context)).toMatchObject([{ rule }])
    },
  )

  it('mentions the size too, which may be why', () => {
    const huge: Inspection = { ...unreadable, file: { ...someIpaFile, size: 5_000_000_000 } }
    const found = preflight(huge, { ...context, hosting: pages })
    expect(found.map(({ rule }) => rule)).toEqual(['unreadable-ipa', 'ipa-too-large'])
  })
})

describe('the order', () => {
  it('puts errors first, and roots before what follows', () => {
    const app = someAppWith({
      distribution: 'development',
      devices: [],
      expires: hoursFromNow(-1),
      certificates: [someCertificate({ notAfter: hoursFromNow(-1) })],
      applicationIdentifier: 'ABCDE12345.com.other',
      teamIds: ['EVIL123456'],
    })
    const huge = { ...app, file: { ...someIpaFile, size: 200_000_000 } }
    const hosting = { ...pages, withoutRedirect: 'publish-to: pages' }
    expect(rulesOf(huge, { hosting, allowedTeams: ['ABCDE12345'] })).toEqual([
      'team-not-allowed',
      'bundle-id-mismatch',
      'certificate-expired',
      'no-devices',
      'ipa-too-large',
      'development-signed',
      'ipa-behind-redirect',
    ])
  })
})

describe('refuses', () => {
  const at = (level: Level): Finding => ({ rule: 'unsigned', level, message: '', fix: '' })

  it.each([
    [[], 'warning', false],
    [['notice'], 'warning', false],
    [['warning'], 'error', false],
    [['warning'], 'warning', true],
    [['notice', 'error'], 'error', true],
    [['error'], 'warning', true],
    [['error'], 'never', false],
  ] as const)('%j under fail-on: %s → %s', (levels, failOn, refused) => {
    expect(refuses(levels.map(at), failOn)).toBe(refused)
  })
})

describe('hostile words', () => {
  it('are quoted on one line and cut', () => {
    const name = `a\n::error::b${'x'.repeat(500)}`
    const message = messageOf(someAppWith({ name, expires: hoursFromNow(-1) }))
    expect(message).toContain('“a ::error::bxxx')
    expect(message).not.toMatch(/[\n\r]/)
    expect(message.length).toBeLessThan(400)
  })
})
