import { afterAll, expect, it } from '@jest/globals'
import { storeBytes } from '../../../src/github/git/blobs'
import { writeTree } from '../../../src/github/git/commit'
import { createGitRepository } from '../../../src/github/git/repository'
import { Scratch } from '../../support/git-workspace'

const scratch = new Scratch()
afterAll(() => scratch.clear())

// The same setting lets a channel be called `aux` where git runs on Windows.
it('makes a tree of any names, also of those that no folder of Windows could have', async () => {
  const name = 'octo-org/app'
  const repository = await createGitRepository({
    workFolder: await scratch.folder(),
    remote: { url: `https://git.invalid/${name}.git`, name, token: 'secret' },
    environment: { PATH: process.env['PATH'] },
  })
  const [oid = ''] = await storeBytes(repository, [Buffer.from('page')])
  const paths = ['install/aux/index.html', 'install/git~1/index.html']
  const write = paths.map(path => ({ path, oid }))
  const tree = await writeTree(repository, undefined, { write, remove: [] })
  const listed = await repository.output(['ls-tree', '-r', '--name-only', tree])
  expect(listed.toString().trim().split('\n')).toEqual(paths)
})
