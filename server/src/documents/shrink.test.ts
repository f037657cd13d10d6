/** What a phone sends is made small for a letter, and stands upright in it. */
import jpeg from 'jpeg-js'
import { expect, it } from 'vitest'
import { oneDotPng } from '../testing/answers.ts'
import { photo } from '../testing/photo.ts'
import { orientationOf, shrink } from './shrink.ts'

const options = { width: 2400, height: 1800 }
/** Whether the dark band lies along this edge. */
function isDark({ width, height, data }: { width: number; height: number; data: Uint8Array }, x: number, y: number) {
  const at = (Math.min(height - 1, Math.round(y * height)) * width + Math.min(width - 1, Math.round(x * width))) * 4
  return data[at]! < 80
}

it('comes down to what it may take, and keeps its shape', () => {
  const large = photo(options)
  const small = shrink({ bytes: large, isPng: false, budget: 40_000 })
  expect(large.length).toBeGreaterThan(400_000)
  expect(small.jpeg.length).toBeLessThanOrEqual(40_000)
  expect(small.width / small.height).toBeCloseTo(4 / 3, 1)
})

it('stands upright, without what the camera wrote beside it', () => {
  const lying = photo({ ...options, orientation: 6 })
  expect(orientationOf(lying)).toBe(6)
  expect(orientationOf(photo(options))).toBe(1)
  const { jpeg: bytes, width, height } = shrink({ bytes: lying, isPng: false, budget: 100_000 })
  expect(width).toBeLessThan(height)
  const shown = jpeg.decode(bytes, { useTArray: true })
  expect([isDark(shown, 0.95, 0.5), isDark(shown, 0.05, 0.5)]).toEqual([true, false])
  expect(orientationOf(bytes)).toBe(1)
  const upsideDown = shrink({ bytes: photo({ ...options, orientation: 3 }), isPng: false, budget: 100_000 })
  expect(isDark(jpeg.decode(upsideDown.jpeg, { useTArray: true }), 0.5, 0.97)).toBe(true)
})

it('a picture without photo becomes one', () => {
  expect(shrink({ bytes: oneDotPng, isPng: true, budget: 10_000 })).toMatchObject({ width: 1, height: 1 })
})
