import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a scanner reads off a picture; empty when it sees no code. */
export function readQr(png: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'qr-'))
  const file = join(folder, 'qr.png')
  try {
    writeFileSync(file, png)
    return spawnSync('zbarimg', ['-q', '--raw', file], { encoding: 'utf8' }).stdout.trim()
  } finally {
    rmSync(folder, { recursive: true })
  }
}
