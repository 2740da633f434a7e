import type { LooseObjects } from './loose-objects'

/** What a name in a tree stands for. */
export interface Leaf {
  /** Octal, without leading zero: `100644`, `40000`. */
  readonly mode: string
  readonly oid: string
}

export interface TreeEntry extends Leaf {
  /** From the root of what was asked for. */
  readonly path: string
}

export const treeMode = '40000'

/** What lies directly in a tree, in git's order. */
export async function readTree(objects: LooseObjects, oid: string): Promise<readonly TreeEntry[]> {
  const tree = await objects.read(oid)
  if (tree?.type !== 'tree') throw new Error(`${oid} is no tree`)
  const { content } = tree
  const entries: TreeEntry[] = []
  let at = 0
  while (at < content.length) {
    const space = content.indexOf(' ', at)
    const end = content.indexOf(0, space)
    const mode = content.toString('latin1', at, space)
    const name = content.toString('utf8', space + 1, end)
    at = end + 21
    entries.push({ mode, path: name, oid: content.toString('hex', end + 1, at) })
  }
  return entries
}

/** Everything below a tree: each folder, and then what is in it. */
export async function walkTree(
  objects: LooseObjects,
  oid: string,
  prefix = '',
): Promise<readonly TreeEntry[]> {
  const found: TreeEntry[] = []
  for (const entry of await readTree(objects, oid)) {
    const path = `${prefix}${entry.path}`
    found.push({ ...entry, path })
    if (entry.mode === treeMode) found.push(...(await walkTree(objects, entry.oid, `${path}/`)))
  }
  return found
}

/** Writes the trees that these files make up, and returns the name of the root. */
export function writeTree(objects: LooseObjects, files: ReadonlyMap<string, Leaf>): string {
  const entries = new Map<string, Leaf>()
  const folders = new Map<string, Map<string, Leaf>>()
  for (const [path, leaf] of files) {
    const [name = '', ...rest] = path.split('/')
    const folder = folders.get(name) ?? new Map<string, Leaf>()
    if (rest.length === 0) entries.set(name, leaf)
    else folders.set(name, folder.set(rest.join('/'), leaf))
  }
  for (const [name, inside] of folders) {
    entries.set(name, { mode: treeMode, oid: writeTree(objects, inside) })
  }
  return objects.write('tree', printed(entries))
}

/** Sorted as git does: a folder as if its name ended in a slash. */
function printed(entries: ReadonlyMap<string, Leaf>): Buffer {
  const key = ([name, { mode }]: readonly [string, Leaf]) =>
    Buffer.from(mode === treeMode ? `${name}/` : name)
  const sorted = [...entries].sort((a, b) => Buffer.compare(key(a), key(b)))
  const parts = sorted.map(([name, { mode, oid }]) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(oid, 'hex'),
  ])
  return Buffer.concat(parts.flat())
}
