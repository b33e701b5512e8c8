import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { statusWord } from '../../domain/case/status.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { channelTitles } from '../filing/options.ts'
import { categoryTitles, fullName, outcomeOfCase, type Subject } from './case-subject.ts'
import { clauseInWords } from './clause-words.ts'
import { applicationFacts, complaintBlocks, positionOf, requisitesOf, termBlocks } from './letter-parts.ts'
import type { Block } from './paper.ts'
import { asText, type CaseForm, facts, heading } from './sheet.ts'
import { executorOf } from './signatory.ts'

/** Sent: the number of the portal or of the journal and the day (KBR reg п. 17.5.3). */
const receipt: CaseForm = (subject, says) => ({
  blocks: [
    ...says.map(asText),
    ...about(subject),
    ...facts(
      ['Поступило', asShortRussianDate(subject.state.received)],
      ['Как подано', channelTitles[subject.state.application.channel]],
    ),
  ],
})

/** Number, the legal day with its arithmetic, where to complain (Kuzbass guide «Заявление зарегистрировано»). */
const registration: CaseForm = (subject, says) => ({
  blocks: [...says.map(asText), ...about(subject), ...termBlocks(subject), ...complaintBlocks(subject)],
})

const attestationForms = { in_person: 'очно', video: 'по видео-конференц-связи', absent: 'без участия заявителя' }

/** Date, hour, place and form; why they were moved; until when something may be added (196 п. 31, п. 33). */
const attestation: CaseForm = (subject, says) => {
  const { state, event, deadlines } = subject
  const set = 'attestation' in state ? state.attestation : undefined
  const rights = deadlines.filter(({ direction, obliges }) => direction === 'before' && obliges === 'teacher')
  return {
    blocks: [
      ...says.map(asText),
      ...about(subject),
      ...(set
        ? facts(
            ['Дата аттестации', asShortRussianDate(set.on)],
            ['Время', set.time],
            ['Место', set.place],
            ['Форма', attestationForms[set.form]],
          )
        : []),
      ...(event?.type === 'AttestationMoved' ? facts(['Причина изменения', event.data.reason]) : []),
      ...rights.map(right =>
        asText(
          `${right.title}: по ${asShortRussianDate(right.due)} включительно (не позднее чем за ${right.period}; ${clauseInWords(subject, right.clause)}).`,
        ),
      ),
    ],
    executor: executorOf(subject),
  }
}

/** What is asked for, of the applicant or of another body, in the words of the worker. */
const asked: CaseForm = (subject, says, rule) => {
  const { event, person, organisation, state } = subject
  const what = event?.type === 'InformationAsked' ? event.data.what : undefined
  const toAgency = rule.to !== 'applicant'
  return {
    ...(toAgency ? { addressee: ['В орган или организацию, располагающие сведениями'] } : {}),
    blocks: [
      ...(toAgency
        ? [
            asText(
              `На рассмотрении находится заявление ${requisitesOf(state)} об установлении квалификационной категории.`,
            ),
            ...facts(
              ['Заявитель', fullName(person)],
              ['Место работы', organisation.fullName],
              ['Должность', positionOf(state.application)],
            ),
          ]
        : about(subject)),
      ...(what ? [heading('Что нужно представить'), asText(what)] : []),
      ...says.map(asText),
    ],
    executor: executorOf(subject),
  }
}

/** To the body of another region that set the category (Kaliningrad reg п. 66): whose it is, which and by what act. */
const otherRegion: CaseForm = (subject, says) => {
  const { event, person, state } = subject
  const stated = state.application.held
  const held = stated.find(({ otherRegion: elsewhere }) => elsewhere !== undefined) ?? stated[0]
  return {
    addressee: held?.body
      ? [held.body]
      : ['В орган исполнительной власти субъекта Российской Федерации', held?.otherRegion ?? ''].filter(Boolean),
    blocks: [
      ...says.map(asText),
      ...facts(
        ['Заявитель', fullName(person)],
        ['Категория', held && categoryTitles[held.category]],
        ['Должность', held?.position],
        ['Установлена', held && asShortRussianDate(held.setOn)],
        ['Номер приказа', held?.orderNumber],
        ['Орган, установивший категорию', held?.body ?? held?.otherRegion],
        ['Заявление', requisitesOf(state)],
      ),
      ...(event?.type === 'InformationAsked' ? [heading('Что нужно сообщить'), asText(event.data.what)] : []),
    ],
    executor: executorOf(subject),
  }
}

/** The worker who leads the case, with the means to reach them (Kuzbass guide «Промежуточные результаты по заявлению»). */
const officer: CaseForm = (subject, says) => {
  const { officer: leads } = subject
  return {
    blocks: [
      ...says.map(asText),
      ...about(subject),
      ...(leads
        ? facts(
            ['Ответственный сотрудник', fullName(leads)],
            ['Адрес электронной почты', leads.email],
            ['Рабочий телефон', leads.phone],
          )
        : []),
      ...termBlocks(subject),
    ],
  }
}

/** Where the case stands now, in the region's own word. */
const progress: CaseForm = (subject, says) => ({
  blocks: [
    ...says.map(asText),
    ...about(subject),
    ...facts([
      'Состояние',
      statusWord({ stage: subject.state.stage, outcome: outcomeOfCase(subject.state) ?? null }, subject.pack),
    ]),
  ],
})

const withdrawn: CaseForm = (subject, says) => {
  const { state } = subject
  return {
    blocks: [
      ...says.map(asText),
      ...about(subject),
      ...('withdrawn' in state
        ? facts(['Отозвано', asShortRussianDate(state.withdrawn)], ['Причина', state.reason])
        : []),
    ],
  }
}

const about = (subject: Subject): Block[] => [applicationFacts(subject)]

export const intakeForms = {
  receipt,
  registration_notice: registration,
  officer_message: officer,
  progress_notice: progress,
  attestation_notice: attestation,
  information_request: asked,
  other_region_request: otherRegion,
  withdrawal_notice: withdrawn,
} satisfies Partial<Record<Form, CaseForm>>
