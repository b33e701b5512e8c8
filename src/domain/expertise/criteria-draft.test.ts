import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { criteriaSample } from '../../../tests/criteria-sample.ts'
import { asDraftSet, assembleCriteria, typedNumber } from './assemble-criteria.ts'
import { compareCriteria } from './compare-criteria.ts'
import { type CriteriaDraft, criteriaDraftShape, emptyDraft, scaleKinds } from './criteria-draft.ts'
import type { CriteriaSet } from './criteria-set.ts'
import { draftOf } from './draft-of-set.ts'
import { editDraft } from './edit-criteria.ts'

const headOf = ({ id, edition, demonstration, notice, valid_from, valid_to, approved_by }: CriteriaSet) => ({
  id,
  edition,
  demonstration,
  notice,
  valid_from,
  valid_to,
  approved_by,
})
const faultsOf = (draft: CriteriaDraft) =>
  Object.fromEntries(asDraftSet(draft, 'draft', '2026-01-01').faults.map(({ field, message }) => [field, message]))
const changed = (change: (draft: CriteriaDraft) => void): CriteriaDraft => {
  const draft = structuredClone(draftOf(criteriaSample))
  change(draft)
  return draft
}
const firstItem = (draft: CriteriaDraft) => {
  const item = draft.sections[0]?.criteria[0]
  assert.ok(item)
  return item
}

describe('черновик набора', () => {
  it('из набора получается черновик, из черновика – тот же набор', () => {
    const draft = draftOf(criteriaSample)
    assert.deepEqual(criteriaDraftShape.parse(draft), draft)
    assert.deepEqual(assembleCriteria(draft, headOf(criteriaSample)).set, criteriaSample)
  })

  it('пустой черновик: каждое незаполненное поле названо', () => {
    const faults = faultsOf(emptyDraft())
    for (const field of [
      'title',
      'positions',
      'sections-0-title',
      'sections-0-max',
      'sections-0-criteria-0-proof',
      'thresholds-first-at_least',
    ])
      assert.ok(faults[field], field)
    assert.equal(faults['sections-0-criteria-0-title'], 'Заполните это поле')
  })

  it('не число в числовом поле', () => {
    const draft = changed(one => {
      firstItem(one).max = 'десять'
    })
    const faults = faultsOf(draft)
    assert.deepEqual(faults, { 'sections-0-criteria-0-max': 'Напишите число: 10 или 7,5' })
  })

  it('число по-русски: запятая, минус, разряды', () => {
    assert.equal(typedNumber('7,5'), 7.5)
    assert.equal(typedNumber('−2'), -2)
    assert.equal(typedNumber('1 000'), 1000)
    assert.equal(typedNumber(' '), undefined)
    assert.equal(typedNumber('1e9'), '1e9')
  })

  it('противоречие шкалы стоит у своего показателя', () => {
    const draft = changed(one => {
      firstItem(one).scale = {
        ...firstItem(one).scale,
        kind: 'checklist',
        items: [{ key: 'a', title: 'есть', points: '3' }],
      }
    })
    assert.deepEqual(faultsOf(draft), {
      'sections-0-criteria-0-max': 'Шкала даёт не больше 3, а максимум показателя 10',
    })
  })

  it('порог выше суммы стоит у своей категории', () => {
    const draft = changed(one => {
      for (const line of Object.values(one.thresholds)) if (line.measure === 'points') line.at_least = '10000'
    })
    assert.ok(Object.keys(faultsOf(draft)).every(field => /^thresholds-\w+-at_least$/.test(field)))
  })
})

describe('кнопки редактора', () => {
  it('добавить показатель: следующий номер и место на странице', () => {
    const edited = editDraft(draftOf(criteriaSample), 'add:sections.0.criteria')
    const last = edited?.draft.sections[0]?.criteria.at(-1)
    assert.equal(edited?.place, `sections-0-criteria-${(edited?.draft.sections[0]?.criteria.length ?? 0) - 1}`)
    assert.match(last?.code ?? '', /^1\.\d+$/)
    const codes = edited?.draft.sections[0]?.criteria.map(({ code }) => code) ?? []
    assert.equal(new Set(codes).size, codes.length)
  })

  it('вверх и обратно вниз – тот же черновик', () => {
    const draft = draftOf(criteriaSample)
    const up = editDraft(draft, 'up:sections.0.criteria.1')
    assert.notDeepEqual(up?.draft, draft)
    assert.deepEqual(up && editDraft(up.draft, 'down:sections.0.criteria.0')?.draft, draft)
  })

  it('нумерация подряд меняет номера и во взаимоисключающих', () => {
    const draft = changed(one => {
      const section = one.sections[0]
      if (section) section.alternatives = section.criteria.map(({ code }) => code).join(', ')
    })
    const moved = editDraft(draft, 'up:sections.0.criteria.1')
    const done = moved && editDraft(moved.draft, 'renumber')
    assert.equal(done?.draft.sections[0]?.criteria[0]?.code, '1.1')
    assert.equal(done?.draft.sections[0]?.alternatives, '1.2, 1.1')
  })

  it('чужая кнопка ничего не делает и не ломает', () => {
    for (const button of [
      'add:__proto__',
      'remove:sections.99',
      'remove:thresholds.first',
      'up:sections.-1',
      'add:title',
      '',
    ])
      assert.equal(editDraft(draftOf(criteriaSample), button), undefined, button)
  })

  it('любая череда кнопок оставляет черновик черновиком', () => {
    const place = fc.constantFrom(
      'sections',
      'sections.0.criteria',
      'sections.0.criteria.0.scale.choices',
      'sections.0.criteria.0.scale.results',
      'sections.0.criteria.0.fields',
    )
    const button = fc.oneof(
      place.map(path => `add:${path}`),
      fc
        .tuple(fc.constantFrom('up', 'down', 'remove'), place, fc.nat(3))
        .map(([does, path, index]) => `${does}:${path}.${index}`),
      fc.constant('renumber'),
    )
    fc.assert(
      fc.property(fc.array(button, { maxLength: 12 }), fc.constantFrom(...scaleKinds), (buttons, kind) => {
        let draft = changed(one => {
          firstItem(one).scale.kind = kind
        })
        for (const one of buttons) draft = editDraft(draft, one)?.draft ?? draft
        assert.ok(criteriaDraftShape.safeParse(draft).success)
        asDraftSet(draft, 'draft', '2026-01-01')
      }),
    )
  })
})

describe('сравнение редакций', () => {
  it('одинаковые редакции не отличаются', () => {
    assert.deepEqual(compareCriteria(criteriaSample, criteriaSample), [])
  })
  it('изменённый порог, новый и убранный показатель названы', () => {
    const after = structuredClone(criteriaSample)
    const [section] = after.sections
    const gone = section?.criteria.pop()
    assert.ok(section && gone)
    section.title = 'Другое название'
    const changes = compareCriteria(criteriaSample, after)
    assert.deepEqual(changes.map(({ where, what }) => `${where}: ${what}`).slice(0, 1), [
      `Раздел ${section.code}: Название`,
    ])
    assert.ok(changes.some(({ where, after: now }) => where === `Показатель ${gone.code}` && now === undefined))
  })
})
