import { createHash } from 'node:crypto'
import type { Source, SourceApp } from '../../src/site/source/source'
import { askPython, printed } from '../support/ipa/oracle'
import { installers } from '../support/source-rules'
import { fetched, type Web } from './phone'

/** Adds a source to every installer. Fails the test when one of them would refuse it. */
export async function addedSource(web: Web, url: string): Promise<Source> {
  const source: Source = JSON.parse((await fetched(web, url)).body.toString())
  for (const { name, problems } of installers) {
    const found = problems(source)
    if (found.length > 0) throw new Error(`${name} refuses ${url}: ${found.join('; ')}`)
  }
  return source
}

/**
 * Downloads the newest version of an app and looks at it as AltStore and SideStore do before they sign it
 * (`VerifyAppOperation.swift` of either), with an independent reader. Fails where they would.
 */
export async function downloaded(web: Web, app: SourceApp): Promise<{ readonly sha256: string }> {
  const [version] = app.versions
  if (version === undefined) throw new Error('there is no version')
  const { body } = await fetched(web, version.downloadURL)
  const sha256 = createHash('sha256').update(body).digest('hex')
  const { bundleId, short, build, uses }: Found = JSON.parse(
    Buffer.from(printed(askPython(READ, body))).toString(),
  )
  const unsaid = uses.filter(use => app.appPermissions.privacy[use] === undefined)
  const found = [bundleId, short, build, sha256, body.length, unsaid]
  const { bundleIdentifier } = app
  const said = [bundleIdentifier, version.version, version.buildVersion, version.sha256]
  if (JSON.stringify(found) !== JSON.stringify([...said, version.size, []]))
    throw new Error(`the IPA is ${JSON.stringify(found)}, its source says ${JSON.stringify(said)}`)
  return { sha256 }
}

interface Found {
  readonly bundleId: string
  readonly short: string
  readonly build: string
  readonly uses: readonly string[]
}

/** Of the app; usage descriptions of its extensions as well. */
const READ = `
import io, json, plistlib, re, sys, zipfile
archive = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
lists = [name for name in archive.namelist()
         if re.fullmatch(r'Payload/[^/]+\\.app/(PlugIns/[^/]+\\.appex/)?Info\\.plist', name)]
app, *extensions = [plistlib.loads(archive.read(name)) for name in sorted(lists, key=len)]
print(json.dumps({
  'bundleId': app['CFBundleIdentifier'],
  'short': app['CFBundleShortVersionString'],
  'build': app['CFBundleVersion'],
  'uses': [key for info in [app, *extensions] for key in info if 'UsageDescription' in key],
}))`
