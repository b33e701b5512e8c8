import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { parse } from 'yaml'
import { loadPacks, readPacks } from './load.ts'
import { BadRegulationFile } from './yaml-file.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const breakages = join(root, 'tests', 'broken-packs')

/** One slip of an author: what is put instead of what, and the fault that must name the line. */
type Breakage = {
  about: string
  file: string
  find: string
  put: string
  /** The line of the broken file, whole or a part of it; of another file when the fault belongs there. */
  line?: string
  line_has?: string
  file_of_line?: string
  says: string
}

describe('чтение регламентов', () => {
  let folder: string
  const original = new Map<string, string>()
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kategoria-packs-'))
    for (const part of ['federal', 'kuzbass', 'irkutsk', 'criteria', 'calendar']) {
      await cp(join(root, 'regulations', part), join(folder, part), { recursive: true })
    }
  })
  after(() => rm(folder, { recursive: true }))

  const restored = async () => {
    for (const [file, text] of original) await writeFile(join(folder, file), text)
    original.clear()
  }
  const change = async (file: string, find: string, put: string): Promise<string> => {
    const text = await readFile(join(folder, file), 'utf8')
    assert.ok(text.includes(find), `в ${file} нет слов: ${find}`)
    if (!original.has(file)) original.set(file, text)
    const changed = text.replace(find, () => put)
    await writeFile(join(folder, file), changed)
    return changed
  }

  it('исправные регламенты читаются без единого замечания', async () => {
    const { packs, faults } = await readPacks(folder)
    assert.deepEqual(faults, [])
    assert.deepEqual(
      packs.map(({ pack }) => pack.region),
      ['irkutsk', 'kuzbass'],
    )
  })

  it('строка основы показывается файлом основы, своя — своим', async () => {
    const { packs } = await readPacks(folder)
    const irkutsk = packs.find(({ pack }) => pack.region === 'irkutsk')
    assert.match(irkutsk?.place(['deadlines', 'decision']) ?? '', /^regulations\/federal\/2023-09-01\/rules\.yaml:\d+$/)
    const text = await readFile(join(folder, 'irkutsk/2023-09-01/rules.yaml'), 'utf8')
    const line = text.split('\n').findIndex(words => words.startsWith('withdrawal:')) + 1
    assert.equal(irkutsk?.place(['withdrawal']), `regulations/irkutsk/2023-09-01/rules.yaml:${line}`)
  })

  it('одна изменённая буква меняет отпечаток', async () => {
    const hashOf = async () => (await readPacks(folder)).packs.find(({ pack }) => pack.region === 'irkutsk')?.hash
    const untouched = await hashOf()
    await change('irkutsk/2023-09-01/rules.yaml', 'Прочесть сообщения', 'Прочесть сообщение')
    const touched = await hashOf()
    await restored()
    assert.match(untouched ?? '', /^[0-9a-f]{64}$/)
    assert.notEqual(touched, untouched)
    assert.equal(await hashOf(), untouched)
  })

  it('называются все ошибки, а не первая', async () => {
    await change('irkutsk/2023-09-01/rules.yaml', '  text_layer: false', "  text_layer: 'нет'\n  colour: red")
    await change('irkutsk/2023-09-01/rules.yaml', 'clause: memo «Авторизация», role', 'clause: memo «Нет такого», role')
    await change('kuzbass/2024-04-01/rules.yaml', "    within: '90 календарных дней'", "    within: '90 дней'")
    const { faults, packs } = await readPacks(folder)
    await assert.rejects(loadPacks(folder), BadRegulationFile)
    await restored()
    assert.equal(packs.length, 0)
    for (const words of ['text_layer', 'неизвестный ключ «colour»', '«Нет такого»', 'не сказано, рабочие']) {
      assert.ok(
        faults.some(fault => fault.includes(words)),
        `${words}\n${faults.join('\n')}`,
      )
    }
  })

  it('каждая испорченная строка названа файлом и номером', async () => {
    const names = (await readdir(breakages)).filter(name => name.endsWith('.yaml')).sort()
    assert.ok(names.length > 20)
    for (const name of names) {
      const breakage = parse(await readFile(join(breakages, name), 'utf8')) as Breakage
      const changed = await change(breakage.file, breakage.find, breakage.put)
      const { faults } = await readPacks(folder)
      const lineFile = breakage.file_of_line ?? breakage.file
      const text = breakage.file_of_line === undefined ? changed : await readFile(join(folder, lineFile), 'utf8')
      const index = text
        .split('\n')
        .findIndex(
          line => line === breakage.line || (breakage.line_has !== undefined && line.includes(breakage.line_has)),
        )
      await restored()
      const place =
        breakage.says === 'ошибка YAML' ? `regulations/${lineFile}:` : `regulations/${lineFile}:${index + 1}: `
      const found = faults.find(fault => fault.startsWith(place) && fault.includes(breakage.says))
      assert.ok(
        found !== undefined,
        `${name} (${breakage.about}): ждали ${place}…${breakage.says}\n${faults.join('\n')}`,
      )
    }
  })
})
