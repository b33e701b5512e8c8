import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, it } from 'node:test'
import { scenarioFiles } from '../src/adapters/scenarios/files.ts'
import { ruleIds } from '../src/cli/coverage.ts'
import { playCommand, playFile, root } from './play-desk.ts'

const files = await scenarioFiles(join(root, 'scenarios'))

describe('Сценарии пяти регионов', () => {
  for (const file of files) {
    it(relative(root, file), async () => {
      const played = await playFile(file)
      assert.deepEqual(played.failures, [])
      assert.ok(played.expectations > 0, 'сценарий ничего не ждёт')
      assert.deepEqual(
        played.proves.filter(id => !ruleIds.includes(id)),
        [],
      )
    })
  }

  it('в каждом регионе не меньше пяти, и среди них все исходы', async () => {
    for (const region of ['kuzbass', 'irkutsk', 'penza', 'kaliningrad', 'kbr']) {
      const own = files.filter(file => relative(join(root, 'scenarios'), file).startsWith(region))
      assert.ok(own.length >= 5, region)
      const texts = (await Promise.all(own.map(file => readFile(file, 'utf8')))).join('\n')
      for (const step of ['refuse_acceptance', 'refuse_service', 'withdraw', 'publish_order', 'outcome: refused'])
        assert.ok(texts.includes(step), `${region}: нет сценария с ${step}`)
    }
  })
})

describe('Файлы, которые сыграть нельзя: код 2, файл, строка и причина', async () => {
  for (const file of await scenarioFiles(join(root, 'tests/broken-scenarios'))) {
    const [first = ''] = (await readFile(file, 'utf8')).split('\n')
    const expected = first.replace(/^# /, '')
    it(expected, async () => {
      const { code, complained, printed } = await playCommand(file)
      assert.equal(code, 2)
      assert.ok(complained.includes(expected), complained)
      assert.equal(printed, '')
    })
  }
})
