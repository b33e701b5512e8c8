import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { assembleCriteria } from '../../domain/expertise/assemble-criteria.ts'
import { criteriaFor } from '../../domain/expertise/criteria-set.ts'
import { draftOf } from '../../domain/expertise/draft-of-set.ts'
import { attainablePoints } from '../../domain/expertise/scale.ts'
import { scoreSheet } from '../../domain/expertise/scoring.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { loadCriteria } from './load-criteria.ts'
import { loadPositions } from './load-positions.ts'
import { BadRegulationFile } from './yaml-file.ts'

const regulations = join(import.meta.dirname, '../../../regulations')
const folder = join(regulations, 'criteria')
const loaded = await loadCriteria(folder)
const { positions } = await loadPositions(regulations)

describe('демонстрационные наборы показателей', () => {
  for (const { title } of positions) {
    it(`${title}: есть набор для каждой категории`, () => {
      const sets = loaded.get('demonstration') ?? []
      for (const category of ['first', 'highest', 'methodist', 'mentor'] as const) {
        assert.notEqual(criteriaFor(sets, category, title), undefined, category)
      }
      assert.notEqual(criteriaFor(loaded.get('demonstration-276') ?? [], 'highest', title), undefined)
    })
  }

  it('каждый набор прямо назван демонстрационным', () => {
    for (const set of [...loaded.values()].flat()) {
      assert.equal(set.demonstration, true)
      assert.match(set.notice ?? '', /Не является нормой ни одного региона/)
    }
  })

  it('наибольшие баллы дают любую категорию набора, нули — никакую', () => {
    for (const set of [...loaded.values()].flat()) {
      const items = set.sections.flatMap(({ criteria }) => criteria)
      for (const category of set.categories) {
        const best = scoreSheet(set, category, Object.fromEntries(items.map(item => [item.code, item.max])))
        const none = scoreSheet(set, category, Object.fromEntries(items.map(item => [item.code, 0])))
        assert.ok(!isRefusal(best) && !isRefusal(none))
        assert.equal(best.meets, true, `${set.id} ${category}`)
        assert.equal(none.meets, false, `${set.id} ${category}`)
        assert.equal(best.percent, 100)
      }
    }
  })

  it('редактор открывает каждый набор и собирает его обратно без потерь', () => {
    for (const set of [...loaded.values()].flat()) {
      const { sections: _, thresholds: __, title: ___, categories: ____, positions: _____, ...head } = set
      assert.deepEqual(assembleCriteria(draftOf(set), head).set, set, set.id)
    }
  })

  it('минимум каждого показателя достижим на его шкале', () => {
    for (const criterion of [...loaded.values()]
      .flat()
      .flatMap(set => set.sections.flatMap(({ criteria }) => criteria))) {
      for (const least of Object.values(criterion.minimum ?? {})) assert.ok(attainablePoints(criterion).includes(least))
    }
  })
})

describe('негодный файл набора', () => {
  const spoilt = async (change: (text: string) => string, name = 'teachers.yaml'): Promise<BadRegulationFile> => {
    const copy = await mkdtemp(join(tmpdir(), 'criteria-'))
    try {
      await cp(folder, copy, { recursive: true })
      const text = await readFile(join(copy, 'demonstration/teachers.yaml'), 'utf8')
      await writeFile(join(copy, 'demonstration', name), change(text))
      await loadCriteria(copy)
    } catch (error) {
      if (error instanceof BadRegulationFile) return error
      throw error
    } finally {
      await rm(copy, { recursive: true })
    }
    throw new Error('Негодный файл принят')
  }

  it('неизвестный ключ назван с файлом и строкой', async () => {
    const error = await spoilt(text => text.replace("title: 'Средняя", "tilte: 'Средняя"))
    assert.match(error.message, /criteria\/demonstration\/teachers\.yaml:\d+: .*неизвестный ключ: «tilte»/)
  })
  it('шкала, не доходящая до максимума показателя', async () => {
    const error = await spoilt(text => text.replace('{ from: 70, points: 10 }', '{ from: 70, points: 9 }'))
    assert.match(error.message, /шкала даёт не больше 9, а максимум показателя 10/)
  })
  it('диапазоны не по порядку', async () => {
    const error = await spoilt(text => text.replace('{ from: 50, points: 7 }', '{ from: 20, points: 7 }'))
    assert.match(error.message, /диапазоны идут по возрастанию/)
  })
  it('демонстрационный набор без оговорки', async () => {
    const error = await spoilt(text => text.replace(/notice: >-\n.*\n.*\n/, 'notice: null\n'))
    assert.match(error.message, /должен прямо говорить, что он не норма/)
  })
  it('две категории без порога и повтор номера', async () => {
    const noThreshold = await spoilt(text => text.replace(/.*category: highest, ref.*\n/, ''))
    assert.match(noThreshold.message, /для категории highest нужен ровно один порог/)
    const twice = await spoilt(text => text.replace("code: '1.2'", "code: '1.1'"))
    assert.match(twice.message, /номер 1\.1 повторяется/)
  })
  it('одна должность в двух наборах', async () => {
    const error = await spoilt(text => text.replace('id: teachers', 'id: tutors'), 'tutors.yaml')
    assert.match(error.message, /должность «Учитель» — сразу в наборах «teachers» и «tutors»/)
  })
  it('имя файла не от своего набора', async () => {
    const error = await spoilt(text => text.replace('id: teachers', 'id: tutors'))
    assert.match(error.message, /имя файла не совпадает с id «tutors»/)
  })
})
