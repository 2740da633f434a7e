import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'
import { inspectIpa } from '../../src/ipa/inspect-ipa'
import type { PreflightContext } from '../../src/preflight/context'
import type { Finding } from '../../src/preflight/finding'
import { preflight } from '../../src/preflight/preflight'
import { aFile } from './ipa/an-ipa'
import { context } from './preflight'

/** What the doctor said in this test file, by the path of the IPA. */
const said = new Map<string, { readonly test: string; readonly findings: readonly Finding[] }>()

/** What the doctor says of an IPA. A second judge is asked about it at the end of the test file. */
export async function findingsIn(
  path: string,
  overrides: Partial<PreflightContext> = {},
): Promise<readonly Finding[]> {
  const findings = preflight(await inspectIpa(path), { ...context, ...overrides })
  said.set(path, { test: expect.getState().currentTestName ?? '', findings })
  return findings
}

/**
 * To be called behind all other tests of the file: an independent reading of the same IPAs, once over all of
 * them, says the same as the doctor (script/second-judge).
 */
export function itAgreesWithTheSecondJudge(): void {
  it('says what the second judge says', async () => {
    expect(await differingTests()).toEqual([])
  }, 60_000)
}

async function differingTests(): Promise<readonly string[]> {
  const heard = [...said].map(([file, { findings }]) => ({ file, findings }))
  const lines = (await secondJudge(heard)).split('\n')
  return lines.flatMap((line, index) => {
    if (!line.startsWith('differs')) return []
    const path = /^differs {2}(.*) {2}\(/.exec(line)?.[1] ?? ''
    const rest = lines.slice(index + 3)
    const until = rest.findIndex(one => !one.includes('!'))
    return [[said.get(path)?.test ?? path, ...rest.slice(0, until)].join('\n')]
  })
}

/** Its report on what was heard of the doctor. */
export async function secondJudge(
  heard: readonly { readonly file: string; readonly findings: readonly Finding[] }[],
): Promise<string> {
  const file = await aFile('findings.json', Buffer.from(JSON.stringify(heard)))
  const words = ['--findings', file, '--at', context.now.toISOString()]
  const run = promisify(execFile)(join('script', 'try-ipas'), words)
  return (await run.catch((failed: { readonly stdout: string; readonly stderr: string }) => failed))
    .stdout
}
