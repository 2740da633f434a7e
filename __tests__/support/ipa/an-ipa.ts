import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { type IpaDeviations, ipaBytes } from './ipa-builder'

const folders: string[] = []

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

/** Writes an IPA into a folder of its own, which is gone after the test file, and gives its path. */
export async function anIpa({
  fileName = 'Example.ipa',
  ...deviations
}: IpaDeviations & { readonly fileName?: string } = {}): Promise<string> {
  return aFile(fileName, ipaBytes(deviations))
}

/** The same for any bytes. */
export async function aFile(name: string, bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ipa-'))
  folders.push(folder)
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}
