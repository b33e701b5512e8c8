import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { actor, anyCommand, order, storyIn } from '../../../tests/given.ts'
import { roadTo, settingFor } from '../../../tests/road.ts'
import { roles } from '../people/roles.ts'
import { isRefusal } from '../regulations/finding.ts'
import { stages } from '../regulations/vocabulary.ts'
import { commandTitles } from './case-words.ts'
import type { CommandType } from './commands.ts'
import { commandsAt, mayOrder } from './life-cycle.ts'
import { stagesAfter } from './transitions.ts'

const commands = Object.keys(commandTitles) as CommandType[]
const doers = [...roles, 'public', 'system'] as const
const lateEnough = '2024-05-06'

describe('таблица жизненного цикла', () => {
  for (const stage of stages) {
    it(`стадия ${stage}: команду исполняет или отклоняет таблица, и только она решает «не сейчас» и «не вы»`, () => {
      const { state } = storyIn(settingFor(stage)).from(roadTo[stage])
      assert.equal(state.stage, stage)
      for (const command of commands) {
        for (const role of doers) {
          const who = actor(role, role === 'teacher' ? 'applicant' : `${role}-1`)
          const answer = order(settingFor(stage), state, [lateEnough, who, anyCommand(command)])
          const code = isRefusal(answer) ? answer.refused : 'done'
          const known = commandsAt(stage)[command] !== undefined
          const expected = mayOrder(stage, command, role) ? 'table allows' : known ? 'not_yours' : 'not_now'
          const got = code === 'not_now' || code === 'not_yours' ? code : 'table allows'
          assert.equal(got, expected, `${stage} × ${command} × ${role}: ${code}`)
        }
      }
    })
  }

  it('отказ «не сейчас» называет стадию и открытые действия', () => {
    const { state } = storyIn(settingFor('registered')).from(roadTo.registered)
    const answer = order(settingFor('registered'), state, [lateEnough, actor('clerk'), anyCommand('Register')])
    assert.ok(isRefusal(answer))
    assert.match(answer.because, /«заявление зарегистрировано»/)
    assert.match(answer.because, /принять к рассмотрению/)
  })

  it('до каждой стадии, кроме черновика, есть ход из другой стадии', () => {
    const reached = new Set(
      stages.flatMap(from =>
        commands
          .filter(name => commandsAt(from)[name])
          .flatMap(name => stagesAfter(from, name).filter(to => to !== from)),
      ),
    )
    assert.deepEqual(
      stages.filter(stage => !reached.has(stage)),
      ['draft'],
    )
  })
})
