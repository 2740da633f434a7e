import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'

it('says of a private source in the recipes what the run warns of', () => {
  const warning = readFileSync('src/targets/notices.ts', 'utf8')
  const page = readFileSync('docs/recipes.md', 'utf8')
  const [, listed = ''] = /warns plainly of what becomes readable: (.*?\.) /.exec(page) ?? []
  expect(listed).toContain('provisioning profile')
  expect(warning).toContain(`So can what is published there: ${listed}'`)
})

it('names there all that a record tells of a change', () => {
  const record = readFileSync('src/builds/build-record.ts', 'utf8')
  const [, source = ''] = /readonly source: \{(.*?)\n {2}\}/s.exec(record) ?? []
  const keys = [...source.matchAll(/readonly (\w+)\??:/g)].map(([, key]) => key)
  // A key more is a word more in src/targets/notices.ts and docs/recipes.md.
  expect(keys).toEqual([
    ...['repository', 'commit', 'commitUrl', 'runUrl'],
    ...['title', 'author', 'branch', 'subject'],
  ])
})
