import { describe, expect, it } from '@jest/globals'
import { parseBuildJson, writeBuildJson } from '../../src/builds/build-json'
import type { BuildProvenance, BuildRecord } from '../../src/builds/build-record'
import { httpsUrl } from '../../src/primitives/https-url'
import { workingBuild } from '../../src/report/comment/build-facts'
import { finePrint } from '../../src/report/comment/fine-print'
import { installPage } from '../../src/site/pages/install-page'
import { aRecord } from '../support/build-record'

const provenance: BuildProvenance = {
  workflow: '.github/workflows/<b>build</b>.yml',
  commit: 'c0ffee'.padEnd(40, '0'),
  page: httpsUrl('https://github.com/octo-org/app/attestations/4711'),
}

const attested: BuildRecord = { ...aRecord(), provenance }
const onServerWithoutHttps: BuildRecord = {
  ...aRecord(),
  provenance: { ...provenance, page: undefined },
}

describe('a build that GitHub knows the provenance of', () => {
  it.each([attested, onServerWithoutHttps])('says so in build.json', record => {
    expect(parseBuildJson(writeBuildJson(record))?.provenance).toEqual(record.provenance)
  })

  it('says so on its page and in the small print of the comment, with a link to the proof', () => {
    const page = installPage(attested).toString()
    const [, proof = ''] =
      /<a href="https:\/\/github\.com\/octo-org\/app\/attestations\/4711">(.*?)<\/a>/.exec(page) ??
      []
    expect(proof.replaceAll(/<[^>]*>/g, '')).toBe(
      'Built by .github/workflows/&lt;b&gt;build&lt;/b&gt;.yml from c0ffee0, attested by GitHub',
    )
    expect(finePrint(workingBuild(attested, true)).toString()).toContain(
      'from <code>c0ffee0</code>: <a href="https://github.com/octo-org/app/attestations/4711">provenance attested</a>',
    )
    const words = finePrint(workingBuild(onServerWithoutHttps, true)).toString()
    expect(words).toContain('from <code>c0ffee0</code>: provenance attested ·')
  })

  it('is an ordinary one without it, or with one that cannot be read', () => {
    const texts = [
      installPage(aRecord()).toString(),
      finePrint(workingBuild(aRecord(), true)).toString(),
    ]
    for (const text of texts) expect(text).not.toMatch(/provenance|attested/i)
    for (const broken of [
      null,
      'yes',
      { ...provenance, commit: 'main' },
      { ...provenance, page: 'http://x' },
    ]) {
      const bytes = Buffer.from(JSON.stringify({ ...aRecord(), provenance: broken }))
      expect(parseBuildJson(bytes)).toEqual(parseBuildJson(writeBuildJson(aRecord())))
    }
  })
})
