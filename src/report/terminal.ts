import { nameOfBuild } from '../builds/in-words'
import type { Finding, Level } from '../preflight/finding'
import { counted } from '../primitives/in-words'
import { oneLine } from '../primitives/plain-text'
import { factsOf } from './fact-sheet'
import type { InspectedApp } from './outcome'
import { outputsOfInspected } from './outputs'

/** How a piece of text may look on a terminal. */
export type TextLook = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'

/** Gives text a look; the text itself where there are no colours. */
export type Style = (look: TextLook, text: string) => string

const marks: Readonly<Record<Level, { readonly look: TextLook; readonly mark: string }>> = {
  error: { look: 'red', mark: '✗' },
  warning: { look: 'yellow', mark: '!' },
  notice: { look: 'cyan', mark: 'i' },
}

/** Name, verdict, findings and fact sheet of each app, for a person at a terminal. */
export function inspectionText(apps: readonly InspectedApp[], style: Style): string {
  return `${apps.map(app => textOf(app, style)).join('\n\n')}\n`
}

/** The outputs of the action for each app, and its fact sheet by name. */
export function inspectionJson(apps: readonly InspectedApp[]): string {
  const objects = apps.map(one => ({
    file: one.file.path,
    ...outputsOfInspected(one),
    facts: one.app === undefined ? {} : Object.fromEntries(factsOf(one.app, one.at)),
  }))
  return `${JSON.stringify(objects, undefined, 2)}\n`
}

function textOf(inspected: InspectedApp, style: Style): string {
  const { app, file, findings, at } = inspected
  const facts = app === undefined ? [] : factsOf(app, at)
  const width = Math.min(24, Math.max(0, ...facts.map(([name]) => name.length)))
  const lines = [
    style('bold', oneLine(app === undefined ? file.name : nameOfBuild(app))),
    `  ${verdict(inspected, style)}`,
    ...findings.flatMap(finding => ['', ...findingLines(finding, style)]),
    ...(facts.length === 0 ? [] : ['']),
    ...facts.map(([name, value]) => `  ${style('dim', name.padEnd(width))}  ${oneLine(value)}`),
  ]
  return lines.join('\n')
}

function verdict({ refused, findings }: InspectedApp, style: Style): string {
  const errors = findings.filter(({ level }) => level === 'error').length
  if (refused) return style('red', `✗ iOS would refuse this build: ${counted(errors, 'reason')}`)
  return style('green', '✓ Nothing in this build keeps iOS from installing it')
}

function findingLines({ level, rule, message, fix }: Finding, style: Style): readonly string[] {
  const { look, mark } = marks[level]
  const first = `  ${style(look, `${mark} ${rule}`)}  ${oneLine(message)}`
  return fix === '' ? [first] : [first, `    ${style('dim', 'To fix it:')} ${oneLine(fix)}`]
}
