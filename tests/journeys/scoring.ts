import assert from 'node:assert/strict'
import type { Visitor } from './visitor.ts'

/** The best that each scale gives; for the named items the worst but one. */
export const scores = async (judge: Visitor, lower: readonly string[]): Promise<void> => {
  const offered = await judge.page.locator('[name^="points_"]').evaluateAll(fields =>
    fields.flatMap(field => {
      if (field instanceof HTMLSelectElement)
        return [...field.options].map(({ value }) => ({ name: field.name, value }))
      const { name, value } = field as HTMLInputElement
      return [{ name, value }]
    }),
  )
  const names = [...new Set(offered.map(({ name }) => name))]
  assert.ok(names.length > 0, 'оценивать нечего')
  for (const name of names) {
    const points = offered
      .filter(one => one.name === name && one.value !== '' && one.value !== 'na')
      .map(({ value }) => Number(value))
      .sort((a, b) => a - b)
    const isLower = lower.some(code => name === `points_${code.replace('.', '_')}`)
    await judge.answer(name, String(isLower ? points.at(-2) : points.at(-1)))
  }
}
