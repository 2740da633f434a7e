import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { digestsOf, everythingShown, type Shown } from '../support/pictures/shown'

const folder = join(import.meta.dirname, '../../docs/pictures')
const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')

/** Bytes. The README is read on phones, too. */
const LARGEST = 150_000

let pictures: readonly Shown[]

beforeAll(async () => {
  pictures = (await everythingShown()).pictures
})

describe('the pictures of the documentation', () => {
  it('show what the source says today', () => {
    const drawn: unknown = JSON.parse(readFileSync(join(folder, 'shown.json'), 'utf8'))
    const advice = 'Run script/pictures, look at docs/pictures and commit it.'
    expect({ advice, ...digestsOf(pictures) }).toEqual({ advice, ...Object(drawn) })
  })

  it('are small', () => {
    const sizes = pictures.map(({ name }) => statSync(join(folder, `${name}.png`)).size)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(LARGEST)
  })

  it.each(['comment', 'page-phone', 'refusal', 'gallery'])(
    '%s stands at the top of the README, with words for who does not see it',
    name => {
      const top = readme.slice(0, readme.indexOf('\n## '))
      expect(top).toMatch(
        new RegExp(`<img [^>]*src="docs/pictures/${name}\\.png"[^>]* alt="[^"]{30,}"`),
      )
    },
  )
})
