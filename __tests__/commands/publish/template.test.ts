import { describe, expect, it } from '@jest/globals'
import { readTemplate } from '../../../src/commands/publish/template'
import { aFile } from '../../support/ipa/an-ipa'

describe('readTemplate', () => {
  it('is not needed', async () => {
    expect(await readTemplate(undefined)).toBeUndefined()
  })

  it('gives the text', async () => {
    const text = '<a href="{{itmsUrl}}">Install {{title}}</a>'
    expect(await readTemplate(await aFile('page.html', Buffer.from(text)))).toBe(text)
  })

  it('refuses one that names what a build does not have', async () => {
    const path = await aFile('page.html', Buffer.from('{{password}}'))
    await expect(readTemplate(path)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('password'),
    })
  })

  it('says which file cannot be read', async () => {
    await expect(readTemplate('/nowhere/page.html')).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('The page template “/nowhere/page.html” cannot be read'),
      hint: expect.stringContaining('`page-template`'),
    })
  })
})
