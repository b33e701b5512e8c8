import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setting, storyIn } from '../../../tests/given.ts'
import { roadTo } from '../../../tests/road.ts'
import { speakersOn } from './speakers.ts'

describe('кто мог выступить по делу', () => {
  const story = storyIn(setting())
  const who = (applicantId: string, present: string[], stage: 'review' | 'meeting') =>
    speakersOn({ applicantId }, present, story.from(roadTo[stage]).state).map(({ personId, kind }) => [personId, kind])

  it('заявитель, присутствующие члены комиссии и специалисты дела', () => {
    assert.deepEqual(who('applicant', ['m1', 'm2'], 'meeting'), [
      ['applicant', 'applicant'],
      ['m1', 'member'],
      ['m2', 'member'],
      ['e1', 'expert'],
      ['e2', 'expert'],
      ['s1', 'expert'],
    ])
  })
  it('каждый один раз: аттестуемый член комиссии выступает заявителем, специалист из комиссии – её членом', () => {
    assert.deepEqual(who('m1', ['m1', 'e1'], 'meeting'), [
      ['m1', 'applicant'],
      ['e1', 'member'],
      ['e2', 'expert'],
      ['s1', 'expert'],
    ])
  })
  it('без специалистов остаются заявитель и комиссия', () => {
    assert.deepEqual(who('applicant', ['m1'], 'review'), [
      ['applicant', 'applicant'],
      ['m1', 'member'],
    ])
  })
})
