import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'

// The page that says what each request is for; how often it is made is read from what was counted.

const file = 'docs/requests.md'
const counted = readFileSync('__tests__/process/golden/requests-pull-request.txt', 'utf8')

const purposes: Readonly<Record<string, string>> = {
  'api POST /graphql': 'Is the pull request open, what comments has it, whose account is ours?',
  'api GET /repos/OWNER/REPO/pulls/NUMBER': 'Is it open? For whom no comment is read beside it',
  'api GET /repos/OWNER/REPO/issues/comments': 'Which comments offer builds that are gone?',
  'api POST /repos/OWNER/REPO/issues/NUMBER/comments': 'The first comment',
  'api PATCH /repos/OWNER/REPO/issues/comments/NUMBER':
    '“Publishing” and the result, in the comment that is there',
  'api GET /repos/OWNER/REPO/pages': 'Address, branch and visibility of the site',
  'api GET /repos/OWNER/REPO/attestations/sha256:DIGEST': 'Which workflow built the IPA',
  'api GET /repos/OWNER/REPO/git/trees/SHA':
    'What files weigh: where others have some, or near the budget',
  'api GET /repos/OWNER/REPO/releases': 'What may a run that died have left on a release?',
  'git GET /OWNER/REPO/info/refs':
    'Before each exchange, and alone: may we write, where is the branch?',
  'git POST /OWNER/REPO/git-upload-pack': 'Trees and build records',
  'git POST /OWNER/REPO/git-receive-pack': 'The push',
}

/** What a kind of run asked for how often, by its name. */
type Column = readonly [name: string, counts: ReadonlyMap<string, number>]

function columns(): readonly Column[] {
  return counted.split('\n\n').map(section => {
    const [head = '', ...lines] = section.trim().split('\n')
    const counts = lines.flatMap(line => {
      const [, count, kind = ''] = /^ +(\d+) × ((?:api|git) .*)$/.exec(line) ?? []
      return count === undefined ? [] : [[kind, Number(count)] as const]
    })
    return [head.slice(0, head.indexOf(':')), new Map(counts)]
  })
}

function table(): string {
  const runs = columns()
  const rows = Object.entries(purposes)
    .filter(([kind]) => runs.some(([, counts]) => counts.has(kind)))
    .map(([kind, purpose]) => {
      const counts = runs.map(([, column]) => column.get(kind) ?? '')
      return cells([purpose, `\`${shortened(kind)}\``, ...counts])
    })
  const sums = (server: string) =>
    runs.map(([, counts]) =>
      [...counts].reduce((sum, [kind, n]) => sum + (kind.startsWith(server) ? n : 0), 0),
    )
  return [
    cells(['what for', 'request', ...runs.map(([name]) => name)]),
    cells(['---', '---', ...runs.map(() => '--:')]),
    ...rows,
    cells(['**all of the interface**', '', ...sums('api')]),
    cells(['**all of git**', '', ...sums('git')]),
  ].join('\n')
}

function shortened(kind: string): string {
  return kind.replace(/^api /, '').replace('/repos/OWNER/REPO/', '…/').replace('/OWNER/REPO/', '…/')
}

function cells(row: readonly (string | number)[]): string {
  return `| ${row.join(' | ')} |`.replace(/ {2,}/g, ' ')
}

it('knows what every request of a pull request is for', () => {
  const kinds = columns().flatMap(([, counts]) => [...counts.keys()])
  expect(kinds.filter(kind => purposes[kind] === undefined)).toEqual([])
})

it('says how often each is made', () => {
  const page = readFileSync(file, 'utf8')
  const [before = '', rest = ''] = page.split('<!-- requests -->')
  const [, after = ''] = rest.split('<!-- end of requests -->')
  const expected = `${before}<!-- requests -->\n\n${table()}\n\n<!-- end of requests -->${after}`
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, expected)
  else expect(page).toBe(expected)
})
