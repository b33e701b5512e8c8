import { asRussianDate, asShortRussianDate, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { AdmittedLine, TestedLine } from '../reads/lists.ts'
import { categoryTitles } from './case-subject.ts'
import { testBlocks } from './forms-test.ts'
import { positionOf } from './letter-parts.ts'
import { ownPaper } from './own-paper.ts'
import type { Block, Paper, SignatureLine } from './paper.ts'

type Rule = Pack['documents'][number]
export type Made = { pack: Pack; rule: Rule; date: PlainDate }

/**
 * Whom the commission has admitted and when each is attested: the list and the schedule in one, approved by the chair or the
 * deputy (KBR reg п. 20.5.1, 20.5.6). The same day, hour and place stand once, across the table.
 */
export const admittedList = (
  { pack, rule, date }: Made,
  lines: readonly AdmittedLine[],
  { approver, maker, period }: { approver: SignatureLine; maker: SignatureLine; period: string },
): Paper => {
  const named = pack.experts.names_shown_to_applicant && lines.some(({ specialists }) => specialists.length > 0)
  return {
    layout: 'journal',
    ...ownPaper(pack, { title: rule.title, date, clause: rule.clause }),
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Период', period],
          ['Допущено', String(lines.length)],
        ],
      },
      schedule(lines, named),
      {
        kind: 'signatures',
        lines: [{ ...approver, post: `Утверждаю: ${approver.post}` }, maker],
      },
    ],
  }
}

const schedule = (lines: readonly AdmittedLine[], named: boolean): Block => {
  const head = ['№', 'Фамилия, имя, отчество', 'Место работы', 'Должность', 'Категория', 'Форма']
  const rows: string[][] = []
  let before: string | undefined
  for (const [at, line] of lines.entries()) {
    const { on, time, place } = line.attestation
    const group = [`${asRussianDate(on)} г.`, ...(time === undefined ? [] : [time]), place].join(', ')
    if (group !== before) rows.push([group])
    before = group
    rows.push([
      String(at + 1),
      line.fullName,
      line.organisation,
      positionOf({ position: line.position, subject: line.subject ?? undefined }),
      categoryTitles[line.category],
      heldWords[line.attestation.form],
      ...(named ? [line.specialists.join(', ')] : []),
    ])
  }
  return {
    kind: 'table',
    head: named ? [...head, 'Специалисты (эксперты)'] : head,
    widths: named ? [5, 19, 25, 14, 13, 8, 16] : [5, 24, 30, 17, 14, 10],
    rows,
  }
}

const heldWords = { in_person: 'очно', video: 'по видеосвязи', absent: 'без участия' } as const

/** «Ведомость» of a whole test session, certified by the secretary (KBR reg п. 20.6.3.2 абз. 15). */
export const testSession = (
  { pack, rule, date }: Made,
  on: PlainDate,
  lines: readonly TestedLine[],
  secretary: SignatureLine,
): Paper => ({
  layout: 'journal',
  ...ownPaper(pack, { title: rule.title, date, clause: rule.clause }),
  blocks: [
    ...testBlocks(
      lines.map(({ position, subject, ...line }) => ({
        ...line,
        position: positionOf({ position, subject: subject ?? undefined }),
      })),
      on,
      { minimum: pack.testing?.minimum_score ?? 0, maximum: pack.testing?.maximum_score },
    ),
    { kind: 'signatures', lines: [secretary] },
  ],
})

/**
 * The blank form by which a teacher judges the service: a line for every field the pack names (its sentences without a full stop),
 * its other sentences below. Answers to choose from are not in the papers, so there are none here.
 */
export const questionnaire = ({ pack, rule, date }: Made): Paper => {
  const said = rule.says ?? []
  const named = said.filter(text => !text.endsWith('.'))
  const fields = named.length > 0 ? named : ['Оценка услуги в целом']
  return {
    layout: 'sheet',
    ...ownPaper(pack, { title: rule.title, date, clause: rule.clause }),
    blocks: [
      ...[...fields, 'Замечания и предложения', 'Дата'].map(
        (field, at): Block => ({ kind: 'filled', label: `${at + 1}. ${field}`, value: '' }),
      ),
      ...said.filter(text => text.endsWith('.')).map((text): Block => ({ kind: 'note', text })),
    ],
  }
}

export const periodWords = (from: PlainDate, to: PlainDate): string =>
  from === to ? asShortRussianDate(from) : `с ${asShortRussianDate(from)} по ${asShortRussianDate(to)}`
