import { spanOf } from '../../domain/testing/session.ts'
import { html } from '../html.ts'
import { categoryWords } from '../views/category-words.ts'
import type { PageView } from '../views/layout.ts'
import { table } from '../views/table.ts'
import { asRussianDate, asRussianNumber } from '../views/words.ts'
import { type OpenTest, testFrame } from './open-test.ts'

/** The list of a session for the door and for the official: empty places for marks made by hand. */
export const listToPrint = (open: OpenTest): PageView => {
  const { session, seats, testing } = open
  return {
    ...testFrame(open, undefined),
    title: `Список на тестирование ${asRussianDate(session.on)}`,
    heading: `Список на тестирование ${asRussianDate(session.on)}`,
    caption: open.pack.authority.name,
    lead: `${spanOf(session)}, ${session.place}. Проводит: ${session.conductor}. Минимальный балл ${asRussianNumber(testing.minimum_score)} из ${asRussianNumber(testing.maximum_score)}`,
    body: html`${table({
      caption: 'Список',
      narrow: 'scroll',
      empty: 'На сессию никто не записан.',
      columns: [
        { label: 'Место' },
        { label: 'Фамилия, имя, отчество' },
        { label: 'Должность, место работы' },
        { label: 'Категория' },
        { label: 'Дело' },
        { label: 'Личность' },
        { label: 'Инструктаж' },
        { label: 'Подпись' },
      ],
      rows: seats.map(seat => [
        seat.place,
        seat.fullName,
        `${seat.position}, ${seat.organisation}`,
        categoryWords[seat.category],
        seat.number ?? '',
        '',
        '',
        '',
      ]),
    })}`,
  }
}

/** A card to lay on each place: its number, the name, what is allowed and what is not. */
export const cardsToPrint = (open: OpenTest): PageView => {
  const { session, seats, testing } = open
  return {
    ...testFrame(open, undefined),
    title: `Карточки мест ${asRussianDate(session.on)}`,
    heading: `Карточки мест ${asRussianDate(session.on)}`,
    body:
      seats.length === 0
        ? html`<div class="house-empty">На сессию никто не записан.</div>`
        : html`<ul class="house-place-cards">${seats.map(
            seat => html`<li class="house-place-card">
              <p class="house-place-card__number">Место ${seat.place}</p>
              <p class="house-place-card__name">${seat.fullName}</p>
              <p>${categoryWords[seat.category]}${seat.number !== null && `, дело № ${seat.number}`}</p>
              <p>${asRussianDate(session.on)}, ${spanOf(session)}, ${session.place}</p>
              <p class="house-muted">На столе: ${testing.bring.join(', ')}. Нельзя: ${testing.forbidden.join(', ')}.</p>
            </li>`,
          )}</ul>`,
  }
}
