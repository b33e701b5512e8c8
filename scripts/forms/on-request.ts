import { orderCase } from '../../src/application/handle.ts'
import { makeMeetingPaper, offeredDocuments } from '../../src/application/meeting-documents.ts'
import {
  makeAdmittedList,
  makeInspectionAct,
  makeQuestionnaire,
  makeTestSession,
} from '../../src/application/region-papers.ts'
import { fileRequest, fulfilRequest, refuseRequest, registerRequest } from '../../src/application/requests.ts'
import { addDays, type PlainDate } from '../../src/domain/calendar/plain-date.ts'
import type { Attestation } from '../../src/domain/case/events.ts'
import { isRefusal } from '../../src/domain/regulations/finding.ts'
import type { Pack } from '../../src/domain/regulations/pack.ts'
import type { Form } from '../../src/domain/regulations/vocabulary.ts'
import type { Delivery, RequestContents } from '../../src/domain/request/request-events.ts'
import type { FormsDesk } from './desk.ts'

type Place = { desk: FormsDesk; region: string; pack: Pack }
type Step = { what: string; run(): Promise<unknown> }

/** Makes by the use cases the papers that a region has only when somebody asks for them. Answers what was refused, in words. */
export const askForPapers = async (desk: FormsDesk, region: string): Promise<string[]> => {
  const pack = desk.app.law.packFor(region, desk.today)
  if (isRefusal(pack)) throw new Error(pack.because)
  const place = { desk, region, pack }
  const knows = (form: Form): boolean => pack.documents.some(rule => rule.form === form)
  const steps: Step[] = [
    ...(await meetingSteps(place)),
    ...(knows('admitted_list') ? [{ what: 'список допущенных', run: () => admitted(place) }] : []),
    ...(pack.testing === null ? [] : [{ what: 'ведомость', run: () => testSession(place) }]),
    ...(knows('quality_questionnaire')
      ? [{ what: 'анкета', run: () => makeQuestionnaire(desk.app, desk.by(region, 'clerk')) }]
      : []),
    ...(knows('inspection_act')
      ? [
          {
            what: 'акт проверки',
            run: () => makeInspectionAct(desk.app, desk.by(region, 'supervisor'), inspection(desk.today)),
          },
        ]
      : []),
    ...(pack.documents.some(rule => rule.on === 'AttestationMoved')
      ? [{ what: 'перенос аттестации', run: () => moved(place) }]
      : []),
    ...(pack.awards_path !== null && knows('awards_list')
      ? [{ what: 'список по наградам', run: () => awards(place) }]
      : []),
    ...(await requestSteps(place, knows)),
  ]
  const refused: string[] = []
  for (const { what, run } of steps) {
    const answer = await run()
    if (isRefusal(answer)) refused.push(`${region}: ${what} – ${answer.because}`)
  }
  return refused
}

const first = async <Row extends object>({ desk }: Place, text: string, values: unknown[]): Promise<Row | undefined> =>
  (await desk.database.pool.query<Row>(text, values)).rows[0]

/** The nearest meeting that has an agenda. */
const meetingSteps = async (place: Place): Promise<Step[]> => {
  const { desk, region, pack } = place
  const meeting = await first<{ id: string }>(
    place,
    `select id from meetings where region = $1 and stage = 'convened' and jsonb_array_length(state -> 'agenda') > 0
     order by jsonb_array_length(state -> 'agenda') desc, on_day limit 1`,
    [region],
  )
  if (meeting === undefined) return []
  return offeredDocuments(pack).map(form => ({
    what: form,
    run: () => makeMeetingPaper(desk.app, desk.by(region, 'secretary'), meeting.id, form),
  }))
}

const admitted = ({ desk, region }: Place) =>
  makeAdmittedList(desk.app, desk.reads, desk.by(region, 'secretary'), {
    from: addDays(desk.today, -30),
    to: addDays(desk.today, 60),
  })

/** The day on which most people sat the test. */
const testSession = async (place: Place) => {
  const { desk, region } = place
  const day = await first<{ on: PlainDate }>(
    place,
    `select e.on_day::text as on from events e join cases c on c.id = e.stream_id
     where e.type = 'TestRecorded' and c.region = $1 group by 1 order by count(*) desc, 1 desc limit 1`,
    [region],
  )
  return makeTestSession(desk.app, desk.reads, desk.by(region, 'secretary'), day?.on ?? desk.today)
}

const inspection = (today: PlainDate) => ({
  kind: 'planned' as const,
  from: addDays(today, -95),
  to: addDays(today, -5),
  ground: 'План проверок министерства на 2026 год, строка 7',
  members: ['начальник отдела контроля, М. П. Лазарева', 'консультант, А. В. Юдин'],
  checked:
    'Сроки регистрации заявлений и направления уведомлений.\nПолнота дел, рассмотренных на трёх заседаниях комиссии.',
  findings: 'По двум заявлениям уведомление о регистрации направлено на один рабочий день позже срока.',
  measures: 'Делопроизводителю ежедневно до 12 часов просматривать очередь поступивших заявлений.',
})

