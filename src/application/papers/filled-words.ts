import { asRussianDate, asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { inner } from '../../domain/regulations/quoted.ts'
import { categoryAccusative, categoryGenitive, fullName, type Subject } from './case-subject.ts'
import { positionOf } from './letter-parts.ts'

/** Places that a sentence of a pack may leave for the case: `{number}`, `{received}` and the like. */
export const places = {
  number: ({ state }) => state.number ?? '—',
  received: ({ state }) => asShortRussianDate(state.received),
  year: ({ state }) => state.received.slice(0, 4),
  applicant: ({ person }) => fullName(person),
  position: ({ state }) => positionOf(state.application),
  organisation: ({ organisation }) => organisation.fullName,
  category_accusative: ({ state }) => categoryAccusative[state.application.category],
  category_genitive: ({ state }) => categoryGenitive[state.application.category],
  decided: ({ state }) => ('decision' in state && state.decision ? `${asRussianDate(state.decision.on)} г.` : '—'),
  order: subject => orderRequisites(subject) ?? '—',
  order_title: ({ order, pack }) => inner(order?.title ?? pack.order.title),
} satisfies Record<string, (subject: Subject) => string>

/**
 * A sentence with its places filled; a place of another name stays as it is written. An application that has no number yet loses
 * the «№» with it.
 */
export const filledWords = (text: string, subject: Subject): string =>
  (subject.state.number === undefined ? text.replaceAll(/ № \{number\}/g, '') : text).replaceAll(
    /\{([a-z_]+)\}/g,
    (place, name: string) => (Object.hasOwn(places, name) ? places[name as keyof typeof places](subject) : place),
  )

/** «от 15.12.2023 № 1234»; undefined while no order carries the decision. */
export const orderRequisites = ({ state }: Pick<Subject, 'state'>): string | undefined =>
  'order' in state && state.order ? `от ${asShortRussianDate(state.order.signed)} № ${state.order.number}` : undefined
