import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

/** A throwaway authority and one certificate of it, for every loopback address. All PEM. */
export interface TestCertificate {
  readonly ca: string
  readonly cert: string
  readonly key: string
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:127.0.0.2,IP:127.0.0.3'
const run = promisify(execFile)

let issued: Promise<TestCertificate> | undefined

/** Made once per process, at the first call. */
export function testCertificate(): Promise<TestCertificate> {
  issued ??= issue()
  return issued
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
