import { readFileSync } from 'node:fs'

// See timing.ts. What `resourceUsage` tells includes the memory of the process that started this one.
process.on('exit', () => {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  console.error(`peak ${kibibytes}`)
})
