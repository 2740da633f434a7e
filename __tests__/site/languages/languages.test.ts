import { describe, expect, it } from '@jest/globals'
import { channelName } from '../../../src/builds/channel'
import { en } from '../../../src/site/languages/en'
import type { Plural } from '../../../src/site/languages/language'
import { languageFiles, languageFolder, languages } from '../../../src/site/languages/languages'

type Message = string | Plural

const english = new Map<string, Message>(Object.entries(en))

function textsOf(message: Message | undefined): readonly string[] {
  if (message === undefined) return []
  return typeof message === 'string' ? [message] : Object.values(message)
}

const slots = (text: string): readonly string[] => (text.match(/\{[^}]*\}/g) ?? []).toSorted()

/** The categories that whole numbers of that language fall into. */
function categories(name: string): readonly string[] {
  const rules = new Intl.PluralRules(name)
  return [...new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)))].toSorted()
}

describe.each(Object.entries({ en, ...languages }))('the texts in %s', (name, language) => {
  const messages = new Map<string, Message>(Object.entries(language))

  it('are all there, each with the values that the English one has', () => {
    expect([...messages.keys()]).toEqual([...english.keys()])
    for (const [key, message] of messages) {
      const [wanted = ''] = textsOf(english.get(key))
      for (const text of textsOf(message)) {
        expect([key, ...slots(text)]).toEqual([key, ...slots(wanted)])
        expect(text.trim()).toBe(text)
        expect(text).not.toBe('')
      }
    }
  })

  it('have a plural for every count of things', () => {
    for (const message of messages.values()) {
      if (typeof message === 'string') continue
      expect(Object.keys(message)).toEqual(expect.arrayContaining([...categories(name)]))
    }
  })
})

describe('the files of the languages', () => {
  it('are the texts, one small file each, where no channel ever lies', () => {
    const files = languageFiles('install')
    expect(files.map(({ path }) => path)).toEqual(
      Object.keys(languages).map(name => `install/${languageFolder}/${name}.json`),
    )
    for (const { content } of files) {
      expect(content.kind === 'bytes' && content.bytes.length).toBeLessThan(16_000)
    }
    const [folder = '', version = ''] = languageFolder.split('/')
    expect(channelName(folder)).not.toBe(folder)
    expect(folder).toMatch(/^[A-Za-z0-9]/)
    expect(version).toMatch(/^[0-9a-f]{12}$/)
  })
})
