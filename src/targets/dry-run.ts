import { liesOnSite } from '../builds/ipa-host'
import { sizeInWords } from '../primitives/in-words'
import type { Progress } from '../primitives/progress'
import type { SiteFile } from '../site/shelf'
import { withMethods } from './coats'
import type { Target } from './target'

/**
 * The same target with its hands tied (input `dry-run`): it looks, plans and edits as ever, says what
 * it would write and delete, and does neither.
 */
export function dryRun(target: Target, progress: Progress): Target {
  return withMethods(target, {
    apply: async (edit, { ipas = [], beforeWrite }) => {
      for (const { record } of ipas) progress(`Dry run: would upload ${record.urls.ipa}`)
      const shelf = await target.read()
      const there = new Set(shelf.files.map(({ path }) => path))
      const change = edit(shelf)
      const { write, remove } = change
      if (write.length + remove.length > 0) await beforeWrite?.(change)
      for (const file of write) progress(`Dry run: would write ${described(file, there)}`)
      for (const path of remove.filter(path => there.has(path))) {
        progress(`Dry run: would delete ${path}`)
      }
      if (write.length + remove.length === 0) progress('Dry run: nothing would change')
      return { kind: 'dry-run', attempts: 1, commit: '' }
    },
    discard: async gone => {
      for (const { folder, record } of gone) {
        if (!liesOnSite(record)) progress(`Dry run: would delete the IPA of ${folder}`)
      }
    },
    tidy: async () => {
      const leftovers = (await target.tidy?.('look')) ?? []
      for (const leftover of leftovers) progress(`Dry run: would delete the leftover ${leftover}`)
      return leftovers
    },
  })
}

function described({ path, content }: SiteFile, there: ReadonlySet<string>): string {
  const size = content.kind === 'bytes' ? content.bytes.length : content.size
  return `${path} (${sizeInWords(size)}${there.has(path) ? ', in place of what is there' : ''})`
}
