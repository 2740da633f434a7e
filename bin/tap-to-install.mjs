#!/usr/bin/env node
// The package's command. It starts the bundle that the action runs, which knows by its words that a
// person started it and not a runner; without any, a person wants to know what there is.
if (process.argv.length === 2) process.argv.push('--help')
await import('../dist/index.js')
