import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../../src/primitives/https-url'
import { correctedState, type Evidence } from '../../../src/report/comment/corrected-state'
import { isReady, sectionOf, told } from '../updates'

// A comment may be out of date, and another workflow of the same account can be made to echo our marker.

const state = told(isReady(57), isReady(58))
const { working, older } = sectionOf(state)
const newest = working === undefined ? [] : [working]
const key = { bundleId: 'com.example.app' }
const home = 'https://github.com/octo-org/app'
const all: Evidence = {
  builds: [
    ...newest.map(build => ({ ...key, buildId: build.buildId, build })),
    ...older.map(({ buildId }) => ({ ...key, buildId })),
  ],
  isRun: () => true,
  home,
}

describe('a state', () => {
  it('that is so stays the very same', () => {
    expect(older).toHaveLength(1)
    expect(correctedState(state, all)).toBe(state)
  })

  it('that nobody can check stays', () => {
    expect(correctedState(state, { ...all, builds: undefined })).toBe(state)
  })

  it('offers no build that is not on the site', () => {
    const section = sectionOf(correctedState(state, { ...all, builds: [] }))
    expect(section).toMatchObject({
      ...{ phase: 'removed', working: undefined, older: [] },
      reason: 'It is not on the site any more.',
    })
  })

  it('leads where the site says, not where the comment says', () => {
    const evil = httpsUrl('https://evil.example/')
    const sections = state.sections.map(section => ({
      ...section,
      runUrl: evil,
      working: section.working && { ...section.working, install: evil, qr: evil, commitUrl: evil },
    }))
    expect(JSON.stringify(correctedState({ ...state, sections }, all))).not.toContain('evil')
  })

  it('says nothing in the name of a run that never was', () => {
    expect(correctedState(state, { ...all, isRun: () => false }).sections).toEqual([])
  })
})
