import type { Stage } from '../src/domain/regulations/vocabulary.ts'
import {
  anyCommand,
  clerk,
  expert,
  points,
  type Setting,
  type Step,
  secretary,
  setting,
  signatory,
  teacher,
} from './given.ts'

/** The test of KBR, in a sample: fifty points of a hundred. */
export const withTest = {
  testing: {
    clause: 'reg п. 20.6.3.2',
    for: ['first', 'highest'],
    minimum_score: 50,
    maximum_score: 100,
    absence_for_good_reason: 'apply_again',
    removal: 'zero',
    bring: ['документ, удостоверяющий личность'],
    forbidden: ['телефон'],
  },
}

const registered: Step[] = [
  ['2024-02-01', teacher, anyCommand('Submit')],
  ['2024-02-02', clerk, anyCommand('Register')],
]
const review: Step[] = [...registered, ['2024-02-05', clerk, anyCommand('StartReview')]]
const admitted: Step[] = [...review, ['2024-02-12', clerk, anyCommand('Admit')]]
const panelled: Step[] = [...admitted, ['2024-02-13', secretary, anyCommand('AppointPanel')]]
const assessment: Step[] = [
  ...panelled,
  ['2024-03-01', secretary, anyCommand('StartAssessment')],
  ['2024-03-04', expert('e1'), anyCommand('SubmitSheet')],
]
const second = (low: number): Step => [
  ...(['2024-03-05', expert('e2')] as const),
  { type: 'SubmitSheet', expertId: 'e2', points: points(8, low) },
]
const assessed: Step[] = [...assessment, second(8)]
const onAgenda: Step[] = [...assessed, ['2024-03-06', secretary, anyCommand('PutOnAgenda')]]
const meeting: Step[] = [...onAgenda, ['2024-03-20', secretary, anyCommand('OpenMeeting')]]
const decided: Step[] = [...meeting, ['2024-03-20', secretary, anyCommand('Decide')]]
const ordered: Step[] = [...decided, ['2024-03-21', signatory, anyCommand('RecordOrder')]]
const published: Step[] = [...ordered, ['2024-03-22', secretary, anyCommand('RecordPublication')]]
const closed: Step[] = [...published, ['2024-03-25', secretary, anyCommand('SendResult')]]

/** Real commands that bring a case to a stage. */
export const roadTo: Record<Stage, Step[]> = {
  draft: [],
  submitted: registered.slice(0, 1),
  acceptance_refused: [...registered.slice(0, 1), ['2024-02-02', clerk, anyCommand('RefuseAcceptance')]],
  registered,
  review,
  information_asked: [...review, ['2024-02-06', clerk, anyCommand('AskInformation')]],
  service_refused: [...review, ['2024-02-06', clerk, anyCommand('RefuseService')]],
  admitted,
  testing: admitted,
  panel_appointed: panelled,
  assessment,
  disputed: [...assessment, second(4)],
  assessed,
  on_agenda: onAgenda,
  meeting,
  decided,
  ordered,
  published,
  closed,
  archived: [...closed, ['2024-04-01', clerk, anyCommand('Archive')]],
  withdrawn: [...review, ['2024-02-06', teacher, anyCommand('Withdraw')]],
}

/** The edition under which that road leads to that stage. */
export const settingFor = (stage: Stage): Setting => (stage === 'testing' ? setting(withTest) : setting())
