import { importsOf, sourceFiles } from '../__tests__/support/imports'

/** Everybody imports these; arrows to them would hide the others. */
const underfoot = 'primitives'

/** `targets` of `src/targets/pages/pages.ts`, `action` of `src/action.ts`. */
const roomOf = (file: string): string =>
  file
    .replaceAll('\\', '/')
    .replace(/^src\//, '')
    .replace(/(?:\/.*|\.ts)$/, '')

/**
 * The folders of `src/` and what imports what, as a Mermaid graph: a full arrow where something is called,
 * a dotted one where nothing but types is known.
 *
 * @param root the folder of this repository
 */
export function houseGraph(root: string): string {
  const calls = new Map<string, boolean>()
  for (const { from, to, typeOnly } of sourceFiles(root).flatMap(file => importsOf(root, file))) {
    if (to === undefined) continue
    const [upper, lower] = [roomOf(from), roomOf(to)]
    if (upper === lower || lower === underfoot) continue
    const arrow = `${upper} ${lower}`
    calls.set(arrow, calls.get(arrow) === true || !typeOnly)
  }
  const arrows = [...calls].map(([arrow, called]) =>
    arrow.replace(' ', called ? ' --> ' : ' -.-> '),
  )
  return ['flowchart TD', ...arrows.sort().map(line => `  ${line}`)].join('\n')
}

const [start, end] = ['<!-- house:start -->', '<!-- house:end -->']

/** The page with the graph between its two markers. */
export function withGraph(page: string, graph: string): string {
  const [from, to] = [page.indexOf(start), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/architecture.md lacks ${start} or ${end}`)
  const block = `\n\n\`\`\`mermaid\n${graph}\n\`\`\`\n\n`
  return `${page.slice(0, from + start.length)}${block}${page.slice(to)}`
}
