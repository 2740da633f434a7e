import { readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { expect, it } from '@jest/globals'
import { parse } from 'yaml'

const { scripts, dependencies, devDependencies } = Object(
  JSON.parse(readFileSync('package.json', 'utf8')),
)

// `npx github:tap-to-install/tap-to-install` is what people run who wonder about an IPA.

it('has npm install nothing but itself, since the bundle holds what it needs', () => {
  expect(dependencies).toBeUndefined()
})

it('has no script for which npm first installs everything of development', () => {
  // pacote, lib/git.js, #prepareDir
  const preparing = 'postinstall build preinstall install prepack prepare'.split(' ')
  expect(Object.keys(scripts).filter(name => preparing.includes(name))).toEqual([])
})

it('takes each package in one version, with one digest, and runs no script of it', () => {
  const loose = Object.entries(devDependencies).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
  )
  expect(loose).toEqual([])
  const { packages } = Object(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  const { '': ours, ...others } = packages
  expect(ours).toBeDefined()
  expect(Object.keys(others).filter(name => !/^sha512-/.test(others[name].integrity))).toEqual([])
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m)
})

it('lets Dependabot propose each package of the bundle by itself', () => {
  const [npm] = Object(parse(readFileSync('.github/dependabot.yml', 'utf8'))).updates
  const patterns: readonly string[] = npm.groups.development['exclude-patterns']
  const held = new Set(readFileSync('dist/licenses.txt', 'utf8').split('\n'))
  const alone = (name: string) => patterns.some(pattern => matchesGlob(name, pattern))
  const names = Object.keys(devDependencies)
  expect(names.filter(alone)).toEqual(names.filter(name => held.has(name)))
})
