import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { loadCalendars } from './load-calendar.ts'
import { BadRegulationFile } from './yaml-file.ts'

const original = join(import.meta.dirname, '../../../regulations/calendar')
const folders: string[] = []
after(() => Promise.all(folders.map(folder => rm(folder, { recursive: true }))))

/** A copy of the calendar in which one file has been edited. */
const edited = async (file: string, edit: (text: string) => string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'calendar-'))
  folders.push(folder)
  await cp(original, folder, { recursive: true })
  const before = await readFile(join(folder, file), 'utf8')
  const text = edit(before)
  assert.notEqual(text, before, 'the edit must change the file')
  await writeFile(join(folder, file), text)
  return folder
}

const faultsAfter = async (file: string, edit: (text: string) => string): Promise<readonly string[]> => {
  try {
    await loadCalendars(await edited(file, edit))
  } catch (error) {
    if (error instanceof BadRegulationFile) return error.faults
    throw error
  }
  return []
}

describe('чтение календаря из файлов', () => {
  it('неизвестный ключ: файл, строка и слово', async () => {
    assert.deepEqual(
      await faultsAfter('2024.yaml', text => text.replace('confirmed: true\n\n', 'confirmed: true\nsure: yes\n\n')),
      ['calendar/2024.yaml:8: неизвестный ключ: «sure»'],
    )
  })

  it('несуществующий день: названа его строка', async () => {
    const faults = await faultsAfter('2023.yaml', text => text.replace('day: 2023-11-04', 'day: 2023-11-31'))
    assert.equal(faults.length, 1)
    assert.match(faults[0] ?? '', /^calendar\/2023\.yaml:24: holidays\.13\.day: ожидалась дата/)
  })

  it('пропавший праздник виден по итогам года', async () => {
    const faults = await faultsAfter('2025.yaml', text => text.replace(/.*2025-06-12.*\n/, ''))
    assert.ok(
      faults.some(fault => /totals\.working_days: указано 247, по дням получается 248/.test(fault)),
      faults.join('\n'),
    )
  })

  it('сломанный YAML и повторённый ключ', async () => {
    assert.match(
      (await faultsAfter('2026.yaml', text => text.replace('holidays:', 'holidays: ['))).join('\n'),
      /ошибка YAML/,
    )
    assert.match(
      (await faultsAfter('2026.yaml', text => `${text}year: 2026\n`)).join('\n'),
      /^calendar\/2026\.yaml:\d+: ошибка YAML/,
    )
  })

  it('имя файла должно совпадать с годом и регионом внутри', async () => {
    assert.deepEqual(await faultsAfter('regional/penza.yaml', text => text.replace('region: penza', 'region: pskov')), [
      'calendar/regional/penza.yaml:1: имя файла не совпадает с содержимым: внутри «pskov»',
    ])
  })

  it('региональный день без основания', async () => {
    const faults = await faultsAfter('regional/kbr.yaml', text =>
      text.replace(", basis: 'указ Главы КБР от 20.05.2020'", ''),
    )
    assert.match(faults[0] ?? '', /^calendar\/regional\/kbr\.yaml:3\d: dates\.0: подтверждённому дню нужно основание/)
  })
})
