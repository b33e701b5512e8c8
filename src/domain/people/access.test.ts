import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CaseRelation, mayRead } from './access.ts'
import { type Actor, roles } from './roles.ts'

const relation: CaseRelation = {
  region: 'kbr',
  applicantId: 'teacher-1',
  organisationId: 'school-1',
  expertIds: ['expert-1'],
  meetingMemberIds: ['member-1'],
  decided: false,
  filedById: 'mfc-1',
}
const everyRole = [...roles, 'public', 'system'] as const

/** For each role: who of it has this case as their own, and what the region alone gives. */
const own: Record<Actor['role'], Partial<Actor> | 'region' | 'decided' | 'never' | 'anywhere'> = {
  teacher: { personId: 'teacher-1' },
  representative: { personId: 'mfc-1' },
  employer: { organisationId: 'school-1' },
  mfc: { personId: 'mfc-1' },
  clerk: 'region',
  secretary: 'region',
  expert: { personId: 'expert-1' },
  senior: { personId: 'expert-1' },
  member: { personId: 'member-1' },
  deputy_chair: { personId: 'member-1' },
  chair: { personId: 'member-1' },
  approver: 'decided',
  signatory: 'decided',
  supervisor: 'region',
  admin: 'never',
  auditor: 'region',
  public: 'never',
  system: 'anywhere',
}

const stranger = (role: Actor['role'], region = 'kbr'): Actor => ({
  personId: 'nobody',
  role,
  region,
  organisationId: 'school-2',
})

describe('кто может читать дело', () => {
  for (const role of everyRole) {
    const right = own[role]

    it(`${role}: посторонний в своём регионе`, () => {
      assert.equal(mayRead(stranger(role), relation), right === 'region' || right === 'anywhere')
    })

    it(`${role}: решение принято`, () => {
      const expected = right === 'region' || right === 'anywhere' || right === 'decided'
      assert.equal(mayRead(stranger(role), { ...relation, decided: true }), expected)
    })

    it(`${role}: чужой регион закрыт и для своего дела`, () => {
      const theirs = { ...stranger(role, 'penza'), ...(typeof right === 'object' ? right : {}) }
      assert.equal(mayRead(theirs, { ...relation, decided: true }), right === 'anywhere')
    })

    if (typeof right === 'object') {
      it(`${role}: своё дело открыто`, () => {
        assert.equal(mayRead({ ...stranger(role), ...right }, relation), true)
      })
    }

    it(`${role}: человек, связанный с делом лишь в другой роли, прав этой роли не получает`, () => {
      const busybody = (personId: string): Actor => ({ personId, role, region: 'kbr' })
      const people = ['teacher-1', 'expert-1', 'member-1', 'mfc-1']
      const mine = typeof right === 'object' ? right.personId : undefined
      const opened = people.filter(person => mayRead(busybody(person), relation))
      const expected = right === 'region' || right === 'anywhere' ? people : people.filter(person => person === mine)
      assert.deepEqual(opened, expected)
    })
  }

  it('без организации в роли работодатель не видит ничего', () => {
    assert.equal(mayRead({ personId: 'x', role: 'employer', region: 'kbr' }, relation), false)
  })

  it('эксперта, выведенного из группы, дело больше не касается', () => {
    assert.equal(
      mayRead({ personId: 'expert-1', role: 'expert', region: 'kbr' }, { ...relation, expertIds: [] }),
      false,
    )
  })
})
