import { asRussianDate } from '../../domain/calendar/plain-date.ts'
import { sexOf } from '../../domain/people/declension-sex.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { quoted } from '../../domain/regulations/quoted.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { categoryAccusative, categoryGenitive, fullName, groundsOf, nameIn, type Subject } from './case-subject.ts'
import { orderRequisites } from './filled-words.ts'
import { actsNote, applicationFacts, complaintBlocks, groundsList, positionOf } from './letter-parts.ts'
import type { Block } from './paper.ts'
import { asText, type CaseForm, facts, heading, line } from './sheet.ts'
import { identityInWords, stated } from './stated.ts'

/**
 * KBR reg прил. 5, Kuzbass «Решение об установлении»: whom, where, which category, by which order. The position stands here although
 * прил. 5 has no line for it: a decision without it decides nothing (196 п. 39). The day of the decision is the day of the category
 * (196 п. 42).
 */
const granted: CaseForm = (subject, [opening, ...rest], rule) => {
  const { state, pack } = subject
  if (!('decision' in state) || state.decision === undefined) return [applicationFacts(subject)]
  const { on } = state.decision
  const { category } = state.application
  return {
    ...(rule.blank === 'kuzbass-decision' ? { addressee: withAddress(subject) } : {}),
    blocks: [
      ...whom(subject),
      asText(opening ?? `Аттестационная комиссия ${asRussianDate(on)} г. приняла решение установить:`),
      line('', categoryAccusative[category], 'квалификационная категория'),
      ...facts(
        ['Дата решения аттестационной комиссии', `${asRussianDate(on)} г.`],
        ['Категория действует', `с ${asRussianDate(on)} г.${termInWords(pack, category)}`],
        ['Приказ', orderInWords(subject)],
      ),
      ...rest.map(asText),
    ],
  }
}

/** KBR reg прил. 6: the same, with the reasons. What ends with a colon among the pack's sentences stands before them. */
const refused: CaseForm = (subject, [opening, ...rest], rule) => {
  const { state } = subject
  if (!('decision' in state) || state.decision === undefined)
    return [applicationFacts(subject), ...groundsList(subject, groundsOf(state))]
  const { on } = state.decision
  const letter = rule.blank === 'kuzbass-letter'
  const before = rest.filter(text => text.endsWith(':'))
  return {
    blocks: [
      ...(letter ? addressedBy(subject) : whom(subject)),
      asText(opening ?? `Аттестационная комиссия ${asRussianDate(on)} г. приняла решение отказать в установлении:`),
      ...(letter
        ? []
        : [
            line('', categoryGenitive[state.application.category], 'квалификационная категория'),
            ...facts(
              ['Дата решения аттестационной комиссии', `${asRussianDate(on)} г.`],
              ['Приказ', orderInWords(subject)],
            ),
          ]),
      ...(before.length > 0 ? before.map(asText) : letter ? [] : [heading('Причины отказа')]),
      ...reasons(subject),
      ...(letter ? facts(['Дата решения аттестационной комиссии', `${asRussianDate(on)} г.`]) : []),
      ...rest.filter(text => !text.endsWith(':')).map(asText),
      ...complaintBlocks(subject),
      ...actsNote(
        subject,
        groundsOf(state).map(({ clause }) => clause),
      ),
    ],
  }
}

const whom = ({ person, organisation, state }: Subject): Block[] => [
  line('Ф. И. О. педагогического работника:', fullName(person)),
  line('Место работы:', organisation.fullName),
  line('Должность:', positionOf(state.application)),
]

/** Kuzbass letter of refusal: the applicant by document and contacts, then the greeting. */
const addressedBy = (subject: Subject): Block[] => {
  const say = stated(subject)
  const { person } = subject
  const sex = sexOf(person)
  const dear = sex === 'female' ? 'Уважаемая' : sex === 'male' ? 'Уважаемый' : 'Уважаемый(ая)'
  return [
    ...facts(
      ['Заявитель', 'Физическое лицо'],
      ['Документ, удостоверяющий личность', identityInWords(say)],
      ['Адрес', say('address')],
      ['Тел.', say('phone')],
      ['Эл. почта', say('email')],
    ),
    { kind: 'text', align: 'center', text: `${dear} ${[person.name, person.patronymic].filter(Boolean).join(' ')}!` },
  ]
}

const withAddress = (subject: Subject): string[] =>
  [nameIn(subject, 'dative'), subject.person.address ?? ''].filter(Boolean)

/** Why: the commission's own words, then the checks that did not hold. */
const reasons = (subject: Subject): Block[] => {
  const { state } = subject
  const reason = 'decision' in state ? state.decision?.reason : undefined
  return [...(reason ? [asText(reason)] : []), ...groundsList(subject, groundsOf(state))]
}

const orderInWords = (subject: Subject): string | undefined => {
  const requisites = orderRequisites(subject)
  return requisites && `${requisites} ${quoted(subject.order?.title ?? subject.pack.order.title)}`
}

const termInWords = ({ categories }: Pack, claimed: Subject['state']['application']['category']): string => {
  const years = categories.find(({ category }) => category === claimed)?.valid_years
  return years ? ` сроком на ${years} ${yearWords[plural.select(years)]}` : ', без ограничения срока'
}

const plural = new Intl.PluralRules('ru')
const yearWords: Record<Intl.LDMLPluralRule, string> = {
  zero: 'лет',
  one: 'год',
  two: 'года',
  few: 'года',
  many: 'лет',
  other: 'года',
}

export const decisionForms = {
  decision_granted: granted,
  decision_refused: refused,
} satisfies Partial<Record<Form, CaseForm>>
