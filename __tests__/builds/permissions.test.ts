import { describe, expect, it } from '@jest/globals'
import { parseBuildJson, writeBuildJson } from '../../src/builds/build-json'
import { permissionsOf } from '../../src/builds/permissions'
import type { PropertyList } from '../../src/formats/property-list/property-list'
import type { App } from '../../src/ipa/app'
import { readNestedInfo } from '../../src/ipa/bundle/nested-info'
import { someApp, someNeeds, someNested, someSignature, someSlice } from '../support/app'
import { aRecord } from '../support/build-record'

type Values = readonly (readonly [string, PropertyList])[]

function claiming(der: Values, xml: Values = der): App['executable'] {
  const read = (values: Values) => ({ kind: 'read' as const, values: new Map(values) })
  const signature = someSignature({ derEntitlements: read(der), entitlements: read(xml) })
  return {
    kind: 'mach-o',
    name: 'Example',
    slices: [someSlice({ signature: { kind: 'read', signature, flaws: [] } })],
  }
}

describe('what a source says that an app asks for', () => {
  it('are the entitlements of the app and its extensions, in either form, each once', () => {
    const app = someApp({
      executable: claiming(
        [
          ['application-identifier', 'ABCDE12345.com.example.app'],
          ['com.apple.developer.team-identifier', 'ABCDE12345'],
          ['keychain-access-groups', ['ABCDE12345.*']],
          ['get-task-allow', false],
        ],
        [['aps-environment', 'production']],
      ),
      nested: [
        someNested({ executable: claiming([['com.apple.security.application-groups', []]]) }),
        someNested({ kind: 'framework', executable: claiming([['not.looked.at', true]]) }),
        someNested({ executable: claiming([['keychain-access-groups', []]]) }),
      ],
    })
    expect(permissionsOf(app).entitlements).toEqual([
      'aps-environment',
      'com.apple.security.application-groups',
      'keychain-access-groups',
    ])
  })

  it('are debugging where it is allowed, and nothing of an app without a signature', () => {
    const debuggable = someApp({ executable: claiming([['get-task-allow', true]]) })
    expect(permissionsOf(debuggable).entitlements).toEqual(['get-task-allow'])
    const unsigned = someApp({
      executable: {
        kind: 'mach-o',
        name: 'Example',
        slices: [someSlice({ signature: { kind: 'absent' } })],
      },
    })
    expect(permissionsOf(unsigned)).toEqual({ entitlements: [], privacy: [] })
  })

  it('are the permission texts of both, those of the app where both have one', () => {
    const info = readNestedInfo(
      new Map([
        ['NSCameraUsageDescription', 'Of the extension.'],
        ['NFCReaderUsageDescription', 'Reads tags.'],
      ]),
    )
    const app = someApp({
      needs: someNeeds({
        usageDescriptions: new Map([['NSCameraUsageDescription', 'Scans codes.']]),
      }),
      nested: [someNested({ info })],
    })
    expect(permissionsOf(app).privacy).toEqual([
      { name: 'NFCReaderUsageDescription', usageDescription: 'Reads tags.' },
      { name: 'NSCameraUsageDescription', usageDescription: 'Scans codes.' },
    ])
  })

  it('are no more of a hostile app than a record can carry', () => {
    const many = Array.from({ length: 1000 }, (_, at): [string, boolean] => [`e${at}`, true])
    const app = someApp({
      executable: claiming([...many, ['a\nb', true], ['x'.repeat(10_000), true]]),
    })
    const { entitlements } = permissionsOf(app)
    expect(entitlements).toHaveLength(200)
    expect(entitlements.every(name => /^e\d+$/.test(name))).toBe(true)
  })
})

describe('the record of a build for re-signing installers', () => {
  const sideload = {
    only: true,
    permissions: {
      entitlements: ['aps-environment'],
      privacy: [{ name: 'NSCameraUsageDescription', usageDescription: 'Scans codes.' }],
    },
  }
  const changed = (value: unknown) => {
    const json: unknown = JSON.parse(new TextDecoder().decode(writeBuildJson(aRecord())))
    return parseBuildJson(
      new TextEncoder().encode(JSON.stringify({ ...Object(json), sideload: value })),
    )
  }

  it('comes back as it was', () => {
    expect(parseBuildJson(writeBuildJson({ ...aRecord(), sideload }))?.sideload).toEqual(sideload)
    expect(parseBuildJson(writeBuildJson(aRecord()))).not.toHaveProperty('sideload')
  })

  it('is none when it does not say whether iOS takes the build', () => {
    for (const value of [true, null, {}, { ...sideload, only: 'no' }, { only: true }]) {
      expect(changed(value)).toBeUndefined()
    }
  })

  it('has no more of a stranger’s permissions than ours can have', () => {
    const permissions = {
      entitlements: ['ok', 7, '', 'a b', '<b>', 'x'.repeat(151), ...Array(500).fill('more')],
      privacy: [
        { name: 'NSCameraUsageDescription', usageDescription: 'x'.repeat(5000) },
        { name: '__proto__', usageDescription: 'x' },
        { name: 'NSMicrophoneUsageDescription' },
        7,
      ],
    }
    const read = changed({ only: false, permissions })?.sideload?.permissions
    expect(read?.entitlements.slice(0, 2)).toEqual(['ok', 'more'])
    expect(read?.entitlements).toHaveLength(200)
    expect(read?.privacy.map(({ name }) => name)).toEqual(['NSCameraUsageDescription'])
    expect(read?.privacy[0]?.usageDescription).toHaveLength(300)
  })
})
