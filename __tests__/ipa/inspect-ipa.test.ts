import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { inspectIpa } from '../../src/ipa/inspect-ipa'
import { anIpa } from '../support/ipa/an-ipa'

describe('inspectIpa', () => {
  it('reads a sound ad hoc build', async () => {
    const path = await anIpa()
    const bytes = await readFile(path)
    const inspection = await inspectIpa(path)
    if (inspection.kind !== 'app') throw new Error(inspection.reason)
    const { profile, executable, icon, ...rest } = inspection.app
    expect(rest).toEqual({
      file: {
        path,
        name: 'Example.ipa',
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
      folder: 'Payload/Example.app',
      bundleId: 'com.example.app',
      title: 'Example',
      version: '1.2.3',
      buildNumber: '45',
      minimumOs: '15.0',
      deviceFamilies: ['iphone', 'ipad'],
      platforms: ['iphoneos'],
      sealed: true,
    })
    expect(profile).toMatchObject({ kind: 'read', profile: { distribution: 'ad-hoc' } })
    expect(executable).toMatchObject({
      kind: 'mach-o',
      name: 'Example',
      slices: [{ cpu: 'arm64', platform: 'ios', minimumOs: '15.0', encrypted: false }],
    })
    expect(icon).toMatchObject({ origin: 'ipa', width: 152 })
  })
})
