import { describe, expect, it } from '@jest/globals'
import { FAT_HEAD_SIZE, slicePositions } from '../../../src/formats/mach-o/fat'
import { afterHead, readSlice } from '../../../src/formats/mach-o/mach-o'
import {
  CPU_ARM,
  CPU_ARM64,
  CPU_X86_64,
  fatMachO,
  type MachODeviations,
  machO,
} from '../../support/ipa/mach-o-writer'

/** A file that fails the test when it is read backwards, as an inflated stream would. */
function forward(bytes: Buffer) {
  let position = 0
  return {
    size: bytes.length,
    read: async (offset: number, length: number) => {
      if (offset < position) throw new Error(`read back from ${position} to ${offset}`)
      position = offset + length
      return bytes.subarray(offset, offset + length)
    },
  }
}

async function slicesOf(bytes: Buffer) {
  const file = forward(bytes)
  const head = await file.read(0, FAT_HEAD_SIZE)
  const reader = afterHead(file, head)
  const slices = []
  for (const position of slicePositions(head, file.size)) {
    slices.push(await readSlice(reader, position))
  }
  return slices
}

async function sliceOf(deviations: MachODeviations = {}) {
  const [slice] = await slicesOf(machO(deviations))
  return slice
}

describe('the slices of a Mach-O file', () => {
  it('reads a thin executable', async () => {
    const bytes = machO()
    expect(await slicesOf(bytes)).toEqual([
      {
        cpu: 'arm64',
        offset: 0,
        platform: 'ios',
        codeSignature: { offset: bytes.length - 64, size: 64 },
        encrypted: false,
      },
    ])
  })

  it.each([
    [{ platform: 7 }, 'ios-simulator'],
    [{ platform: 6 }, 'mac-catalyst'],
    [{ platform: 3 }, 'tvos'],
    [{ platform: 11 }, 'visionos'],
    [{ platform: 999 }, 'unknown'],
    [{ versionMin: 0x25 }, 'ios'],
    [{ versionMin: 0x2f }, 'tvos'],
    [{ versionMin: 0x30 }, 'watchos'],
    [{ versionMin: 0x24 }, 'macos'],
    [{ versionMin: 0x25, cpuType: CPU_X86_64 }, 'ios-simulator'],
    [{ versionMin: 0x24, cpuType: CPU_X86_64 }, 'macos'],
    [{ noVersion: true }, undefined],
  ])('tells the platform of %j: %s', async (deviations, platform) => {
    expect(await sliceOf(deviations)).toHaveProperty('platform', platform)
  })

  it.each([
    [{ cpuType: CPU_ARM64, cpuSubtype: 0x80000002 }, 'arm64e'],
    [{ cpuType: CPU_ARM, cpuSubtype: 9, wide: false }, 'armv7'],
    [{ cpuType: CPU_ARM, cpuSubtype: 11, wide: false }, 'armv7s'],
    [{ cpuType: CPU_X86_64, cpuSubtype: 3 }, 'x86_64'],
    [{ cpuType: 7, wide: false }, 'i386'],
    [{ cpuType: 18 }, 'cpu 18'],
  ])('names the cpu of %j: %s', async (deviations, cpu) => {
    expect(await sliceOf(deviations)).toHaveProperty('cpu', cpu)
  })

  it('sees the encryption of the App Store in 64 and 32 bits', async () => {
    expect(await sliceOf({ cryptId: 1 })).toHaveProperty('encrypted', true)
    expect(await sliceOf({ cryptId: 1, wide: false })).toHaveProperty('encrypted', true)
    expect(await sliceOf({ noEncryptionInfo: true })).toHaveProperty('encrypted', false)
  })

  it('takes a missing and an empty signature for none', async () => {
    expect(await sliceOf({ signature: 'none' })).toHaveProperty('codeSignature', undefined)
    expect(await sliceOf({ signature: 'empty' })).toHaveProperty('codeSignature', undefined)
  })

  it.each([
    [{}],
    [{ wide: true }],
    [{ littleEndian: true }],
    [{ wide: true, littleEndian: true }],
    [{ reversed: true }],
    [{ align: 32 }],
  ])('reads a fat file front to back: %j', async layout => {
    const armv7 = machO({ cpuType: CPU_ARM, cpuSubtype: 9, wide: false, signature: 'none' })
    const slices = await slicesOf(fatMachO([armv7, machO({ cryptId: 1 })], layout))
    expect(slices).toMatchObject([
      { cpu: 'armv7', codeSignature: undefined, encrypted: false },
      { cpu: 'arm64', codeSignature: { size: 64 }, encrypted: true },
    ])
  })

  it.each<[string, Buffer, RegExp]>([
    ['no bytes', Buffer.alloc(0), /only 0 bytes/],
    ['text', Buffer.from('#!/bin/sh\n'), /starts with 23212f62/],
    [
      'PowerPC',
      Buffer.concat([Buffer.from('feedface', 'hex'), Buffer.alloc(60)]),
      /starts with feedface/,
    ],
    ['a Java class', Buffer.from('cafebabe0000003400', 'hex'), /52 slices/],
    ['a fat header without slices', Buffer.from('cafebabe00000000', 'hex'), /0 slices/],
    ['a fat header cut short', Buffer.from('cafebabe0000000201', 'hex'), /fat header is cut short/],
    ['a header cut short', machO().subarray(0, 20), /header is cut short/],
    ['load commands cut short', machO().subarray(0, 60), /claim \d+ of 60 bytes/],
    ['a signature cut off', machO().subarray(0, -1), /code signature .* lies beyond the end/],
    ['a signature said too long', machO({ signature: 'beyond-end' }), /lies beyond the end/],
    ['two signatures', machO({ signature: 'twice' }), /two LC_CODE_SIGNATURE/],
    ['a command of size 0', machO({ commands: [Buffer.alloc(8)] }), /load command 0 of 5/],
    ['a command that overruns', machO({ commands: [word8(0x7fffffff)] }), /load command 0 of 5/],
    ['a build version too short', machO({ commands: [word8(8)] }), /load command 0 is too short/],
    ['a slice cut off', fatMachO([machO(), machO()]).subarray(0, -1), /does not fit between/],
    ['slices that overlap', overlapping(), /does not fit between/],
    [
      'a slice of garbage',
      fatMachO([machO(), Buffer.alloc(64, 1)]),
      /slice at \d+.* starts with 01010101/,
    ],
    [
      'a megabyte of load commands',
      withCommandsSize(0x00100001),
      /claim 1048577 bytes; the most is/,
    ],
    ['more commands than fit', withCommandsCount(0xffffffff), /load command 4 of 4294967295/],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(slicesOf(bytes)).rejects.toMatchObject({ code: 'malformed' })
    await expect(slicesOf(bytes)).rejects.toThrow(message)
  })
})

/** LC_BUILD_VERSION with a size of `size`. */
function word8(size: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32LE(0x32, 0)
  bytes.writeUInt32LE(size, 4)
  return bytes
}

function overlapping(): Buffer {
  const bytes = fatMachO([machO(), machO()])
  bytes.copy(bytes, 8 + 20 + 8, 8 + 8, 8 + 12)
  return bytes
}

function withCommandsSize(size: number): Buffer {
  const bytes = machO()
  bytes.writeUInt32LE(size, 20)
  return bytes
}

function withCommandsCount(count: number): Buffer {
  const bytes = machO()
  bytes.writeUInt32LE(count, 16)
  return bytes
}
