import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

/** A throwaway authority and one certificate of it, for every loopback address. All PEM. */
export interface TestCertificate {
  readonly ca: string
  readonly cert: string
  readonly key: string
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '3']
const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:127.0.0.2,IP:127.0.0.3'
const run = promisify(execFile)

/** For all files of tests: each would start openssl twice. */
const kept = path.resolve('node_modules/.cache/tls.json')

/** Milliseconds, well below the days for which a certificate holds. */
const KEPT_FOR = 86_400_000

let known: Promise<TestCertificate> | undefined

/** Made once a day. */
export function testCertificate(): Promise<TestCertificate> {
  known ??= readKept().then(certificate => certificate ?? keep())
  return known
}

async function readKept(): Promise<TestCertificate | undefined> {
  const file = await stat(kept).catch(() => undefined)
  if (file === undefined || Date.now() - file.mtimeMs > KEPT_FOR) return undefined
  return JSON.parse(await readFile(kept, 'utf8'))
}

/** Whoever looks meanwhile finds a whole file, or none. */
async function keep(): Promise<TestCertificate> {
  const certificate = await issue()
  const own = `${kept}.${process.pid}`
  await mkdir(path.dirname(kept), { recursive: true })
  await writeFile(own, JSON.stringify(certificate))
  await rename(own, kept)
  return certificate
}

async function issue(): Promise<TestCertificate> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tls-'))
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder })
  try {
    const authority = ['-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Throwaway authority']
    await openssl('req', '-x509', ...curve, ...authority)
    const leaf = ['-keyout', 'leaf.key', '-out', 'leaf.pem', '-subj', '/CN=localhost']
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-addext', names]
    const ends = ['-addext', 'basicConstraints=critical,CA:FALSE']
    await openssl('req', '-x509', ...curve, ...leaf, ...signed, ...ends)
    const read = (file: string) => readFile(path.join(folder, file), 'utf8')
    return { ca: await read('ca.pem'), cert: await read('leaf.pem'), key: await read('leaf.key') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
