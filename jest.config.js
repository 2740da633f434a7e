import { availableParallelism } from 'node:os'

export default {
  testEnvironment: './__tests__/support/test-environment.mjs',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '<rootDir>/__tests__/support/strip-types.mjs' },
  // Most tests wait for processes, servers and GitHub's pauses, so more of them run than there are cores.
  // In numbers: Jest takes a percentage above 100 for a count.
  maxWorkers: availableParallelism() * 2,
  testTimeout: 60_000,
}
