import { type ChildProcess, fork } from 'node:child_process'
import { setImmediate } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type FuzzResult, fuzz } from '../__tests__/support/fuzz/fuzz'
import { type FuzzTarget, fuzzTargets } from '../__tests__/support/fuzz/targets'

// See script/fuzz. Each target runs in a process of its own, which this one watches.

const MEGABYTE = 1_000_000
/** Milliseconds for one round. Honest ones take some ten; a machine may be busy. */
const HANGS_AFTER = 60_000
/** Milliseconds between reports to the process that watches. */
const REPORTS_EVERY = 200
/** Bytes that a target may use more at its end than after its first tenth. */
const MAY_GROW = 32 * MEGABYTE

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    target: { type: 'string', default: '' },
    run: { type: 'string' },
  },
})
const seed = Number(values.seed)
const chosen = fuzzTargets.filter(({ name }) => name.includes(values.target))
const duration = (Number(values.minutes) * 60_000) / Math.max(1, chosen.length)

const own = fuzzTargets.find(({ name }) => name === values.run)
if (own) await runHere(own)
else await runAll()

async function runAll(): Promise<void> {
  console.log(
    `seed ${seed}, ${(duration / 1000).toFixed(0)} s for each of ${chosen.length} targets`,
  )
  for (const { name } of chosen) {
    if (!(await watched(name))) process.exitCode = 1
  }
}

/** Runs a target in another process, and ends that one when it is silent for too long. */
function watched(name: string): Promise<boolean> {
  const args = ['--run', name, '--seed', String(seed), '--minutes', values.minutes]
  const child = fork(process.argv[1] ?? '', [...args, '--target', values.target], {
    execArgv: ['--expose-gc'],
  })
  return new Promise(resolve => {
    let round: unknown = 0
    const alarm = alarmFor(child, () =>
      console.log(`${name}: hangs in or soon after round ${round} of seed ${seed}`),
    )
    child.on('message', message => {
      round = message
      alarm.refresh()
    })
    child.on('exit', code => {
      clearTimeout(alarm)
      resolve(code === 0)
    })
  })
}

function alarmFor(child: ChildProcess, tell: () => void): NodeJS.Timeout {
  return setTimeout(() => {
    tell()
    child.kill('SIGKILL')
  }, HANGS_AFTER)
}

async function runHere(target: FuzzTarget): Promise<void> {
  const start = performance.now()
  let early: number | undefined
  let reported = 0
  const result = await fuzz(target, {
    seed,
    goesOn: () => performance.now() - start < duration,
    watch: async round => {
      const now = performance.now()
      if (now - reported < REPORTS_EVERY) return
      reported = now
      process.send?.(round)
      if (early === undefined && now - start > duration / 10) early = memory()
      await setImmediate() // Lets the report leave: many readers never wait for anything.
    },
  })
  tell(target, { ...result, growth: early === undefined ? 0 : memory() - early })
  process.disconnect?.()
}

/** Bytes in use after everything unused was given back. */
function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function tell({ name }: FuzzTarget, result: FuzzResult & { readonly growth: number }): void {
  const { rounds, refused, failure, growth } = result
  const grown = `memory ${growth < 0 ? '−' : '+'}${(Math.abs(growth) / MEGABYTE).toFixed(1)} MB`
  console.log(`${name.padEnd(22)}${rounds} rounds, ${refused} refused, ${grown}`)
  if (growth > MAY_GROW) process.exitCode = 1
  if (!failure) return
  process.exitCode = 1
  console.log(`  round ${failure.round} of seed ${seed}:`, failure.error)
  console.log(`  input ${Buffer.from(failure.input).toString('base64')}`)
}
