import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { complaintSubjectTitles } from '../../domain/request/complaint.ts'
import { fullName } from './case-subject.ts'
import { actsNote, groundsList } from './letter-parts.ts'
import type { Block, Paper } from './paper.ts'
import type { FiledRequest, RequestSubject } from './request-subject.ts'
import { requestTitles } from './request-titles.ts'
import { asText, facts, heading } from './sheet.ts'
import { signedName } from './signed-name.ts'

/** The letter that answers a request: what was asked, what is decided and why, what one may do next. */
export const requestAnswer = (subject: RequestSubject): Paper => {
  const { pack, state, person, names, moment, rule, worker } = subject
  const says = (rule.says ?? []).map(words => asText(filled(words, state)))
  const byPost = 'by' in state ? state.by === 'post' : state.request.answerBy === 'post'
  const complaint = rule.form === 'complaint_answer'
  const clerk = pack.offices.find(({ role }) => role === 'clerk')?.title ?? 'Ответственное лицо'
  return {
    authority: pack.authority.name,
    city: pack.authority.city,
    addressee: [names?.dative.text ?? fullName(person), ...(byPost && person.address ? [person.address] : [])],
    title: rule.title,
    number: 'number' in state ? state.number : null,
    date: moment.date,
    blocks:
      state.stage === 'refused'
        ? refusal(subject, says)
        : [...about(subject), ...says, ...decision(subject), ...answered(subject)],
    signatory: complaint
      ? { post: pack.authority.head_post, name: null }
      : { post: clerk, name: worker ? signedName(worker) : null, personId: worker?.id },
    clause: rule.clause,
    ...(worker && { executor: [signedName(worker), worker.phone].filter(Boolean).join(', ') }),
  }
}

const about = ({ state, text, person }: RequestSubject): Block[] => {
  const { contents } = state.request
  return facts(
    ['Заявитель', fullName(person)],
    ['Обращение', `${requestTitles[contents.kind]}${numbered(state)}`],
    ['О чём жалоба', contents.kind === 'complaint' && complaintSubjectTitles[contents.subject]],
    ['Номер в системе досудебного обжалования', contents.kind === 'complaint' && contents.federalNumber],
    ['Что обжалуется', contents.kind === 'complaint' && text.complained_of],
    ['Документ', text.order],
    ['Указанная ошибка', contents.kind === 'correction' && text.errors],
  )
}

/**
 * Complaint on its merits (210-ФЗ ст. 11.2 ч. 7): satisfied – what is done, apologies, what to do next (ч. 8.1); not satisfied – reasons
 * and where to go further (ч. 8.2).
 */
const decision = ({ state, pack, text }: RequestSubject): Block[] => {
  if (!('decision' in state) || state.decision === undefined) return []
  const { outcome, reasons, measures } = state.decision
  const { addressees = [] } = pack.variants.complaint
  if (outcome === 'satisfied')
    return [
      asText('Принято решение: жалобу удовлетворить.'),
      heading('Почему'),
      asText(reasons),
      ...(measures ? [heading('Что сделано и что делать дальше'), asText(measures)] : []),
      asText('Приносим извинения за доставленные неудобства.'),
    ]
  // The superior bodies are those the complaint was not addressed to.
  const further = addressees.filter(one => one !== text.addressee)
  return [
    asText('Принято решение: в удовлетворении жалобы отказать.'),
    heading('Почему'),
    asText(reasons),
    heading('Как обжаловать это решение'),
    { kind: 'list', items: [...(further.length > 0 ? further : [pack.authority.higher_body]), 'Суд'] },
  ]
}

/** The pack's first sentence opens, the others follow the grounds. */
const refusal = (subject: RequestSubject, [opening, ...rest]: Block[]): Block[] => {
  const grounds = subject.state.findings.filter(({ met }) => !met)
  return [
    ...about(subject),
    ...(opening === undefined ? [] : [opening]),
    heading('Основания отказа'),
    ...groundsList(subject, grounds),
    ...rest,
    ...actsNote(
      subject,
      grounds.map(({ clause }) => clause),
    ),
  ]
}

const answered = ({ state, text, rule }: RequestSubject): Block[] => {
  if (!text.answer) return []
  const corrected = rule.form === 'correction_decision' || state.request.contents.kind === 'correction'
  return [heading(corrected ? 'Что исправлено' : 'Ответ'), asText(text.answer)]
}

const numbered = (state: FiledRequest): string =>
  'number' in state ? ` № ${state.number} от ${asShortRussianDate(state.registered)}` : ''

/** `{number}` and `{received}` of a sentence are those of the request here. */
const filled = (words: string, state: FiledRequest): string =>
  words
    .replaceAll('{number}', 'number' in state ? state.number : '—')
    .replaceAll('{received}', asShortRussianDate(state.received))
