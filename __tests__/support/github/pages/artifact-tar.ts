import yauzl from 'yauzl'

/** Bytes of a header, and what contents are padded to. */
const block = 512

type Files = Readonly<Record<string, Uint8Array>>

/**
 * The files of a Pages artifact: a zip with one `artifact.tar` of plain files and folders. Undefined
 * when it is anything else, as GitHub then fails the deployment (actions/upload-pages-artifact).
 */
export async function filesOfArtifact(zip: string): Promise<Files | undefined> {
  try {
    return filesOfTar(await onlyTar(zip))
  } catch {
    return undefined
  }
}

async function onlyTar(zip: string): Promise<Buffer> {
  const archive = await yauzl.openPromise(zip)
  const contents: Buffer[] = []
  try {
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName !== 'artifact.tar') throw new Error(`${entry.fileName} is no artifact.tar`)
      const chunks: Buffer[] = []
      for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk)
      contents.push(Buffer.concat(chunks))
    }
  } finally {
    archive.close()
  }
  const [tar, ...others] = contents
  if (tar === undefined || others.length > 0) throw new Error('not exactly one artifact.tar')
  return tar
}

/** POSIX ustar, with GNU's and pax's ways to write long names. @throws Error for links and damage */
export function filesOfTar(tar: Buffer): Files {
  const files: Record<string, Uint8Array> = {}
  let longName: string | undefined
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const header = tar.subarray(at, at + block)
    checkSum(header, at)
    const size = Number.parseInt(text(header, 124, 12), 8)
    const content = tar.subarray(at + block, at + block + size)
    if (content.length < size) throw new Error(`the tar ends within an entry at ${at}`)
    const type = text(header, 156, 1)
    if (type === '' || type === '0') files[normal(longName ?? nameIn(header))] = content
    else if (!/[5Lxg]/.test(type)) throw new Error(`an entry of type ${type} at ${at}`)
    longName = nameFrom(type, content)
    at += block + Math.ceil(size / block) * block
  }
  return files
}

/** Of the entry that follows. */
function nameFrom(type: string, content: Buffer): string | undefined {
  if (type === 'L') return text(content, 0, content.length)
  return type === 'x' ? /^\d+ path=(.+)$/m.exec(content.toString())?.[1] : undefined
}

function nameIn(header: Buffer): string {
  const isUstar = text(header, 257, 5) === 'ustar'
  const prefix = isUstar ? text(header, 345, 155) : ''
  return prefix === '' ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`
}

function normal(name: string): string {
  const plain = name.replace(/^(\.\/)+/, '')
  if (plain.startsWith('/') || plain.split('/').includes('..'))
    throw new Error(`${name} is outside`)
  return plain
}

/** The sum of all bytes, its own field counted as spaces. */
function checkSum(header: Buffer, at: number): void {
  const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0)
  if (sum !== Number.parseInt(text(header, 148, 8), 8)) throw new Error(`a damaged header at ${at}`)
}

function text(bytes: Buffer, from: number, length: number): string {
  const field = bytes.subarray(from, from + length)
  const end = field.indexOf(0)
  return (end < 0 ? field : field.subarray(0, end)).toString()
}
