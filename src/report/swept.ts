import { counted } from '../primitives/in-words'
import type { Outcome } from './outcome'

type Counts = Pick<Outcome & { readonly kind: 'swept' }, 'pages' | 'translations' | 'leftovers'>

/** `2 builds removed, 4 old pages cleared`: only what there was to do. */
export function sweptInWords(builds: number, { pages, translations, leftovers }: Counts): string {
  const done = [
    [builds, counted(builds, 'build'), 'removed'],
    [pages, counted(pages, 'old page'), 'cleared'],
    [translations, counted(translations, 'old translation'), 'deleted'],
    [leftovers, counted(leftovers, 'leftover file'), 'deleted'],
  ] as const
  const said = done.filter(([count]) => count > 0).map(([, what, how]) => `${what} ${how}`)
  return said.length === 0 ? 'nothing was left to clear' : said.join(', ')
}
