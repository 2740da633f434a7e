import { availableParallelism } from 'node:os'

/** ts-jest only strips types here: `npm run check` is the type check, and runs once instead of per test file. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, diagnostics: false }] },
  // In the context of a test each look at a global is a call out of it. A QR code as PNG (pngjs, 180,000 pixels)
  // takes 0.3 s so; handed to the CommonJS packages as a variable of their own, it takes a tenth.
  sandboxInjectedGlobals: ['Math'],
  // Most tests wait for processes, servers and GitHub's pauses, so more of them run than there are cores.
  // In numbers: Jest takes a percentage above 100 for a count.
  maxWorkers: availableParallelism() * 2,
  testTimeout: 60_000,
}
