import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** One import statement of a file in `src/`. */
export interface Import {
  /** `src/site/link.ts` */
  readonly from: string
  /** As written: `../builds/order`, `yauzl`. */
  readonly what: string
  /** The file of ours that it names, as `from` is given; undefined for a package. */
  readonly to: string | undefined
  readonly typeOnly: boolean
}

export function sourceFiles(root: string): readonly string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => join('src', file))
    .sort()
}

export function importsOf(root: string, file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)/gm,
  )
  return [...statements].map(([, type, fixed, lazy]) => {
    const what = fixed ?? lazy ?? ''
    return { from: file, what, to: fileNamed(root, file, what), typeOnly: type !== undefined }
  })
}

function fileNamed(root: string, from: string, what: string): string | undefined {
  if (!what.startsWith('.')) return undefined
  const named = `${join(dirname(from), what)}.ts`
  return existsSync(join(root, named)) ? named : undefined
}

/** Files that can reach themselves through imports, each circle once and sorted (Tarjan 1972). */
export function circles(
  imports: readonly { readonly from: string; readonly to: string }[],
): readonly (readonly string[])[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to])
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (file: string): number => {
    const number = order.size
    order.set(file, number)
    stack.push(file)
    const reached = (next.get(file) ?? []).map(to =>
      order.has(to) ? (stack.includes(to) ? (order.get(to) ?? number) : number) : visit(to),
    )
    const lowest = Math.min(number, ...reached)
    low.set(file, lowest)
    if (lowest === number) found.push(stack.splice(stack.indexOf(file)).sort())
    return lowest
  }
  for (const file of next.keys()) if (!order.has(file)) visit(file)
  return found.filter(circle => circle.length > 1)
}
