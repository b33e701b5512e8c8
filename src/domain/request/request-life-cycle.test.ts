import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  actorOf,
  clerk,
  decider,
  filed,
  filing,
  fulfilling,
  ground,
  pack,
  registered,
  Story,
  variant,
} from '../../../tests/request-story.ts'
import { roles } from '../people/roles.ts'
import { evolveRequest } from './evolve-request.ts'
import { type RequestCommand, type RequestCommandType, requestCommandTitles } from './request-commands.ts'
import { requestKinds } from './request-events.ts'
import { mayOrderRequest, requestLifeCycle, requestStages } from './request-life-cycle.ts'

describe('таблица: вид × стадия × команда × роль', () => {
  const grounds = { extract: 'fields', correction: 'never', complaint: 'abusive', consent_withdrawal: 'none' } as const
  for (const kind of requestKinds) {
    const world = { attestedHere: true, ...(kind === 'correction' ? { errorFound: true } : {}) }
    const commands: Record<RequestCommandType, RequestCommand> = {
      File: filing(kind),
      Register: { type: 'Register', number: '7' },
      Fulfil: fulfilling[kind],
      Refuse: { type: 'Refuse', grounds: [grounds[kind]], seen: 'видно' },
      SendAnswer: { type: 'SendAnswer', by: 'account' },
    }
    const refused = (): Story => {
      const story = registered(kind)
      if (kind === 'consent_withdrawal')
        story.rules = {
          ...pack,
          variants: { ...pack.variants, [kind]: variant({ refuse_when: [ground('none', 'clerk_finds')] }) },
        }
      return story.in({ ...world, attestedHere: kind !== 'correction' }).do(decider(kind), commands.Refuse)
    }
    const stories = {
      none: () => new Story(),
      filed: () => filed(kind),
      registered: () => registered(kind),
      fulfilled: () => registered(kind).in(world).do(decider(kind), fulfilling[kind]),
      refused,
      closed: () => refused().do(clerk, commands.SendAnswer),
    }
    for (const stage of requestStages) {
      it(`${kind}, ${stage}`, () => {
        const story = stories[stage]().in(world)
        assert.equal(story.state.stage, stage)
        for (const type of Object.keys(requestCommandTitles) as RequestCommandType[]) {
          for (const role of [...roles, 'public', 'system'] as const) {
            const answer = story.refused(actorOf(role), commands[type])
            if (mayOrderRequest(kind, stage, type, role))
              assert.ok(!['not_now', 'not_yours'].includes(answer), `${type} ${role}: ${answer}`)
            else
              assert.equal(answer, type in requestLifeCycle[kind][stage] ? 'not_yours' : 'not_now', `${type} ${role}`)
          }
        }
      })
    }
  }
  it('чужое событие на стадии — ошибка журнала', () => {
    const [first] = filed('extract').log
    assert.ok(first)
    assert.throws(() => evolveRequest(filed('extract').state, first), /cannot stand/)
  })
})