/** An admitted case gets another day and place. */
const moved = async (place: Place) => {
  const { desk, region } = place
  const found = await first<{ id: string; attestation: Attestation }>(
    place,
    `select id, state -> 'attestation' as attestation from cases
     where region = $1 and stage = 'admitted' and state -> 'attestation' ->> 'on' > $2 order by received, id limit 1`,
    [region, desk.today],
  )
  if (found === undefined) return { because: 'нет допущенных', refused: 'none' }
  const { attestation } = found
  const on = desk.app.law.calendar(region).workingDayOnOrAfter(addDays(attestation.on, 3))
  return orderCase(desk.app, desk.by(region, 'secretary'), found.id, {
    type: 'MoveAttestation',
    attestation: { ...attestation, on, place: 'Институт развития образования, аудитория 214' },
    reason: 'В зале коллегии проводится ремонт',
  })
}

/** The case that waits for the specialists' word on an award gets the words that are missing. */
const awards = async (place: Place) => {
  const { desk, region } = place
  const found = await first<{ id: string; applicant: string; said: { expertId: string; award: string }[] }>(
    place,
    `select id, applicant_id as applicant, coalesce(state -> 'confirmations', '[]') as said from cases
     where region = $1 and stage = 'admitted' and (state -> 'application' ->> 'awardsClaimed')::boolean
     order by received, id limit 1`,
    [region],
  )
  const experts = await desk.database.pool.query<{ id: string }>(
    `select person_id as id from experts where region = $1 order by person_id`,
    [region],
  )
  if (found === undefined) return { because: 'нет дела по наградам', refused: 'none' }
  const award =
    found.said[0]?.award ?? 'Нагрудный знак «Почётный работник воспитания и просвещения», удостоверение № 30871'
  const done = new Set(found.said.map(({ expertId }) => expertId))
  const documents = ['awards', 'identity', 'employment_certificate'] as const
  const teacher = desk.person(region, 'teacher', found.applicant)
  let answer: unknown = await orderCase(desk.app, teacher, found.id, {
    type: 'SupplyDocuments',
    documents: [...documents],
  })
  for (const { id } of experts.rows.filter(one => !done.has(one.id))) {
    answer = await orderCase(desk.app, desk.person(region, 'expert', id), found.id, {
      type: 'ConfirmAwards',
      expertId: id,
      award,
    })
    const now = await first<{ stage: string }>(place, 'select stage from cases where id = $1', [found.id])
    if (now?.stage !== 'admitted') return answer
  }
  return answer
}

type Asked = { what: string; contents: RequestContents; text: Record<string, string> }

const requestSteps = async (place: Place, knows: (form: Form) => boolean): Promise<Step[]> => {
  const { desk, region, pack } = place
  const decided = await first<{ id: string; applicant: string }>(
    place,
    `select c.id, c.applicant_id as applicant from cases c join documents d on d.case_id = c.id and d.form = 'decision_granted'
     where c.region = $1 order by c.received desc, c.id limit 1`,
    [region],
  )
  if (decided === undefined) return []
  const { variants } = pack
  const clerk = () => desk.by(region, 'clerk')
  const reason = 'Для представления по новому месту работы'

  const asked = async ({ what, contents, text }: Asked, answer: (id: string) => Promise<unknown>): Promise<unknown> => {
    const variant = variants[contents.kind]
    const filed = await fileRequest(desk.app, desk.person(region, 'teacher', decided.applicant), {
      region,
      request: {
        applicantId: decided.applicant,
        contents,
        channel: variant.channels.includes('system') ? 'system' : (variant.channels[0] ?? 'in_person'),
        answerBy: (variant.handed[0] as Delivery | undefined) ?? 'account',
        documents: [...variant.documents],
        caseId: decided.id,
      },
      text,
    })
    if (isRefusal(filed)) return { ...filed, because: `${what}: ${filed.because}` }
    const registered = await registerRequest(desk.app, clerk(), filed.requestId)
    return isRefusal(registered) ? registered : answer(filed.requestId)
  }

  const steps: Step[] = []
  for (const form of ['extract', 'certified_copy'] as const)
    if (variants.extract.offered && knows(form))
      steps.push({
        what: form,
        run: () =>
          asked({ what: form, contents: { kind: 'extract', form }, text: { reason } }, id =>
            fulfilRequest(desk.app, clerk(), id, { form }),
          ),
      })
  const noError = variants.correction.refuse_when.find(({ rule }) => rule === 'no_error_found')
  if (variants.correction.offered && knows('no_error_notice'))
    steps.push({
      what: 'ошибки нет',
      run: () =>
        asked(
          {
            what: 'no_error_notice',
            contents: { kind: 'correction' },
            text: { errors: 'В приказе неверно указана должность.' },
          },
          id =>
            noError === undefined
              ? fulfilRequest(desk.app, clerk(), id, { form: 'no_error_notice', errorFound: false })
              : refuseRequest(desk.app, clerk(), id, { grounds: [noError.id], errorFound: false }),
        ),
    })
  return steps
}
