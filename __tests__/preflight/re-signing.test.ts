import { describe, expect, it } from '@jest/globals'
import type { App } from '../../src/ipa/app'
import { whenSignedAnew } from '../../src/preflight/re-signing'
import { someApp, someAppWith, someNested, someSeal, someSlice } from '../support/app'
import { appWithSlices, findings, hoursFromNow, pages } from '../support/preflight'

const unsignedSlice = someSlice({ codeSignature: undefined, signature: { kind: 'absent' } })
const verdict = (app: App) => whenSignedAnew(findings(app))
const levels = (app: App) => verdict(app).findings.map(({ rule, level }) => `${rule} ${level}`)

/** Nothing of this is left once AltStore, SideStore or Feather has signed the build. */
const cured: Readonly<Record<string, App>> = {
  unsigned: someApp({
    sealed: false,
    profile: { kind: 'absent' },
    executable: { kind: 'mach-o', name: 'Example', slices: [unsignedSlice] },
  }),
  'no-profile': someApp({ profile: { kind: 'absent' } }),
  'app-store-profile': someAppWith({ distribution: 'app-store', devices: undefined }),
  'profile-expired': someAppWith({ expires: hoursFromNow(-1) }),
  'no-devices': someAppWith({ devices: [] }),
  'bundle-id-mismatch': someAppWith({ applicationIdentifier: 'ABCDE12345.com.other' }),
  'free-account-profile': someAppWith({ account: 'free' }),
  'modified-after-signing': someApp({
    seal: someSeal([{ kind: 'changed', path: 'a.png', expected: 'sha256 1', found: 'sha256 2' }]),
  }),
  'nested-code': someApp({ nested: [someNested({ profile: { kind: 'absent' } })] }),
}

describe('a build that is to be signed anew', () => {
  it.each(Object.entries(cured))('has no error of %s, and says why', (rule, app) => {
    expect(findings(app).some(({ level }) => level === 'error')).toBe(true)
    const { findings: left, installers } = verdict(app)
    expect(installers).toBe('re-signing')
    expect(left.map(({ level }) => level)).not.toContain('error')
    const finding = left.find(one => one.rule === rule)
    expect(finding?.level).toBe('notice')
    expect(finding?.message).toMatch(
      /It does not matter to AltStore, SideStore and Feather: .{8,}\.$/,
    )
    expect(finding?.fix).toMatch(/^Nothing, as long as .* straight from the link: [A-Z]/)
  })

  const lasting: Readonly<Record<string, App>> = {
    'fairplay-encrypted': appWithSlices({ encrypted: true }),
    'simulator-build': someApp({ platforms: ['iphonesimulator'] }),
    'unsupported-platform': someApp({ platforms: ['appletvos'] }),
    'unsupported-architecture': appWithSlices({ cpu: 'armv7' }),
    unsigned: someApp({ executable: { kind: 'missing', name: 'Example' } }),
    'nested-code': someApp({ nested: [someNested({ bundleId: 'com.other.share' })] }),
  }

  it.each(Object.entries(lasting))('keeps %s where the files are at fault', (rule, app) => {
    expect(levels(app)).toContain(`${rule} error`)
  })

  it('is asked for the place where it lies as ever', () => {
    const context = { hosting: { ...pages, access: 'members-only' as const }, allowedTeams: ['X'] }
    const left = whenSignedAnew(findings(someApp(), context)).findings
    expect(left.filter(({ level }) => level === 'error').map(({ rule }) => rule)).toEqual([
      'team-not-allowed',
      'site-not-public',
    ])
  })

  it('tells what is left to mend before what another signature cures', () => {
    const app = someApp({
      profile: { kind: 'absent' },
      nested: [someNested({ executable: { kind: 'missing', name: 'Share' } })],
    })
    const [first] = levels(app)
    expect(first).toBe('nested-code error')
    expect(levels(app)).toContain('no-profile notice')
  })
})

describe('a build that iOS takes', () => {
  it('is judged as ever, warnings included', () => {
    const app = someAppWith({ expires: hoursFromNow(24) })
    expect(verdict(app)).toEqual({ findings: findings(app), installers: 'any' })
    expect(levels(app)).toContain('profile-expires-soon warning')
  })
})
