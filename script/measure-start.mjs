import { spawnSync } from 'node:child_process'

// How much longer `inspect` of an IPA takes than a process of Node that does nothing; see script/bench.

const RUNS = 15
const [ipa = ''] = process.argv.slice(2)

/** Milliseconds. */
function once(args) {
  const start = process.hrtime.bigint()
  spawnSync(process.execPath, args, { stdio: 'ignore' })
  return Number(process.hrtime.bigint() - start) / 1e6
}

const best = { bare: Infinity, inspect: Infinity }
for (let run = 0; run < RUNS; run += 1) {
  best.bare = Math.min(best.bare, once(['--eval', '']))
  best.inspect = Math.min(best.inspect, once(['bin/tap-to-install.mjs', 'inspect', ipa]))
}
const over = (best.inspect - best.bare) / 1000
console.log(
  `node ${best.bare.toFixed(0)} ms, inspect ${best.inspect.toFixed(0)} ms: ${over.toFixed(2)} s more, ${(best.inspect / best.bare).toFixed(1)} times`,
)
