import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { quoted } from './quoted.ts'

describe('название в кавычках', () => {
  it('кавычки внутри названия становятся внутренними', () => {
    assert.equal(
      quoted('Об установлении категорий «педагог-методист»'),
      '«Об установлении категорий „педагог-методист“»',
    )
    assert.equal(quoted('Об итогах аттестации'), '«Об итогах аттестации»')
  })
})
