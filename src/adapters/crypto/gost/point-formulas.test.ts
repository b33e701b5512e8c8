import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pointFormulas, stepOf } from './point-formulas.ts'

/** How many moduli a coordinate of a point may reach; a product of two numbers is below two. */
const coordinate = 18
const product = 2
const factors = 2 ** 20

describe('числа в формулах не вырастают', () => {
  for (const [name, lines] of Object.entries(pointFormulas))
    it(`${name}: сомножители в пределах, координаты итога не больше данных`, () => {
      const bounds = new Map<string, number>([['A', 1]])
      const boundOf = (of: string): number => {
        const bound = /^[XYZ][12]$/.test(of) ? coordinate : bounds.get(of)
        assert.ok(bound !== undefined, `${of} взято раньше, чем посчитано`)
        return bound
      }
      for (const step of lines.map(stepOf)) {
        if ('product' in step) {
          const [left, right] = step.product.map(boundOf)
          assert.ok((left ?? Infinity) * (right ?? Infinity) < factors)
          bounds.set(step.to, product)
        } else
          bounds.set(
            step.to,
            step.sum.reduce((sum, { factor, of }) => sum + Math.abs(factor) * boundOf(of), 0),
          )
      }
      for (const result of ['X3', 'Y3', 'Z3']) assert.ok(boundOf(result) <= coordinate)
    })
})

describe('итог может лечь на место данной точки', () => {
  for (const [name, lines] of Object.entries(pointFormulas))
    it(`${name}: координата первой точки не нужна после того, как записана`, () => {
      const written = new Set<string>()
      for (const step of lines.map(stepOf)) {
        const read = 'product' in step ? step.product : step.sum.map(({ of }) => of)
        for (const one of read) assert.ok(!written.has(one.replace('1', '3')) || !one.endsWith('1'), `${name}: ${one}`)
        written.add(step.to)
      }
    })
})
