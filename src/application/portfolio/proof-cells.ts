import { asShortRussianDate, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { levelTitles } from '../../domain/expertise/levels.ts'
import { type EvidenceFacts, evidenceKindTitles } from '../../domain/portfolio/evidence.ts'
import { indicatorPlace } from '../../domain/portfolio/proof-words.ts'

/** Columns of everything a proof says, for a spreadsheet; what is kept beside it follows them. */
export const proofHeadings: readonly string[] = [
  'Доказательство',
  'Вид',
  'День',
  'Уровень',
  'Организатор',
  'Результат',
  'Период с',
  'Период по',
  'Показатели',
  'Ссылка',
  'Ссылка дана',
  'Пояснение',
]

/** What the proof says, cell by cell. */
export const proofCells = (proof: EvidenceFacts): string[] => [
  proof.title,
  evidenceKindTitles[proof.kind],
  day(proof.on),
  proof.level === undefined ? '' : levelTitles[proof.level],
  proof.organiser ?? '',
  proof.result ?? '',
  day(proof.from),
  day(proof.to),
  proof.indicators.map(indicator => indicatorPlace(indicator).replaceAll('\u00a0', ' ')).join('; '),
  proof.link ?? '',
  day(proof.linkSeenOn),
  proof.note ?? '',
]

const day = (value: PlainDate | undefined): string => (value === undefined ? '' : asShortRussianDate(value))
