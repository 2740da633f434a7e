/** The tables of docs/benchmarks.md, in order, each with its head. */
export const heads = {
  start: ['process', 'seconds', 'over bare Node', 'times bare Node'],
  inspect: [
    ...['IPA', 'files', '`inspect`', '`unzip -t`', '`openssl dgst`'],
    ...['times `unzip`', 'times `openssl`', 'work, times `unzip`', 'peak memory'],
  ],
  publish: [
    ...[
      'builds on the branch',
      'its size',
      'until pushed',
      'more than on an empty branch',
      '`git clone`',
    ],
    ...['added, times the clone', 'read by git', 'read by the clone', 'times the clone'],
  ],
  upload: ['file', 'upload', '`curl -T`', 'times `curl`', 'work', 'work of `curl`', 'peak memory'],
  requests: [
    ...['run', 'requests until «ready»', 'of them git', 'after it'],
    ...['ready', 'ready, 200 ms an answer', 'answers waited for in a row'],
  ],
} as const

export type Part = keyof typeof heads

export const parts = Object.keys(heads).filter(isPart)

export function isPart(name: string): name is Part {
  return name in heads
}

/** A line of a table, in the order of its head. */
export type Row = readonly string[]

export function tableOf(part: Part, rows: readonly Row[]): string {
  const [first, ...others] = heads[part]
  const rules = [':--', ...others.map(() => '--:')]
  return [[first, ...others], rules, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

/** The page with this between the markers of the part. */
export function withPart(page: string, part: Part, text: string): string {
  const [start, end] = [`<!-- ${part}:start -->`, `<!-- ${part}:end -->`]
  const [from, to] = [page.indexOf(start), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md lacks ${start} or ${end}`)
  return `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`
}
