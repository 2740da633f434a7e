import { describe, expect, it } from '@jest/globals'
import { parseBuildJson, writeBuildJson } from '../../src/builds/build-json'
import type { BuildInside } from '../../src/builds/build-record'
import { differenceOf } from '../../src/builds/difference'
import { addBuild } from '../../src/site/edits/add-build'
import { installPage } from '../../src/site/pages/install-page'
import { aBuild, aRecord, filesOf, type RecordDeviations, shelfWith } from '../support/build-record'

const inside: BuildInside = {
  entitlements: [{ name: 'aps-environment', value: 'production' }],
  usageDescriptions: [{ name: 'NSCameraUsageDescription', value: 'To scan codes.' }],
  frameworks: ['Old.framework'],
  extensions: ['com.example.app.share'],
}

const before = { ...aRecord({ run: { id: 1, number: 1 } }), inside }

describe('the difference to the build before', () => {
  it('is none when nothing a reviewer sees has changed', () => {
    const after = { ...aRecord({ ipa: { size: 12_345_700 } }), inside }
    expect(differenceOf(before, after).changes).toEqual([])
  })

  it('names size, system, permissions, entitlements and frameworks', () => {
    const after = {
      ...aRecord({ app: { minimumOs: '16.0' }, ipa: { size: 22_345_678 } }),
      inside: {
        ...inside,
        entitlements: [{ name: 'aps-environment', value: 'development' }],
        usageDescriptions: [{ name: 'NSMicrophoneUsageDescription', value: '' }],
        frameworks: ['New.framework'],
      },
    }
    expect(differenceOf(before, after).changes).toEqual([
      { what: 'Minimum iOS', before: '15.0', after: '16.0' },
      { what: 'Size', before: '12.3 MB', after: '22.3 MB (+10 MB)' },
      { what: 'Permission NSCameraUsageDescription', before: 'To scan codes.', after: '' },
      { what: 'Permission NSMicrophoneUsageDescription', before: '', after: '(empty)' },
      { what: 'Entitlement aps-environment', before: 'production', after: 'development' },
      { what: 'Framework', before: '', after: 'New.framework' },
      { what: 'Framework', before: 'Old.framework', after: '' },
    ])
  })

  it('claims nothing about what an older record does not hold', () => {
    expect(differenceOf(aRecord(), { ...aRecord(), inside }).changes).toEqual([])
  })
})

const digest = (digit: string) => digit.repeat(64)

function adding(deviations: RecordDeviations) {
  const { folder, record } = aBuild(deviations)
  const limits = { directory: 'install', keepBuilds: 3, siteBudget: 900_000_000 }
  return addBuild({
    ...{ record, folder, now: new Date('2026-11-22T12:00:00Z'), ...limits },
    render: settled => filesOf(folder, settled),
  })
}

describe('a build that comes onto the shelf', () => {
  const first = { run: { id: 1, number: 1 }, ipa: { sha256: digest('1') } }
  const second = {
    run: { id: 2, number: 2 },
    ipa: { sha256: digest('2') },
    app: { minimumOs: '17.0' },
  }
  const differences = (shelf: ReturnType<typeof shelfWith>) =>
    new Map(shelf.builds.map(({ record }) => [record.buildId, record.difference]))

  it('is compared with the newest of its app in its channel', () => {
    const found = differences(shelfWith([adding(first), adding(second)]))
    expect(found.get('1-11111111')).toBeUndefined()
    expect(found.get('2-22222222')).toEqual({
      since: { buildId: '1-11111111', version: '1.2.3', buildNumber: '45' },
      changes: [{ what: 'Minimum iOS', before: '15.0', after: '17.0' }],
    })
  })

  it('keeps its difference when it is published again', () => {
    const shelf = shelfWith([adding(first), adding(second)])
    expect(differences(shelfWith([adding(second)], shelf))).toEqual(differences(shelf))
  })

  it('is compared across a new bundle identifier, and told so', () => {
    const renamed = { ...second, app: { bundleId: 'com.example.renamed' } }
    const found = differences(shelfWith([adding(first), adding(renamed)])).get('2-22222222')
    expect(found?.changes).toEqual([
      { what: 'Bundle identifier', before: 'com.example.app', after: 'com.example.renamed' },
    ])
  })

  it('is not compared with another channel', () => {
    const elsewhere = { ...second, channel: { name: 'main', kind: 'ref' } as const }
    expect(differences(shelfWith([adding(first), adding(elsewhere)])).get('2-22222222')).toBe(
      undefined,
    )
  })
})

describe('a record with it', () => {
  const record = {
    ...aRecord(),
    inside,
    difference: {
      since: { buildId: '1-11111111', version: '1.2.2', buildNumber: '44' },
      changes: [{ what: 'Framework', before: '', after: '<img src=x>' }],
    },
  }

  it('comes back from build.json as it was', () => {
    expect(parseBuildJson(writeBuildJson(record))).toEqual(record)
  })

  it('shows it folded on the page, as text', () => {
    const page = String(installPage(record))
    expect(page).toContain(
      '<bdi data-p="count">1</bdi> change since <bdi data-p="version">1.2.2 (44)</bdi>',
    )
    expect(page).toContain('<bdi>&lt;img src=x&gt;</bdi></span> <b data-t="added">added</b>')
  })
})
