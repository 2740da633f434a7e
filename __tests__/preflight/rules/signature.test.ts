import { describe, expect, it } from '@jest/globals'
import type { App } from '../../../src/ipa/app'
import { someApp } from '../../support/app'
import { appWithSlices, messageOf, rulesOf } from '../../support/preflight'

describe('unsigned', () => {
  it.each<[string, App]>([
    ['no code signature (arm64e)', appWithSlices({}, { codeSignature: undefined, cpu: 'arm64e' })],
    ['no code signature.', appWithSlices()],
    ['is not in the IPA', someApp({ executable: { kind: 'missing', name: 'Example' } })],
    ['names no CFBundleExecutable', someApp({ executable: { kind: 'missing', name: '' } })],
    [
      'cannot be read (its header is cut short)',
      someApp({
        executable: { kind: 'unreadable', name: 'Example', reason: 'its header is cut short' },
      }),
    ],
    ['_CodeSignature/CodeResources', someApp({ sealed: false })],
  ])('says “%s”', (words, app) => {
    expect(rulesOf(app)).toEqual(['unsigned'])
    expect(messageOf(app)).toContain(words)
  })

  it('comes before the missing profile', () => {
    expect(rulesOf(someApp({ sealed: false, profile: { kind: 'absent' } }))).toEqual([
      'unsigned',
      'no-profile',
    ])
  })
})

describe('fairplay-encrypted', () => {
  it('comes before the missing profile of what comes from the store', () => {
    const app = { ...appWithSlices({}, { encrypted: true }), profile: { kind: 'absent' } as const }
    expect(rulesOf(app)).toEqual(['fairplay-encrypted', 'no-profile'])
    expect(messageOf(app)).toContain('encrypted')
  })
})
