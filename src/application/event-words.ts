import { asShortRussianDate } from '../domain/calendar/plain-date.ts'
import type { EventName } from '../domain/case/event-names.ts'
import type { CaseEvent, EventOf } from '../domain/case/events.ts'
import { abstainedIn } from '../domain/commission/voting.ts'
import type { Finding } from '../domain/regulations/finding.ts'
import { channelWords, formWords, paperWords, pathWords } from '../domain/regulations/in-words/titles.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { DocumentKind, Form } from '../domain/regulations/vocabulary.ts'
import { capital } from '../domain/wording.ts'

/** What the sentences may need besides the fact itself: names of people by id and the edition of the case. */
export type EventContext = { names: Readonly<Record<string, string>>; pack: Pack }

/** A fact for a reader: one short sentence, and what belongs to it, a line each. */
export type EventWords = { title: string; details: string[] }

/** What happened, in Russian: the same words on the card, in the history and in the notice that a case has changed. */
export const eventWords = (event: CaseEvent, context: EventContext): EventWords => {
  // The table has an entry for each name with its own data; types cannot follow that through the look-up.
  const say = table[event.type] as (data: CaseEvent['data'], context: EventContext) => EventWords
  return say(event.data, context)
}

const said = (title: string, ...details: (string | undefined | false)[]): EventWords => ({
  title,
  details: details.filter((line): line is string => typeof line === 'string' && line !== ''),
})

const table: { [Name in EventName]: (data: EventOf<Name>['data'], context: EventContext) => EventWords } = {
  Submitted: ({ application, outsideHours }) =>
    said(
      'Заявление подано',
      `Способ: ${channelWords[application.channel]}.`,
      outsideHours && 'Подано вне рабочих часов.',
    ),
  Registered: ({ number, epguNumber, automatic }) =>
    said(
      automatic ? 'Заявление зарегистрировано автоматически' : 'Заявление зарегистрировано',
      `Номер ${number}.`,
      epguNumber && `Номер на ЕПГУ ${epguNumber}.`,
    ),
  AcceptanceRefused: ({ findings }) => said('В приёме документов отказано', ...against(findings)),
  ReviewStarted: ({ officerId }, { names }) =>
    said('Заявление принято к рассмотрению', `Ответственный: ${nameOf(officerId, names)}.`),
  InformationAsked: ({ of, what }) => said(`Запрошены сведения ${askedOf[of]}`, what),
  InformationGiven: ({ documents, answer }) => said('Получен ответ на запрос', answer, papers(documents)),
  DocumentsSupplied: ({ documents }) => said('Дополнены документы', papers(documents)),
  ServiceRefused: ({ findings }) => said('В предоставлении услуги отказано', ...against(findings)),
  Admitted: ({ path, testing, attestation }) =>
    said(
      'Заявитель допущен к аттестации',
      attestationWords(attestation),
      `Путь: ${pathWords[path]}${testing ? ', сначала тестирование' : ''}.`,
    ),
  AttestationMoved: ({ attestation, reason }) =>
    said('День аттестации перенесён', attestationWords(attestation), `Причина: ${reason}`),
  TestRecorded: ({ score, minimum, passed }) =>
    said(
      passed ? 'Тестирование пройдено' : 'Тестирование не пройдено',
      `Набрано ${score}, нужно не меньше ${minimum}.`,
    ),
  TestMissed: ({ goodReason, reason }) =>
    said('Заявитель не явился на тестирование', `Причина ${goodReason ? 'уважительная' : 'неуважительная'}: ${reason}`),
  TestCorrected: ({ score, minimum, passed, reason }) =>
    said(
      'Результат тестирования исправлен',
      `Верный балл ${score}, нужно не меньше ${minimum}: ${passed ? 'пройдено' : 'не пройдено'}.`,
      `Причина: ${reason}`,
    ),
  PanelAppointed: ({ seats }, { names }) =>
    said('Назначены специалисты', seats.map(seat => nameOf(seat.expertId, names)).join('; ')),
  ConflictDeclared: ({ expertId, reason }, { names }) =>
    said('Специалист заявил самоотвод', `${nameOf(expertId, names)}: ${reason}`),
  ExpertReplaced: ({ out, seat, reason }, { names }) =>
    said('Специалист заменён', `Вместо ${nameOf(out, names)} – ${nameOf(seat.expertId, names)}. Причина: ${reason}`),
  AssessmentStarted: () => said('Начата экспертиза'),
  SheetSubmitted: ({ expertId, total, meets }, { names }) =>
    said('Подписан экспертный лист', `${nameOf(expertId, names)}: сумма ${points(total)}, ${verdict(meets)}.`),
  ItemsDisputed: ({ items }) => said('Оценки разошлись: есть спорные позиции', `Позиции: ${items.join(', ')}.`),
  DisputesRuled: ({ expertId, rulings }, { names }) =>
    said(
      'Старший специалист решил спорные позиции',
      nameOf(expertId, names),
      ...rulings.map(
        ({ item, points: given, reason }) => `${item}: ${given === 'na' ? 'не применяется' : points(given)}. ${reason}`,
      ),
    ),
  AwardsConfirmed: ({ expertId, award }, { names }) =>
    said('Награды подтверждены специалистом', `${nameOf(expertId, names)}: ${award}`),
  PetitionExamined: ({ expertId, meets }, { names }) =>
    said('Рассмотрено ходатайство работодателя', `${nameOf(expertId, names)}: ${verdict(meets)}.`),
  Assessed: ({ basis, meets, total }) =>
    said(
      'Подготовлено заключение',
      `Основание: ${bases[basis]}.`,
      total !== undefined && `Сумма баллов: ${points(total)}.`,
      `Вывод: ${verdict(meets)}.`,
    ),
  PutOnAgenda: ({ on }) => said(`Дело включено в повестку заседания ${asShortRussianDate(on)}`),
  TakenOffAgenda: ({ reason }) => said('Дело снято с повестки', `Причина: ${reason}`),
  MeetingOpened: () => said('Комиссия рассматривает дело'),
  Decided: ({ outcome, ballot, reason }) =>
    said(
      outcome === 'set' ? 'Комиссия решила установить категорию' : 'Комиссия отказала в установлении категории',
      `За – ${ballot.for}, против – ${ballot.against}, воздержались – ${abstainedIn(ballot)}.`,
      reason,
    ),
  OrderSigned: ({ number }) => said(`Подписан приказ № ${number}`),
  OrderPublished: () => said('Приказ опубликован'),
  ResultSent: ({ by, form }) =>
    said('Результат направлен заявителю', `${capital(formWords[form as Form] ?? form)}, ${ways[by]}.`),
  Withdrawn: ({ reason }) => said('Заявление отозвано', reason && `Причина: ${reason}`),
  Archived: () => said('Дело передано в архив'),
  HandTaskDone: ({ task, note }, { pack }) =>
    said('Отмечено ручное действие', pack.by_hand.find(line => line.id === task)?.what ?? task, note),
}

