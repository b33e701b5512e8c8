import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { KnownOrganisation } from '../stores/directory.ts'
import { indexOf, judgeRow } from './judge-row.ts'
import type { DirectoryRecord } from './record.ts'

const inn = '7707083893'
const otherInn = '7728168971'

const record = (fullName: string, more: Partial<DirectoryRecord> = {}): DirectoryRecord => ({
  ...{ fullName, shortName: fullName, municipality: '', address: '', email: '', headName: '' },
  ...{ inn: '', kpp: '', ogrn: '' },
  ...more,
})
const directory = (...records: DirectoryRecord[]) =>
  indexOf(records.map((one, place): KnownOrganisation => ({ ...one, id: String(place), otherNames: [] })))
const found = (known: readonly DirectoryRecord[], row: DirectoryRecord) => {
  const { verdict, organisationId } = judgeRow(directory(...known), row)
  return [verdict, organisationId]
}

describe('строка списка и справочник', () => {
  it('один ИНН – одна организация, как бы она ни называлась и знает ли список КПП', () => {
    const known = [record('МБОУ «СОШ № 1»', { inn, kpp: '770701001' })]
    assert.deepEqual(found(known, record('Гимназия имени Кирова', { inn })), ['changed', '0'])
    assert.deepEqual(found(known, record('Гимназия имени Кирова', { inn, kpp: '770701001' })), ['changed', '0'])
    assert.deepEqual(found(known, record('Филиал в селе Речное', { inn, kpp: '770743001' })), ['new', null])
  })

  it('филиалов несколько, а КПП в списке нет – спрашивают человека', () => {
    const known = [record('СОШ № 1', { inn, kpp: '770701001' }), record('Филиал', { inn, kpp: '770743001' })]
    assert.deepEqual(found(known, record('СОШ № 1', { inn })), ['doubtful', '0'])
    assert.deepEqual(found(known, record('Филиал', { inn, kpp: '770743001' })), ['same', '1'])
  })

  it('школа № 1 другого района – другая школа, если различаются и ИНН; иначе спрашивают', () => {
    const known = [record('МБОУ «СОШ № 1»', { inn, municipality: 'Баксан' })]
    const named = (more: Partial<DirectoryRecord>) => found(known, record('МБОУ СОШ №1', more))
    assert.deepEqual(named({ inn: otherInn, municipality: 'Терек' }), ['new', null])
    assert.deepEqual(named({ inn: otherInn, municipality: 'Баксан' }), ['doubtful', '0'])
    assert.deepEqual(named({ municipality: 'Терек' }), ['doubtful', '0'])
    assert.deepEqual(named({ municipality: 'баксан' }), ['changed', '0'])
  })

  it('из школ с одним названием берётся та, что в том же районе', () => {
    const known = [
      record('МБОУ «СОШ № 1»', { municipality: 'Баксан' }),
      record('МБОУ «СОШ № 1»', { municipality: 'Терек' }),
    ]
    assert.deepEqual(found(known, record('МБОУ «СОШ № 1»', { municipality: 'Терек' })), ['same', '1'])
    assert.deepEqual(found(known, record('МБОУ «СОШ № 1»')), ['doubtful', '0'])
  })
})
