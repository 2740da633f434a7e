import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type Disk, diskOf, requireOwnNames } from '../../src/targets/disk-names'

const linux: Disk = { ignoresCase: false, platform: 'linux' }
const mac: Disk = { ignoresCase: true, platform: 'darwin' }
const windows: Disk = { ignoresCase: true, platform: 'win32' }

const check = (disk: Disk, written: readonly string[], there: readonly string[] = []) => {
  return () => requireOwnNames(disk, { written, there })
}

describe('names that a disk makes something else of', () => {
  it.each([
    [['install/Main/index.html', 'install/main/index.html'], []],
    [['install/main/a/1/index.html'], ['install/Main/b/2/index.html']],
    [['install/pr-1/index.html'], ['Install/notes.html']],
    [['install/caf\u00e9/index.html'], ['install/cafe\u0301/index.html']],
  ])('are refused when two of them are one: %j beside %j', (written, there) => {
    expect(check(mac, written, there)).toThrow(
      expect.objectContaining({
        code: 'bad-input',
        message: expect.stringMatching(/^“[^”]+” and “[^”]+” are one name on this disk/),
        hint: expect.stringContaining('input `channel`'),
      }),
    )
    expect(check(windows, written, there)).toThrow('are one name')
    expect(check(linux, written, there)).not.toThrow()
  })

  it('are named with the place where they part', () => {
    expect(check(mac, ['install/main/a/index.html'], ['install/Main/b/index.html'])).toThrow(
      '“install/Main” and “install/main” are one name',
    )
  })

  it.each([
    ...['install/aux/index.html', 'install/CON/index.html', 'install/com1.2/index.html'],
    ...['install/nul.x/index.html', 'install./index.html', 'install/main/com.app./index.html'],
  ])('are refused on Windows alone: %s', path => {
    expect(check(windows, [path])).toThrow(
      expect.objectContaining({ code: 'bad-input', message: expect.stringContaining(`“${path}”`) }),
    )
    expect(check(mac, [path])).not.toThrow()
  })

  it.each([
    ...['install/auxiliary/index.html', 'install/com10/index.html', 'install/console/index.html'],
    ...['install/main/index.html', 'install/v1.2.3/com.example.app/57-1f2e3d4c/App.ipa'],
  ])('are not these: %s', path => {
    expect(check(windows, [path], [path])).not.toThrow()
  })
})

it('sees whether the disk tells capitals apart', async () => {
  const root = await mkdtemp(join(tmpdir(), 'disk-'))
  const scratch = join(root, '.tap-to-install-abc')
  await mkdir(scratch)
  const sensitive = await diskOf(scratch)
  if (sensitive.platform === 'linux') expect(sensitive.ignoresCase).toBe(false)
  await mkdir(join(root, '.TAP-TO-INSTALL-ABC'), { recursive: true })
  expect(await diskOf(scratch)).toMatchObject({ ignoresCase: true })
  await rm(root, { recursive: true })
})
