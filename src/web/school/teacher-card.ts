import type { CaseLine } from '../../application/reads/queue.ts'
import type { ConfirmationLine, PetitionLine, SetLine } from '../../application/reads/school.ts'
import type { TeacherLine } from '../../application/school/teachers.ts'
import { statusWord } from '../../domain/case/status.ts'
import { petitionCategories } from '../../domain/school/petition.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { linkButton } from '../views/form.ts'
import { stageTone } from '../views/stage-tone.ts'
import { summaryCard } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'
import { petitionTag, setTag, wayWords, windowLine } from './words.ts'

export type TeacherCard = {
  line: TeacherLine
  cases: readonly CaseLine[]
  sets: readonly SetLine[]
  petitions: readonly PetitionLine[]
  confirmations: readonly ConfirmationLine[]
  timeZone: string
}

/** A teacher as far as the school may see: no points, no papers of the teacher's own. */
export const teacherBody = (desk: Desk, card: TeacherCard): Html => {
  const { line, cases, sets, petitions, confirmations, timeZone } = card
  const mayPetition = line.windows.some(
    ({ category, state }) => state === 'open' && petitionCategories.some(one => one === category),
  )
  return html`${line.worksHere && mayPetition && linkButton('Написать ходатайство', paths.newSchoolPetition({ teacher: line.id }))}
  ${summaryCard(
    'Категории',
    line.windows.map(window => ({ name: categoryWords[window.category], value: windowLine(window) })),
  )}
  <h2 class="govuk-heading-m">Заявления</h2>
  ${table({
    caption: 'Заявления педагога с вашей школой как местом работы',
    columns: [{ label: 'Заявление' }, { label: 'Подано' }, { label: 'Состояние' }, { label: 'Ближайший срок' }],
    empty: 'Заявлений с вашей школой как местом работы нет.',
    rows: cases.map(one => [
      html`<a class="govuk-link" href="${url(paths.schoolCase(one.id))}">${categoryWords[one.category]}, ${one.position}</a><div class="house-muted">${one.number === null ? 'Номера ещё нет' : `№ ${one.number}`}</div>`,
      asShortDate(one.received),
      tag({ words: statusWord(one, desk.app.law.pack(one.pack)), tone: stageTone(one.stage, one.outcome) }),
      one.nextDue === null ? '–' : html`${asShortDate(one.nextDue)}<div class="house-muted">${one.nextDueName}</div>`,
    ]),
  })}
  ${
    confirmations.length > 0 &&
    html`<h2 class="govuk-heading-m">Сведения о работе</h2>${table({
      caption: 'Что школа подтверждала о работе педагога',
      columns: [{ label: 'Дело' }, { label: 'Ответ школы' }, { label: 'Справка' }],
      empty: '',
      rows: confirmations.map(one => [
        one.caseNumber === null ? 'Номера ещё нет' : `№ ${one.caseNumber}`,
        one.answeredAt === null
          ? html`<a class="govuk-link" href="${url(paths.schoolConfirmation(one.caseId))}">Ждёт ответа школы</a>`
          : asRussianMoment(one.answeredAt, timeZone),
        one.documentId === null
          ? '–'
          : html`<a class="govuk-link" href="${url(paths.paper(one.documentId))}">№ ${one.number}</a>, ${one.signedWay === null ? 'ждёт подписи' : `подписана ${wayWords[one.signedWay]}`}`,
      ]),
    })}`
  }
  <h2 class="govuk-heading-m">Документы на заверение</h2>
  ${table({
    caption: 'Документы на заверение',
    columns: [{ label: 'Документы' }, { label: 'Отправлены' }, { label: 'Состояние' }],
    empty: 'Документов на заверение педагог не присылал.',
    rows: sets.map(set => [
      html`<a class="govuk-link" href="${url(paths.schoolSet(set.id))}">Файлов: ${set.files}</a>${set.caseNumber !== null && html`<div class="house-muted">дело № ${set.caseNumber}</div>`}`,
      asRussianMoment(set.sentAt, timeZone),
      setTag(set.status, set.act),
    ]),
  })}
  ${
    petitions.length > 0 &&
    html`<h2 class="govuk-heading-m">Ходатайства</h2>${table({
      caption: 'Ходатайства за педагога',
      columns: [{ label: 'Категория' }, { label: 'Изменено' }, { label: 'Состояние' }],
      empty: '',
      rows: petitions.map(one => [
        html`<a class="govuk-link" href="${url(paths.schoolPetition(one.id))}">${categoryWords[one.category]}</a>`,
        asRussianMoment(one.updatedAt, timeZone),
        petitionTag(one),
      ]),
    })}`
  }`
}
