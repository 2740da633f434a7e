import { writeFile } from 'node:fs/promises'
import { sampleIpa } from '../__tests__/support/ipa/sample-ipa'

// See script/sample-ipa.

const [, , path = 'Sample.ipa'] = process.argv
await writeFile(path, sampleIpa(new Date()))
