import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect } from '@jest/globals'

const tests = resolve(import.meta.dirname, '..')

/**
 * Compares generated text with a golden file (path below `__tests__`). A missing file is a failure, so
 * that nothing enters unread; `UPDATE_GOLDEN=1` writes it, and the difference is reviewed in git.
 */
export function expectGolden(path: string, text: string): void {
  const file = resolve(tests, path)
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    return
  }
  if (!existsSync(file)) throw new Error(`${path} is missing: run with UPDATE_GOLDEN=1 and read it`)
  expect(text).toBe(readFileSync(file, 'utf8'))
}
