import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildLauncher } from './launcher-page'

const [out = ''] = process.argv.slice(2)
for (const [file, text] of buildLauncher(process.cwd())) {
  mkdirSync(dirname(join(out, file)), { recursive: true })
  writeFileSync(join(out, file), text)
}
