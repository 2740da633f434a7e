import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const page = readFileSync('docs/faq.md', 'utf8')
const table = page.slice(page.indexOf('## What the run says')).split('\n## ')[0] ?? ''
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => readFileSync(join('src', name), 'utf8'))
  .join('\n')

/** The words between what differs from run to run. */
function wordsOf(message: string): readonly string[] {
  return message.split('…').map(part => part.trim())
}

const messages = [...table.matchAll(/^\| (`.*?`) \| /gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, message = '']) => message),
)

describe('the messages that the FAQ explains', () => {
  it('are there', () => {
    expect(messages.length).toBeGreaterThan(4)
  })

  it.each(messages)('are said by the source: %s', message => {
    const words = wordsOf(message).filter(part => part !== '')
    expect(words.filter(part => !sources.includes(part))).toEqual([])
  })
})
