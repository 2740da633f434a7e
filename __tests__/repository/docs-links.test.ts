import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const folders = ['docs', 'launcher', '__tests__', '.github']

const pages = [
  ...readdirSync('.'),
  ...folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
  ),
].filter(name => name.endsWith('.md'))

/** What is shown as written holds no links and no headings. */
const withoutBlocks = (text: string): string => text.replace(/^( *)```.*?^ *```/gms, '')

/** The names that GitHub gives to headings, in order. */
function anchorsOf(page: string): readonly string[] {
  const seen = new Map<string, number>()
  const headings = withoutBlocks(readFileSync(page, 'utf8')).matchAll(/^#{1,6} (.*)$/gm)
  return [...headings].map(([, heading = '']) => {
    const shown = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const name = shown.replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')
    const times = seen.get(name) ?? 0
    seen.set(name, times + 1)
    return times === 0 ? name : `${name}-${times}`
  })
}

/** Pages that GitHub has for each repository, beside its files. */
const ofGitHub = /^\.\.\/\.\.\/(?:security|issues|releases)\b/

function linksOf(page: string): readonly string[] {
  const text = withoutBlocks(readFileSync(page, 'utf8')).replace(/`[^`\n]*`/g, '')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter(link => !/^[a-z]+:/.test(link) && !ofGitHub.test(link))
}

function leadsNowhere(page: string, link: string): boolean {
  const [path = '', anchor = ''] = link.split('#')
  const target = path === '' ? page : join(dirname(page), path)
  if (!existsSync(target)) return true
  return anchor !== '' && !anchorsOf(target).includes(anchor)
}

/** `src/action.ts`, `docs/` and the like, as they stand in code marks; a pattern or a command is no path. */
function pathsIn(page: string): readonly string[] {
  const named = withoutBlocks(readFileSync(page, 'utf8')).matchAll(/`([^`\n]+)`/g)
  return [...named]
    .map(([, name = '']) => name)
    .filter(name => /^(?:src|__tests__|script|docs|launcher|bin|\.github)\/[\w./-]*$/.test(name))
}

/** `publishing.ts`: a file of the source that stands beside one that was named before. */
function namesIn(page: string): readonly string[] {
  const named = withoutBlocks(readFileSync(page, 'utf8')).matchAll(/`([a-z-]+\.ts)`/g)
  return [...named].map(([, name = '']) => name)
}

const sources = new Set(
  readdirSync('src', { recursive: true, encoding: 'utf8' }).map(name => basename(name)),
)

describe.each(pages)('%s', page => {
  it('has links that lead somewhere', () => {
    expect(linksOf(page).filter(link => leadsNowhere(page, link))).toEqual([])
  })

  it('names files that are there', () => {
    expect(pathsIn(page).filter(path => !existsSync(path))).toEqual([])
    expect(namesIn(page).filter(name => !sources.has(name))).toEqual([])
  })
})
