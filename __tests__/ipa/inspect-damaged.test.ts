import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { inspectIpa } from '../../src/ipa/inspect-ipa'
import { aFile } from '../support/ipa/an-ipa'
import { cgbi } from '../support/ipa/cgbi-writer'
import { gradient } from '../support/ipa/icon-writer'
import { ipaBytes } from '../support/ipa/ipa-builder'

describe('an IPA with bytes overwritten', () => {
  it('is answered, never a crash', async () => {
    const whole = ipaBytes({ icon: cgbi(gradient(4)), profile: 'none' })
    const path = await aFile('Example.ipa', whole)
    const answers = new Set<string>()
    for (let round = 0; round < 150; round++) {
      const bytes = Buffer.from(whole)
      // Half of the rounds hit the table of contents, where a byte does the most.
      const from = round % 2 === 0 ? 0 : bytes.lastIndexOf('PK\x01\x02', bytes.length - 600)
      for (let n = 0; n < 3; n++)
        bytes[from + ((round * 7919 + n * 104_729) % (bytes.length - from))] = 255 - n
      await writeFile(path, bytes)
      const inspection = await inspectIpa(path)
      answers.add(inspection.kind)
      if (inspection.kind === 'unreadable') expect(inspection.reason).not.toBe('')
    }
    expect([...answers].sort()).toEqual(['app', 'unreadable'])
  })
})
