// A process that waits for steps and runs the bundle for one after the other, as `warm-steps.ts` tells it. Half of
// what a step costs is Node's own start, reading 3 MB of program and running it for the first time. Each step
// gets the program afresh (its entry is imported under another address, and webpack's modules are run anew by each
// entry), an environment, a folder and globals as at a start, and connections of its own.
import http from 'node:http'
import https from 'node:https'

const quickTime = new URL('../../../process/quick-time.mjs', import.meta.url)
const untouched = { Date: globalThis.Date, setTimeout: globalThis.setTimeout }
const fetchConnections = Symbol.for('undici.globalDispatcher.1')

/** To whoever sends the steps, and the two to print to. */
const OWN_PIPES = 3

let steps = 0

process.on('message', async ({ cwd, entry, env, end }) => {
  steps += 1
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, env)
  process.chdir(cwd)
  process.argv = [process.execPath, entry]
  process.exitCode = undefined
  if (env.TEST_TIME_FACTOR !== undefined) await import(`${quickTime}?step=${steps}`)
  // What rejects ends this process as it would end that of the step.
  await import(`${entry}?step=${steps}`)
  while (resources() > OWN_PIPES) await soon()
  Object.assign(globalThis, untouched)
  await forgetConnections()
  process.chdir('/')
  process.stdout.write(`${end}${process.exitCode ?? 0}`)
  process.stderr.write(end)
})
process.on('disconnect', () => process.exit())

/** What would call this process back. At nothing Node ends a process; a step is over at the same moment. */
function resources() {
  // Each counts from its first use on, which may be the step's.
  void [process.stdout, process.stderr]
  return process.getActiveResourcesInfo().length
}

function soon() {
  return new Promise(resolve => untouched.setTimeout(resolve, 1))
}

async function forgetConnections() {
  http.globalAgent.destroy()
  https.globalAgent.destroy()
  const used = globalThis[fetchConnections]
  if (used === undefined) return
  globalThis[fetchConnections] = new used.constructor()
  await used.destroy()
}
