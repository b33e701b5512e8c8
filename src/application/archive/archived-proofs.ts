import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { aboutProof, indicatorPlace, levelAndResult, linkWarning, whenOf } from '../../domain/portfolio/proof-words.ts'
import { csvOf } from '../csv.ts'
import type { Block } from '../papers/paper.ts'
import { proofCells, proofHeadings } from '../portfolio/proof-cells.ts'
import type { CaseEvidence } from '../stores/portfolio.ts'

/** A proof of the case and the name under which its file lies in the archive; none where it is a link or has no file. */
export type ArchivedProof = { proof: CaseEvidence; file: string | undefined }

/** Proofs of the portfolio in the inventory: what each one is said to be, and where to look for it. */
export const proofBlocks = (proofs: readonly ArchivedProof[]): Block[] =>
  proofs.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Доказательства из портфолио' },
        {
          kind: 'table',
          head: ['№', 'Доказательство', 'Когда', 'Уровень и результат', 'Показатели', 'Файл или ссылка', 'В деле с'],
          widths: [4, 28, 12, 16, 12, 19, 9],
          rows: proofs.map(({ proof, file }, at) => [
            String(at + 1),
            [`${proof.title} (${aboutProof(proof)})`, proof.note].filter(Boolean).join('. '),
            whenOf(proof) || '—',
            levelAndResult(proof) || '—',
            proof.indicators.map(indicatorPlace).join('; ') || '—',
            file ?? (proof.link === undefined ? 'файла нет' : `${proof.link} ${linkWarning(proof)}`),
            asShortRussianDate(proof.addedOn),
          ]),
        },
      ]

/** The same for programs and spreadsheets. */
export const proofTable = (proofs: readonly ArchivedProof[]): string =>
  csvOf([
    [...proofHeadings, 'Показатели листа', 'Файл', 'В деле с'],
    ...proofs.map(({ proof, file }) => [
      ...proofCells(proof),
      proof.codes.join('; '),
      file ?? '',
      asShortRussianDate(proof.addedOn),
    ]),
  ])
