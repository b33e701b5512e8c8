import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sameSubject } from './subject.ts'

describe('предмет', () => {
  it('совпадает целиком или частью, буква «ё», регистр и кавычки не мешают', () => {
    assert.ok(sameSubject('История и обществознание', 'обществознание'))
    assert.ok(sameSubject('Счётное дело', 'счетное  дело'))
    assert.ok(sameSubject('русский язык, литература', 'Русский язык и литература'))
  })
  it('разные предметы не совпадают, пустой не совпадает ни с чем', () => {
    assert.ok(!sameSubject('родной язык', 'русский язык'))
    assert.ok(!sameSubject('', ''))
  })
})
