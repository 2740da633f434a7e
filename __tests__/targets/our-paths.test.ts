import { describe, expect, it } from '@jest/globals'
import type { SiteChange } from '../../src/site/shelf'
import { requireFreeFolder, requireOurPaths } from '../../src/targets/our-paths'

const writing = (path: string): SiteChange => ({
  write: [{ path, content: { kind: 'bytes', bytes: new Uint8Array() } }],
  remove: [],
  gone: [],
})
const removing = (path: string): SiteChange => ({ write: [], remove: [path], gone: [] })

describe('requireOurPaths', () => {
  it.each(['install/index.html', 'install/pr-42/com.example/57-1f2e3d4c/a.ipa'])(
    'allows %s',
    path => {
      expect(() => requireOurPaths(writing(path), 'install')).not.toThrow()
      expect(() => requireOurPaths(removing(path), 'install')).not.toThrow()
    },
  )

  it.each([
    'index.html',
    'installer/index.html',
    'install',
    '/install/a',
    'install/../index.html',
    'install/./a',
    'install//a',
    'install/',
    'install/.git/config',
    'install/.GIT/config',
    'docs/install/a',
    'install/a\0b',
  ])('refuses %j', path => {
    expect(() => requireOurPaths(writing(path), 'install')).toThrow('outside install/')
    expect(() => requireOurPaths(removing(path), 'install')).toThrow('outside install/')
  })

  it.each(['install/a\nb', 'install\\..\\a/b', 'install/a\\b'])(
    'gives no file the name %j, but removes it',
    path => {
      expect(() => requireOurPaths(writing(path), 'install')).toThrow('outside install/')
      if (path.startsWith('install/')) {
        expect(() => requireOurPaths(removing(path), 'install')).not.toThrow()
      }
    },
  )
})

describe('requireFreeFolder', () => {
  it('refuses a file where the folder or one above it has to be', () => {
    const files = [{ path: 'docs/install' }]
    expect(() => requireFreeFolder(files, 'docs/install')).toThrow(
      '“docs/install” on the branch is a file',
    )
    expect(() => requireFreeFolder(files, 'docs/install/ios')).toThrow('“docs/install”')
    expect(() =>
      requireFreeFolder([{ path: 'docs/installer' }, { path: 'docs/install/a' }], 'docs/install'),
    ).not.toThrow()
  })
})