const nameOf = (id: string, names: Readonly<Record<string, string>>): string => names[id] ?? 'имя не найдено'

/** People whom the facts of a history name, for one look-up of their names. */
export const peopleIn = (events: readonly CaseEvent[]): string[] => [
  ...new Set(
    events.flatMap(({ data }) => [
      ...('expertId' in data ? [data.expertId] : []),
      ...('officerId' in data ? [data.officerId] : []),
      ...('out' in data ? [data.out, data.seat.expertId] : []),
      ...('seats' in data ? data.seats.map(seat => seat.expertId) : []),
    ]),
  ),
]

const against = (findings: readonly Finding[]): string[] =>
  findings.filter(finding => !finding.met).map(({ what, known }) => `${what}${known.seen ? ` – ${known.seen}` : ''}`)

const papers = (documents: readonly DocumentKind[]): string | false =>
  documents.length > 0 && `Документы: ${documents.map(kind => paperWords[kind]).join(', ')}.`

/** How an attestation is held, as the screens call it. */
export const attestationForms = { in_person: 'очно', video: 'по видеосвязи', absent: 'без участия заявителя' } as const

const attestationWords = ({ on, time, place, form }: EventOf<'Admitted'>['data']['attestation']): string =>
  `День аттестации ${asShortRussianDate(on)}${time === undefined ? '' : `, ${time}`}, ${place}, ${attestationForms[form]}.`

const points = (n: number): string => String(n).replace('.', ',')
const verdict = (meets: boolean): string => (meets ? 'соответствует требованиям' : 'не соответствует требованиям')

const askedOf = { applicant: 'у заявителя', agency: 'у другого ведомства', other_region: 'у органа другого региона' }

/** How a result travels. */
const ways: Record<EventOf<'ResultSent'>['data']['by'], string> = {
  account: 'в личный кабинет',
  epgu: 'на ЕПГУ',
  email: 'по электронной почте',
  post: 'почтой',
  in_person: 'лично',
  mfc: 'через МФЦ',
}

const bases: Record<EventOf<'Assessed'>['data']['basis'], string> = {
  sheets: 'анализ профессиональной деятельности',
  awards: 'подтверждённые награды',
  petition: 'ходатайство работодателя',
  test_failed: 'тестирование не пройдено',
}
