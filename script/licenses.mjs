// Writes the licences of all packages that a bundle holds. ncc's own list knows one chunk only, the last.
// usage: node script/licenses.mjs STATS OUT    STATS: what ncc wrote with --stats-out
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [statsFile, out] = process.argv.slice(2)
const { modules } = JSON.parse(readFileSync(statsFile, 'utf8'))

/** Modules that the output holds, also those inside others; an orphan was left out. */
function held(list) {
  return list.flatMap(module =>
    module.orphan ? [] : [module.nameForCondition ?? '', ...held(module.modules ?? [])],
  )
}

/** `/a/node_modules/@b/c` of `/a/node_modules/@b/c/lib/d.js`. */
function packageFolder(file) {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file.replaceAll('\\', '/'))?.[0] ?? []
}

function section(folder) {
  const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder).filter(file => /^(licen[cs]e|copying|notice)/i.test(file))
  const texts = files.sort().map(file => readFileSync(join(folder, file), 'utf8').trim())
  return [name, license?.type ?? license ?? 'no licence named', ...texts].join('\n').trimEnd()
}

const folders = [...new Set(held(modules).flatMap(packageFolder))]
const sections = [...new Set(folders.map(section))].sort()
writeFileSync(out, `${sections.join('\n\n')}\n`)
