import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { distinctIpas } from '../src/distinct-ipas'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'distinct-'))
  await mkdir(join(folder, 'out'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function distinct(...paths: readonly string[]) {
  const lines: string[] = []
  const found = await distinctIpas(
    paths.map(path => join(folder, path)),
    { progress: line => lines.push(line), shown: path => relative(folder, path) },
  )
  return { found: found.map(path => relative(folder, path)), lines }
}

describe('distinctIpas', () => {
  it('keeps one of a file, its links and its copies, and says so', async () => {
    await writeFile(join(folder, 'App.ipa'), 'one build')
    await symlink(join(folder, 'App.ipa'), join(folder, 'Link.ipa'))
    await copyFile(join(folder, 'App.ipa'), join(folder, 'out/Copy.ipa'))
    await writeFile(join(folder, 'Other.ipa'), 'other one')
    await writeFile(join(folder, 'Beta.ipa'), 'a longer one')
    const { found, lines } = await distinct(
      'Link.ipa',
      'Other.ipa',
      'App.ipa',
      'Beta.ipa',
      'out/Copy.ipa',
    )
    expect(found).toEqual(['Link.ipa', 'Other.ipa', 'Beta.ipa'])
    expect(lines).toEqual([
      '“App.ipa” is the same build as “Link.ipa”',
      '“out/Copy.ipa” is the same build as “Link.ipa”',
    ])
  })

  it('leaves a file that has gone to whoever reads it', async () => {
    expect((await distinct('Gone.ipa', 'Away.ipa')).found).toEqual(['Gone.ipa', 'Away.ipa'])
  })
})
