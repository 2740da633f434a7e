/**
 * Writes the tables of inputs and outputs in docs/reference.md from action.yml.
 *
 *   node script/reference-tables.mjs [--check] [action.yml reference.md]
 *
 * With --check it changes nothing, and fails when the tables are out of step.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '..')
const check = process.argv.includes('--check')
const [actionPath = resolve(root, 'action.yml'), pagePath = resolve(root, 'docs/reference.md')] =
  process.argv.slice(2).filter(argument => argument !== '--check')

const action = parse(await readFile(actionPath, 'utf8'))
const before = await readFile(pagePath, 'utf8')
const after = [
  ['inputs', inputsTable(action.inputs)],
  ['outputs', outputsTable(action.outputs)],
].reduce((text, [name, table]) => withTable(text, name, table), before)

if (after === before) {
  console.log('The tables in docs/reference.md are in step with action.yml')
} else if (check) {
  console.error(
    'The tables in docs/reference.md are out of step with action.yml. Run: node script/reference-tables.mjs',
  )
  process.exitCode = 1
} else {
  await writeFile(pagePath, after)
  console.log('Wrote the tables in docs/reference.md')
}

function inputsTable(inputs) {
  const rows = Object.entries(inputs).map(([name, { description, default: value }]) => [
    code(name),
    value === undefined || value === '' ? '' : code(value),
    cell(description),
  ])
  return table(['Input', 'Default', 'Meaning'], rows)
}

function outputsTable(outputs) {
  const rows = Object.entries(outputs).map(([name, { description }]) => [
    code(name),
    cell(description),
  ])
  return table(['Output', 'Meaning'], rows)
}

function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

function code(text) {
  return `\`${text}\``
}

/** One line, in which a `|` does not end the cell. */
function cell(text) {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|')
}

function withTable(text, name, table) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/reference.md lacks ${start} or ${end}`)
  return `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`
}
