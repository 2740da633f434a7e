import { relative, sep } from 'node:path'
import { type Run, workspaceOf } from '../run/run'
import { artifactIpas } from './artifact'
import { distinctIpas } from './distinct'
import { findIpas } from './workspace'

/** At least one path; each build once. */
export async function ipasOf(run: Run): Promise<readonly string[]> {
  const { inputs, progress } = run
  const workspace = workspaceOf(run.environment)
  const paths =
    inputs.artifact === undefined
      ? await findIpas(inputs.ipa, workspace)
      : await artifactIpas(run, inputs.artifact)
  const base = inputs.artifact === undefined ? workspace : run.workFolder
  return distinctIpas(paths, { progress, shown: path => relative(base, path).replaceAll(sep, '/') })
}
