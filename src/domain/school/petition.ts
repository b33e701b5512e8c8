import { asShortRussianDate, type PlainDate } from '../calendar/plain-date.ts'
import type { ServiceGround } from '../eligibility/ground-check.ts'
import { serviceRules } from '../eligibility/service-rules.ts'
import { samePosition } from '../people/nomenclature.ts'
import { type Indicator, indicatorsOf, indicatorTitles } from '../portfolio/indicators.ts'
import type { Finding, Refusal } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'
import { asking, type Career } from './windows.ts'

/** Categories that rest on the employer's petition (196 п. 48). */
export const petitionCategories = ['methodist', 'mentor'] as const
export type PetitionCategory = (typeof petitionCategories)[number]

/** What the school says and what is known when a petition is checked. */
export type PetitionFacts = {
  category: PetitionCategory
  career: Career
  /** The teacher works at this school: by a case filed from it, or by the teacher's own request to it. */
  isEmployee: boolean
  /** Indicator → what was done. */
  texts: Readonly<Record<string, string>>
  minutes: { number: string; on: PlainDate; hasFile: boolean } | undefined
}

/** What may be checked before a word is written: whether the school may petition for this teacher at all. */
export const mayPetition = (
  pack: Pack,
  { category, career, isEmployee }: Pick<PetitionFacts, 'category' | 'career' | 'isEmployee'>,
  today: PlainDate,
): Finding[] => [
  offered(pack, category),
  highest(pack, category, career, today),
  allowedPosition(pack, category, career),
  {
    rule: 'petition-own-teacher',
    clause: clauseOfPetition(pack),
    what: 'Ходатайствует организация, в которой педагог работает',
    met: isEmployee,
    known: { confirmed: isEmployee ? 'да' : 'нет' },
    remedy: 'Ходатайство готовит организация, которую педагог указал местом работы',
  },
]

/** All checks of a petition that is about to become a paper (196 пп. 45, 48, 50, 51). */
export const petitionFindings = (pack: Pack, facts: PetitionFacts, today: PlainDate): Finding[] => [
  ...mayPetition(pack, facts, today),
  minutesGiven(pack, facts, today),
  described(facts),
]

/** The first thing in the way, in plain words with its clause; undefined when the petition may be made. */
export const petitionRefusal = (findings: readonly Finding[]): Refusal | undefined => {
  const against = findings.filter(({ met }) => !met)
  const [first] = against
  if (first === undefined) return undefined
  return {
    refused: first.rule,
    because: [first.what, first.remedy].filter(words => words !== undefined).join('. '),
    clause: first.clause,
    findings: against,
  }
}

/** Indicators by which the work is described: п. 50 for методист, п. 51 for наставник. */
export const petitionIndicators = (category: PetitionCategory): Indicator[] => indicatorsOf(category)

/** Clause by which the region takes a petition: its own line of papers, otherwise the Порядок. */
export const clauseOfPetition = (pack: Pack): string =>
  pack.evidence.find(({ document }) => document === 'employer_petition')?.clause ?? '196 п. 48'

const offered = (pack: Pack, category: PetitionCategory): Finding => ({
  rule: 'petition-category-offered',
  clause: pack.petition_path?.clause ?? pack.after_refusal.clause,
  what: 'Категорию «педагог-методист» или «педагог-наставник» в этом регионе устанавливают по ходатайству работодателя',
  met: (pack.petition_path?.for.includes(category) ?? false) && pack.categories.some(one => one.category === category),
  known: {},
  remedy: 'Эта редакция регламента таких категорий не знает: обратиться за ними здесь нельзя',
})

const highest = (pack: Pack, category: PetitionCategory, career: Career, today: PlainDate): Finding => {
  const own = pack.refuse_service_when.find(
    ground => ground.rule === 'requires_category' && (ground.for?.includes(category) ?? false),
  )
  const ground: ServiceGround = own ?? { ...needsHighest, for: [category] }
  const checked = serviceRules.requires_category(ground, {
    ...{ pack, application: asking(category, career), today, nomenclature: [] },
  })
  const { met, known } = checked
  return {
    ...{ rule: 'petition-needs-highest', clause: ground.clause, met, known },
    what: 'Ходатайствуют за педагога, у которого действует высшая категория',
    remedy: 'Сначала педагог получает высшую категорию. Если она установлена в другом регионе, приложите подтверждение',
  }
}

const allowedPosition = (pack: Pack, category: PetitionCategory, { position }: Career): Finding => {
  const own = pack.refuse_service_when.find(
    ground => ground.rule === 'position_barred' && (ground.for?.includes(category) ?? true),
  )
  const barred = own?.positions ?? (category === 'methodist' ? ['Методист', 'Старший методист'] : [])
  return {
    rule: 'petition-position',
    clause: own?.clause ?? (category === 'methodist' ? '196 п. 50' : '196 п. 51'),
    what: 'Методическая работа или наставничество не входит в должностные обязанности педагога',
    met: !barred.some(one => samePosition(one, position)),
    known: { position, ...(barred.length === 0 ? {} : { barred_positions: barred.join('; ') }) },
    remedy: 'По этой должности можно обратиться за первой или высшей категорией',
  }
}

const minutesGiven = (pack: Pack, { minutes }: PetitionFacts, today: PlainDate): Finding => ({
  rule: 'petition-minutes',
  clause: pack.evidence.find(({ document }) => document === 'council_minutes')?.clause ?? '196 п. 48',
  what: 'Ходатайство опирается на решение педагогического совета или иного коллегиального органа',
  met: minutes?.hasFile === true && minutes.on <= today,
  known: {
    number: minutes?.number ?? 'нет',
    decided: minutes === undefined ? 'нет' : asShortRussianDate(minutes.on),
    missing: minutes?.hasFile ? 'всё представлено' : 'файл протокола или выписки',
  },
  remedy:
    minutes !== undefined && minutes.on > today
      ? 'Протокол не может быть из будущего: исправьте дату'
      : 'Укажите номер и дату протокола и приложите его файл',
})

const described = ({ category, texts }: PetitionFacts): Finding => {
  const given = petitionIndicators(category).filter(indicator => (texts[indicator] ?? '').trim() !== '')
  return {
    rule: 'petition-describes-work',
    clause: category === 'methodist' ? '196 п. 50' : '196 п. 51',
    what: 'В ходатайстве описана работа педагога по показателям Порядка',
    met: given.length > 0,
    known: { missing: given.length > 0 ? 'всё представлено' : petitionIndicators(category).map(titleOf).join('; ') },
    remedy: 'Опишите работу хотя бы по одному показателю: что делалось, для кого, с каким результатом',
  }
}

const titleOf = (indicator: Indicator): string => indicatorTitles[indicator]

/** The Порядок itself, where the edition of the region does not repeat it. */
const needsHighest: ServiceGround = {
  id: 'petition-needs-highest',
  clause: '196 п. 45',
  rule: 'requires_category',
  what: 'За этими категориями обращается педагог, имеющий высшую категорию',
  held: ['highest'],
  held_when: 'now',
  at: 'review',
}
