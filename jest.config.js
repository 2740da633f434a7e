import { availableParallelism } from 'node:os'

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '<rootDir>/__tests__/support/strip-types.mjs' },
  // In the context of a test each look at a global is a call out of it. pngjs looks nine times for each of the
  // 180,000 pixels of a QR code, asn1js for each field of a certificate: a third of what the tests without a
  // process took. These come to CommonJS packages as variables of their own.
  sandboxInjectedGlobals: ['Math', 'Object', 'ArrayBuffer', 'SharedArrayBuffer'],
  // Most tests wait for processes, servers and GitHub's pauses, so more of them run than there are cores.
  // In numbers: Jest takes a percentage above 100 for a count.
  maxWorkers: availableParallelism() * 2,
  testTimeout: 60_000,
}
