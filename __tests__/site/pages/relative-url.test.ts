import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../../src/primitives/https-url'
import { relativeUrl } from '../../../src/site/pages/relative-url'

const page = 'https://a.example/app/install/pr-42/com.example/57-1f2e3d4c/'

describe('a relative address', () => {
  it.each([
    [page, `${page}icon.png`, './icon.png'],
    [page, page, './'],
    [page, 'https://a.example/app/install/pr-42/', '../../'],
    [page, 'https://a.example/app/install/pr-42', '../../../pr-42'],
    [page, 'https://a.example/', '../../../../../'],
    [page, 'https://a.example/x', '../../../../../x'],
    ['https://a.example/a', 'https://a.example/b', './b'],
    ['https://a.example/', 'https://a.example/x:y', './x:y'],
    [page, 'https://b.example/icon.png', 'https://b.example/icon.png'],
    [page, 'https://a.example/i.png?v=1', 'https://a.example/i.png?v=1'],
  ])('from %s to %s is %s and leads back there', (from, to, expected) => {
    const relative = relativeUrl(httpsUrl(from), httpsUrl(to))
    expect(relative).toBe(expected)
    expect(new URL(relative, from).href).toBe(to)
  })
})
