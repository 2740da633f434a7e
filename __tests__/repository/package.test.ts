import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'

const { dependencies, devDependencies } = Object(JSON.parse(readFileSync('package.json', 'utf8')))

it('takes each package in one version, with one digest, and runs no script of it', () => {
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
  )
  expect(loose).toEqual([])
  const { packages } = Object(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  const { '': ours, ...others } = packages
  expect(ours).toBeDefined()
  expect(Object.keys(others).filter(name => !/^sha512-/.test(others[name].integrity))).toEqual([])
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m)
})

it('has as dependencies what the bundle holds, and nothing else', () => {
  const held = new Set(readFileSync('dist/licenses.txt', 'utf8').split('\n'))
  const names = Object.keys({ ...dependencies, ...devDependencies })
  expect(Object.keys(dependencies)).toEqual(names.filter(name => held.has(name)))
})
