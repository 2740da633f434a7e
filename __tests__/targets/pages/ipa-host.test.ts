import { describe, expect, it } from '@jest/globals'
import { chooseIpaHost, type IpaHostQuestion } from '../../../src/targets/pages/ipa-host'

const MB = 1_000_000
const LARGEST_ON_PAGES = 95 * 1024 * 1024

function choice(deviations: Partial<Omit<IpaHostQuestion, 'isPublic'>> & { isPublic?: boolean }) {
  const { isPublic = true, ...rest } = deviations
  return chooseIpaHost({
    wanted: 'auto',
    owner: 'ours',
    branch: 'gh-pages',
    size: 30 * MB,
    room: 900 * MB,
    ...rest,
    isPublic: async () => isPublic,
  })
}

describe('where the IPA goes', () => {
  it.each([
    ['to a branch of ours', {}, 'pages'],
    ['to a branch of ours with exactly 95 MiB', { size: LARGEST_ON_PAGES }, 'pages'],
    ['to a release with one byte more', { size: LARGEST_ON_PAGES + 1 }, 'release'],
    ['to a release when the budget has no room', { room: 29 * MB }, 'release'],
    ['to a release rather than into somebody’s history', { owner: 'theirs' }, 'release'],
    ['to Pages when asked for, whatever it weighs', { wanted: 'pages', size: 500 * MB }, 'pages'],
    ['to Pages of others when asked for', { wanted: 'pages', owner: 'theirs' }, 'pages'],
    ['to a release when asked for', { wanted: 'release' }, 'release'],
    [
      'to Pages when it is too large but assets are private',
      { size: 500 * MB, isPublic: false },
      'pages',
    ],
  ] as const)('%s', async (_name, deviations, kind) => {
    expect((await choice(deviations)).kind).toBe(kind)
  })

  it('is refused on a branch of others when release assets are private, with the ways out', async () => {
    await expect(choice({ owner: 'theirs', isPublic: false })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('stay in its history for ever'),
      hint: expect.stringMatching(/ipa-host: pages.*site-repository/),
    })
  })

  it('asks who can read the repository only when a release comes into question', async () => {
    const isPublic = () => Promise.reject(new Error('asked'))
    const question = { branch: 'gh-pages', size: MB, room: 900 * MB, isPublic } as const
    const host = await chooseIpaHost({ ...question, wanted: 'auto', owner: 'ours' })
    expect(host).toMatchObject({ kind: 'pages', limit: { bytes: LARGEST_ON_PAGES } })
  })

  it('takes just under 2 GiB on a release', async () => {
    expect((await choice({ wanted: 'release' })).limit.bytes).toBe(2_000_000_000)
  })
})
