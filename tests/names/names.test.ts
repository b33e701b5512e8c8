import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { nameDeclension } from '../../src/adapters/names/petrovich.ts'
import type { GrammaticalCase } from '../../src/domain/people/declension.ts'

// The list is invented names with forms written by hand from the rules of grammar, not by the program.
const inColumns: readonly GrammaticalCase[] = ['dative', 'genitive', 'accusative', 'instrumental']
const names = nameDeclension()

const lines = readFileSync(join(import.meta.dirname, 'names.tsv'), 'utf8')
  .split('\n')
  .slice(1)
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => {
    const [sex = '', surname = '', name = '', patronymic = '', ...rest] = line.split('\t')
    const expected = inColumns.flatMap((grammaticalCase, column) => {
      const variants = (rest[column] ?? '').split(' / ').filter(text => text !== '')
      return variants.length === 0 ? [] : [{ grammaticalCase, variants }]
    })
    const whole = [surname, name, patronymic].filter(part => part !== '').join(' ')
    const proposed = names.propose({
      surname,
      name,
      patronymic: patronymic === '' ? null : patronymic,
      sex: sex === 'ж' ? 'female' : 'male',
    })
    const wrong = expected.filter(
      ({ grammaticalCase, variants }) => !variants.includes(proposed.forms[grammaticalCase]),
    )
    return { whole, expected, proposed, contested: rest[4] === 'спорно', wrong }
  })

const share = (part: number, of: number): string => `${part} из ${of} (${((part / of) * 100).toFixed(1)} %)`
const withCase = (wanted: GrammaticalCase) =>
  lines.filter(({ expected }) => expected.some(({ grammaticalCase }) => grammaticalCase === wanted))
const told = (those: typeof lines): string[] =>
  those.map(
    ({ whole, wrong, proposed }) =>
      `${whole}: ${wrong.map(({ grammaticalCase, variants }) => `${proposed.forms[grammaticalCase]} вместо ${variants.join(' или ')}`).join('; ')}`,
  )

describe('склонение двухсот имён', () => {
  it('список полон: 200 имён с дательным, у 80 родительный и винительный, у 40 творительный', () => {
    assert.ok(withCase('dative').length >= 200, `${withCase('dative').length}`)
    assert.ok(withCase('genitive').length >= 80)
    assert.ok(withCase('accusative').length >= 80)
    assert.ok(withCase('instrumental').length >= 40)
    assert.equal(new Set(lines.map(({ whole }) => whole)).size, lines.length, 'имена в списке не повторяются')
  })

  it('верны не меньше 95 % предложений', t => {
    const right = lines.filter(({ wrong }) => wrong.length === 0)
    const sure = lines.filter(({ proposed }) => proposed.sure)
    t.diagnostic(`верны целиком: ${share(right.length, lines.length)}; уверенных: ${share(sure.length, lines.length)}`)
    for (const grammaticalCase of inColumns) {
      const asked = withCase(grammaticalCase)
      const well = asked.filter(({ wrong }) => wrong.every(one => one.grammaticalCase !== grammaticalCase))
      t.diagnostic(`${grammaticalCase}: ${share(well.length, asked.length)}`)
    }
    for (const line of told(lines.filter(({ wrong }) => wrong.length > 0))) t.diagnostic(line)
    assert.ok(right.length / lines.length >= 0.95)
  })

  it('среди уверенных предложений нет ни одного неверного', () => {
    assert.deepEqual(told(lines.filter(({ proposed, wrong }) => proposed.sure && wrong.length > 0)), [])
  })

  it('спорные имена уверенными не бывают, а у каждого сомнения есть слова', () => {
    const contested = lines.filter(line => line.contested)
    assert.ok(contested.length >= 20)
    assert.deepEqual(
      contested.filter(({ proposed }) => proposed.sure).map(({ whole }) => whole),
      [],
    )
    for (const { whole, proposed } of lines) assert.equal(proposed.doubts.length > 0, !proposed.sure, whole)
  })

  it('осторожность не чрезмерна: из бесспорных имён не меньше трёх четвертей уверенные', t => {
    const plain = lines.filter(({ contested }) => !contested)
    const unsure = plain.filter(({ proposed }) => !proposed.sure)
    t.diagnostic(`бесспорные, отданные человеку: ${unsure.map(({ whole }) => whole).join(', ')}`)
    assert.ok(unsure.length / plain.length <= 0.25)
  })
})
