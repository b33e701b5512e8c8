import { asRussianDate, asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { quorumFinding, signatoriesOf } from '../../domain/commission/decide-session.ts'
import type { MeetingState } from '../../domain/commission/meeting-state.ts'
import { abstainedIn } from '../../domain/commission/voting.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Absences } from '../stores/meeting-notes.ts'
import { categoryAccusative, categoryGenitive, fullName } from './case-subject.ts'
import type { CaseHeard, RosterNames } from './cases-heard.ts'
import { dutyPost, dutyTitles, heldForms } from './duty-words.ts'
import { positionOf } from './letter-parts.ts'
import type { Block, SignatureLine } from './paper.ts'
import { asPoints } from './points-words.ts'
import { bases, verdictWords } from './verdict.ts'

/** A meeting whose cases are decided. */
export type Met = Extract<MeetingState, { stage: 'open' | 'closed' | 'minuted' }>

/** What the secretary noted beside the votes: who spoke on each case (by its id) and why the absent did not come. */
export type MinuteNotes = {
  spoken: Readonly<Record<string, readonly { who: string; gist: string }[]>>
  absences: Absences
}
export const nothingNoted: MinuteNotes = { spoken: {}, absences: {} }

/**
 * What was heard and decided, from what the meeting keeps and nothing else: who was there, the quorum, the agenda, and of each
 * case what was heard, who spoke, how the votes fell and what follows. Where no speech was noted none is mentioned.
 */
export const minutesBlocks = (
  pack: Pack,
  state: Met,
  names: RosterNames,
  heard: readonly CaseHeard[],
  notes: MinuteNotes,
): Block[] => {
  const decided = heard.filter(({ item }) => item.decision !== undefined)
  return [
    ...attendance(pack, state, names, notes),
    { kind: 'heading', text: 'Повестка дня' },
    {
      kind: 'points',
      items: [
        `Рассмотрение заявлений педагогических работников об установлении квалификационных категорий (дел: ${decided.length}).`,
      ],
    },
    ...decided.flatMap((one, at) => item(state, names, one, at + 1, notes.spoken[one.item.caseId] ?? [])),
  ]
}

/** Those whom the pack makes sign, of those who were there. */
export const minutesSigners = (pack: Pack, state: Met, names: RosterNames): SignatureLine[] =>
  signatoriesOf(state, pack.commission.signed_by.roles).map(({ personId, duty }) => ({
    post: dutyPost(pack, duty),
    name: names[personId] ?? null,
    personId,
  }))

const attendance = (pack: Pack, state: Met, names: RosterNames, { absences }: MinuteNotes): Block[] => {
  const named = (seats: Met['roster']): string[] =>
    seats.map(
      ({ personId, duty, tradeUnion }) =>
        `${names[personId] ?? '—'}, ${dutyTitles[duty]}${tradeUnion ? ', представитель профсоюза' : ''}`,
    )
  const whyAway = ({ personId }: Met['roster'][number]): string =>
    absences[personId] === undefined ? '' : ` (${absences[personId]})`
  const there = state.roster.filter(({ personId }) => state.present.includes(personId))
  const absent = state.roster.filter(({ personId }) => !state.present.includes(personId))
  const presiding = there.find(({ duty }) => duty === 'chair') ?? there.find(({ duty }) => duty === 'deputy_chair')
  const keeper = there.find(({ duty }) => duty === 'secretary')
  const quorum = quorumFinding(state.roster.length, state.present.length, pack.commission.quorum)
  const rows: [string, string | undefined][] = [
    ['Комиссия', pack.authority.commission_name],
    ['Время и место', `${asRussianDate(state.on)} г., ${state.time}, ${state.place}, ${heldForms[state.form]}`],
    ['Председательствующий', presiding && names[presiding.personId]],
    ['Секретарь', keeper && names[keeper.personId]],
  ]
  return [
    { kind: 'facts', rows: rows.filter((row): row is [string, string] => row[1] !== undefined) },
    { kind: 'heading', text: 'Присутствовали' },
    { kind: 'list', items: named(there), numbered: true },
    ...(absent.length === 0
      ? []
      : [
          { kind: 'heading', text: 'Отсутствовали' } as const,
          {
            kind: 'list',
            items: named(absent).map((text, at) => `${text}${absent[at] ? whyAway(absent[at]) : ''}`),
          } as const,
        ]),
    { kind: 'text', text: `${quorum.what}. ${quorum.met ? 'Кворум имеется.' : 'Кворума нет.'}` },
  ]
}

const item = (
  met: Met,
  names: RosterNames,
  one: CaseHeard,
  number: number,
  spoken: MinuteNotes['spoken'][string],
): Block[] => {
  const { decision, applicantId } = one.item
  if (decision === undefined) return []
  const { ballot, outcome } = decision
  const own = met.roster.some(({ personId }) => personId === applicantId)
  const reason = 'decision' in one.state ? one.state.decision?.reason : undefined
  const voted = [
    own &&
      `В голосовании не участвует: ${names[applicantId] ?? fullName(one.person)} (рассматривается собственное заявление).`,
    `ГОЛОСОВАЛИ: за – ${ballot.for}, против – ${ballot.against}, воздержались – ${abstainedIn(ballot)}.`,
    `РЕШИЛИ: ${decisionWords(met, one, outcome)}`,
    outcome === 'refused' && reason !== undefined && `Основание: ${reason}`,
  ]
  return [
    { kind: 'heading', text: `${number}. ${fullName(one.person)}`, level: 2 },
    { kind: 'text', text: `СЛУШАЛИ: ${heardWords(one)}` },
    ...speeches(spoken),
    ...voted.filter(text => text !== false).map((text): Block => ({ kind: 'text', text })),
  ]
}

/** «Иванова М. П.: суть»; left out where nothing was noted. */
const speeches = (spoken: MinuteNotes['spoken'][string]): Block[] =>
  spoken.length === 0
    ? []
    : [
        { kind: 'text', text: 'ВЫСТУПИЛИ:' },
        { kind: 'list', items: spoken.map(({ who, gist }) => `${who}: ${gist.replaceAll(/\s*\n\s*/g, ' ')}`) },
      ]

/** What stood before the commission: the application and what the specialists came to. */
const heardWords = ({ state, organisation }: CaseHeard): string => {
  const { category } = state.application
  const asked = `заявление № ${state.number ?? '—'} от ${asShortRussianDate(state.received)} об установлении ${categoryGenitive[category]} по должности «${positionOf(state.application)}», место работы – ${organisation.fullName}.`
  if (!('conclusion' in state)) return asked
  const { basis, total, meets } = state.conclusion
  const sum = total === undefined ? '' : `, сумма баллов – ${asPoints(total)}`
  return `${asked} Основание вывода: ${bases[basis]}${sum}. Вывод: ${verdictWords(category, meets)}.`
}

/** A name whose dative nobody vouches for stands apart, in the nominative: no case of it can be wrong. */
const decisionWords = ({ on }: Met, { state, person, dative }: CaseHeard, outcome: 'set' | 'refused'): string => {
  const { category } = state.application
  const position = positionOf(state.application)
  const decided =
    outcome === 'set'
      ? `установить ${categoryAccusative[category]} по должности «${position}» с ${asRussianDate(on)} г.`
      : `отказать в установлении ${categoryGenitive[category]} по должности «${position}».`
  return dative === undefined ? `${decided} Педагогический работник – ${fullName(person)}.` : `${dative} ${decided}`
}
