import type { InvitationLine } from '../../application/reads/school.ts'
import { petitionStatusWords } from '../../application/school/petition-state.ts'
import type { CertificationAct, Petition, SignedWay } from '../../application/stores/school.ts'
import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { type SetStatus, setStatusWords } from '../../domain/school/certification.ts'
import type { CategoryWindow } from '../../domain/school/windows.ts'
import { capital } from '../../domain/wording.ts'
import { type Html, html } from '../html.ts'
import { categoryWords } from '../views/category-words.ts'
import { type TagView, tag } from '../views/tag.ts'

const setTones: Record<SetStatus, TagView['tone']> = {
  sent: 'active',
  returned: 'attention',
  certified: 'good',
  withdrawn: 'neutral',
}

/** Where a set of files stands; an act that nobody has signed yet is said so. */
export const setTag = (status: SetStatus, act: Pick<CertificationAct, 'signedAt' | 'number'> | null): Html => {
  if (status !== 'certified') return tag({ words: capital(setStatusWords[status]), tone: setTones[status] })
  return act === null || act.signedAt === null
    ? tag({ words: 'Акт ждёт подписи', tone: 'attention' })
    : tag({ words: `Заверено актом № ${act.number}`, tone: 'good' })
}

const petitionTones: Record<Petition['status'], TagView['tone']> = {
  asked: 'active',
  draft: 'active',
  made: 'attention',
  signed: 'good',
  declined: 'bad',
  withdrawn: 'neutral',
}

export const petitionTag = ({ status, caseId }: { status: Petition['status']; caseId?: string | null }): Html =>
  tag(
    status === 'signed' && caseId
      ? { words: 'Подписано и подано', tone: 'good' }
      : { words: capital(petitionStatusWords[status]), tone: petitionTones[status] },
  )

export const wayWords: Record<SignedWay, string> = {
  electronic: 'электронной подписью',
  paper: 'на бумаге',
}

/** How an invitation stands on a moment. */
export const invitationTag = (line: InvitationLine, now: Date): Html => {
  if (line.usedAt !== null) return tag({ words: 'Школа вошла', tone: 'good' })
  if (line.revokedAt !== null) return tag({ words: 'Отозвано', tone: 'neutral' })
  return line.expiresAt <= now
    ? tag({ words: 'Срок истёк', tone: 'bad' })
    : tag({ words: 'Ждём школу', tone: 'active' })
}

/** «Высшая: с 12.03.2021 по 12.03.2026», «Педагог-методист: с 05.05.2027» */
export const windowWords = (window: CategoryWindow): string =>
  `${categoryWords[window.category]}: ${stateWords(window)}`

const stateWords = (window: CategoryWindow): string => {
  switch (window.state) {
    case 'held':
      return `с ${asShortRussianDate(window.since)} ${window.until === undefined ? 'без срока' : `по ${asShortRussianDate(window.until)}`}`
    case 'open':
      return 'можно подавать'
    case 'later':
      return `с ${asShortRussianDate(window.from)}`
    case 'closed':
      return 'пока нельзя'
  }
}

/** The same beside the name of the category, with the reason why not yet. */
export const windowLine = (window: CategoryWindow): Html =>
  html`${capital(stateWords(window))}${(window.state === 'later' || window.state === 'closed') && html`<div class="house-muted">${window.because}</div>`}`
