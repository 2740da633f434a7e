// Stand-ins for the programs that upload a folder, as far as docs/own-host.md uses them. What they would
// send to a host they write to `$HOST_STAND_IN`: `served/` is what is online, `metadata.json` what an object
// store keeps with each object, `releases/` what `gh` has uploaded.
import * as fs from 'node:fs'
import path from 'node:path'

const home = process.env.HOST_STAND_IN
const served = path.join(home, 'served')
const metadataFile = path.join(home, 'metadata.json')

/** Mebibytes: https://developers.cloudflare.com/pages/platform/limits/ */
const LARGEST_ON_CLOUDFLARE_PAGES = 25

/** What Python's `mimetypes` knows of what a build consists of; the test asks Python itself. */
const guessedByPython = JSON.parse(
  fs.readFileSync(new URL('guessed-by-python.json', import.meta.url), 'utf8'),
)

function filesIn(folder) {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
}

function copy(from, to, name) {
  fs.mkdirSync(path.dirname(path.join(to, name)), { recursive: true })
  fs.copyFileSync(path.join(from, name), path.join(to, name))
}

function removeOthers(folder, keep) {
  for (const name of filesIn(folder)) if (!keep.includes(name)) fs.rmSync(path.join(folder, name))
}

/** A deployment is the folder and nothing else. */
function deploy(folder, ignored = () => false) {
  const names = filesIn(folder).filter(name => !ignored(name))
  for (const name of names) copy(folder, served, name)
  removeOthers(served, names)
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** `-a`, with times; both ends as folders with a slash. */
function rsync(args) {
  const [from, to] = args
    .filter(arg => !arg.startsWith('-'))
    .map(place => (place.includes(':') ? served : place))
  for (const name of filesIn(from)) {
    copy(from, to, name)
    const { atime, mtime } = fs.statSync(path.join(from, name))
    fs.utimesSync(path.join(to, name), atime, mtime)
  }
  if (args.some(arg => arg.startsWith('--delete'))) removeOthers(to, filesIn(from))
}

/** The filters of `aws s3`: everything is included at first, and the last that matches counts. */
function isWanted(name, args) {
  let wanted = true
  for (const [index, arg] of args.entries()) {
    if (arg !== '--exclude' && arg !== '--include') continue
    const pattern = args[index + 1].replace(/[.]/g, '\\.').replaceAll('*', '.*')
    if (new RegExp(`^${pattern}$`).test(name)) wanted = arg === '--include'
  }
  return wanted
}

/** Compares size and time; what is the same keeps its type. Without a guess S3 says `binary/octet-stream`. */
function s3Sync(args) {
  const [from, to] = args.map(place => (place.startsWith('s3://') ? served : place))
  const value = option => args[args.indexOf(option) + 1]
  const given = option => (args.includes(option) ? value(option) : undefined)
  const metadata = fs.existsSync(metadataFile) ? JSON.parse(fs.readFileSync(metadataFile)) : {}
  const names = filesIn(from).filter(name => isWanted(name, args))
  for (const name of names) {
    const [source, target] = [path.join(from, name), path.join(to, name)].map(file =>
      fs.existsSync(file) ? fs.statSync(file) : undefined,
    )
    if (target && target.size === source.size && source.mtime <= target.mtime) continue
    copy(from, to, name)
    if (to === served) {
      const guess = guessedByPython[path.extname(name)] ?? 'binary/octet-stream'
      const cache = given('--cache-control')
      metadata[name] = {
        'content-type': given('--content-type') ?? guess,
        ...(cache && { 'cache-control': cache }),
      }
    } else fs.utimesSync(path.join(to, name), source.atime, source.mtime)
  }
  if (args.includes('--delete')) {
    const kept = filesIn(to).filter(name => names.includes(name) || !isWanted(name, args))
    removeOthers(to, kept)
  }
  fs.writeFileSync(metadataFile, JSON.stringify(metadata))
}

function wrangler(folder) {
  for (const name of filesIn(folder)) {
    const size = fs.statSync(path.join(folder, name)).size / 1024 ** 2
    if (size > LARGEST_ON_CLOUDFLARE_PAGES)
      fail(
        `Error: Pages only supports files up to ${LARGEST_ON_CLOUDFLARE_PAGES} MiB in size\n${name} is ${size.toFixed(1)} MiB in size`,
      )
  }
  deploy(folder)
}

function firebase() {
  const { hosting } = JSON.parse(fs.readFileSync('firebase.json', 'utf8'))
  const isFree = process.env.FIREBASE_PLAN === 'spark'
  if (isFree && filesIn(hosting.public).some(name => /\.(exe|dll|bat|apk|ipa)$/.test(name)))
    fail('HTTP Error: 400, Executable files are forbidden on the Spark billing plan.')
  deploy(hosting.public)
  fs.copyFileSync('firebase.json', path.join(home, 'firebase.json'))
}

/** `gh release view|create|download|upload TAG`, of one file. */
function release([verb, tag, ...args]) {
  const folder = path.join(home, 'releases', tag)
  if (verb === 'create') return void fs.mkdirSync(folder, { recursive: true })
  if (!fs.existsSync(folder)) fail('release not found')
  if (verb === 'upload')
    copy(
      '.',
      folder,
      args.find(arg => !arg.startsWith('-')),
    )
  if (verb !== 'download') return
  const name = args[args.indexOf('--pattern') + 1]
  if (!fs.existsSync(path.join(folder, name))) fail('no assets match the file pattern')
  copy(folder, '.', name)
}

const [tool, ...args] = process.argv.slice(2)
const line = args.join(' ')
const after = option => args[args.indexOf(option) + 1]
if (tool === 'rsync') rsync(args)
else if (tool === 'aws' && line.startsWith('s3 sync ')) s3Sync(args.slice(2))
else if (tool === 'gh' && args[0] === 'release') release(args.slice(1))
else if (line.startsWith('--yes wrangler@4 pages deploy ')) wrangler(args[4])
else if (line.startsWith('--yes netlify-cli deploy --prod ')) deploy(after('--dir'))
else if (line.startsWith('--yes firebase-tools deploy --only hosting ')) firebase()
else if (tool !== undefined) fail(`${tool} ${line}: not known here`)
