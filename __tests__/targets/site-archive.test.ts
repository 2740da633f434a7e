import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals'
import { connect } from '../../src/github/client'
import { type PagesBranch, pagesBranch, readPagesBranch } from '../../src/targets/pages-branch'
import { packSite } from '../../src/targets/site-archive'
import { Scratch, workspace } from '../support/git-workspace'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'

const scratch = new Scratch()
let github: GitHub
let seed: Seed
let folder: string
let said: string[]

beforeEach(async () => {
  github = await startGitHub()
  seed = await seedRepository(github)
  folder = await scratch.folder()
  said = []
})

afterEach(async () => {
  const { violations } = github
  await github.close()
  expect(violations).toEqual([])
})

afterAll(() => scratch.clear())

async function ourSide(): Promise<PagesBranch> {
  const { repository, token } = seed
  const progress = (line: string): void => void said.push(line)
  return pagesBranch({
    git: await workspace({ github, repository, token, folder }),
    github: connect({ token: token.value, apiUrl: github.apiUrl, progress }),
    repository: { owner: 'octo-org', name: 'app' },
    ...{ name: 'gh-pages', prefix: '', directory: 'install', progress },
  })
}

async function pack(branch: PagesBranch): Promise<string> {
  const { head } = await readPagesBranch(branch)
  if (head === undefined) throw new Error('there is no branch')
  return packSite(branch, head, folder)
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

it('holds every file of the branch, as the tar program reads it, and says whose it is', async () => {
  const large = Buffer.from(Array.from({ length: 2_100_000 }, (_, at) => (at * 7) % 253))
  const files = {
    '.tap-to-install': 'tap-to-install branch gh-pages\n',
    '.nojekyll': '',
    'tap-to-install.txt': 'not the one of a site',
    'install/index.html': '<p>Gallery</p>',
    [`install/${'channel-'.repeat(12)}/com.example.${'app'.repeat(30)}/57-1f2e3d4c/App.ipa`]: large,
    'install/a/copy.html': '<p>Gallery</p>',
    'Grüße/日本語.html': 'theirs',
  }
  const commit = await seed.repository.git.commit({ branch: 'gh-pages', files })
  const archive = await pack(await ourSide())
  const into = await scratch.folder()
  execFileSync('tar', ['-xf', archive, '-C', into], { env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  for (const [path, content] of Object.entries(files)) {
    if (path === 'tap-to-install.txt') continue
    expect([path, digest(await readFile(join(into, path)))]).toEqual([
      path,
      digest(Buffer.from(content)),
    ])
  }
  const marker = await readFile(join(into, 'tap-to-install.txt'), 'utf8')
  expect(marker).toMatch(`tap-to-install site of branch gh-pages\ncommit ${commit}\n`)
  const kinds = execFileSync('tar', ['-tvf', archive]).toString().trim().split('\n')
  expect(kinds.filter(line => !/^(-rw-r--r--|drwxr-xr-x) .* \.\//.test(line))).toEqual([])
  expect(kinds).toHaveLength(Object.keys(files).length + 6)
  expect(await readdir(join(archive, '..'))).toEqual(['artifact.tar'])
  expect(digest(await readFile(await pack(await ourSide())))).toBe(digest(await readFile(archive)))
})

it('leaves links out, which GitHub would refuse the whole site for', async () => {
  const { git } = seed.repository
  const oid = await git.commit({ ref: 'refs/stand-in/x', orphan: true, files: { x: 'index.html' } })
  const blob = (await git.files(oid)).get('x')?.oid ?? ''
  const run = (args: readonly string[], input = '') =>
    execFileSync('git', ['-C', git.directory, ...args], { input })
      .toString()
      .trim()
  const tree = run(['mktree'], `120000 blob ${blob}\tlink.html\n100644 blob ${blob}\tplain.html\n`)
  run(['update-ref', 'refs/heads/gh-pages', run(['commit-tree', tree, '-m', 'x'])])
  const archive = await pack(await ourSide())
  expect(execFileSync('tar', ['-tf', archive]).toString()).toBe(
    './tap-to-install.txt\n./plain.html\n',
  )
  expect(said.join('\n')).toContain('Left out "link.html"')
})

it('is refused before anything is fetched when it is larger than Pages takes', async () => {
  await seed.repository.git.commit({ branch: 'gh-pages', files: { 'a.bin': 'a', 'b.bin': 'b' } })
  const branch = await ourSide()
  const { head } = await readPagesBranch(branch)
  for (const { oid } of head?.entries ?? []) branch.sizes.set(oid, 500_000_001)
  await expect(pack(branch)).rejects.toMatchObject({
    code: 'site-too-large',
    message: 'The site has 1 GB, and GitHub Pages takes 1 GB',
    hint: expect.stringContaining('site-budget'),
  })
})
