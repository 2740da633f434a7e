import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import type { Ending } from '../process/failing-publish'
import { lasting } from '../process/lasting-faults'
import { passing } from '../process/passing-faults'

// The page of the faults that are tried, written from the tests that try them.

const file = 'docs/reliability.md'

const servers = { api: 'GitHub’s interface', git: 'the git server', pages: 'the site' } as const

const endings: Readonly<Record<Ending, string>> = {
  'published, told': 'Published; the comment has the link.',
  'published, untold':
    'Published; the job summary has the link, and a warning says why the comment has not.',
  'published, earlier shown':
    'Published; the comment still leads to the build before, which works, and a warning says why.',
  'failed, told': 'Red; the comment and the log say what to do.',
  'failed, untold': 'Red; the log says what to do.',
  'failed, told, earlier shown':
    'Red; the comment says why, and still leads to the build before, which works.',
}

function passingTable(): string {
  const rows = (['api', 'git', 'pages'] as const).map(
    server => `| ${servers[server]} | ${passing[server].map(([name]) => name).join(', ')} |`,
  )
  return ['| server | what one of its answers is |', '| --- | --- |', ...rows].join('\n')
}

function lastingTable(): string {
  const rows = lasting.map(
    ({ what, during = 'a publish', ending }) =>
      `| ${sentence(what)} | ${during === 'a publish' ? 'first publish' : 'later publish'} | ${endings[ending]} |`,
  )
  return ['| fault | during | what came of it |', '| --- | --- | --- |', ...rows].join('\n')
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function between(page: string, name: string, table: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const [before = '', rest = ''] = page.split(begin)
  const [, after = ''] = rest.split(end)
  return `${before}${begin}\n\n${table}\n\n${end}${after}`
}

it('says what is tried, and what comes of it', () => {
  const page = readFileSync(file, 'utf8')
  const passes = between(page, 'faults that pass', passingTable())
  const expected = between(passes, 'faults that last', lastingTable())
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, expected)
  else expect(page).toBe(expected)
})
