import { asRussianDate, asShortRussianDate, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import { indicatorClause, indicatorTitles } from '../../domain/portfolio/indicators.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { actReplacesStamps } from '../../domain/school/certification.ts'
import { type FactAnswer, factTitles, verdictWords } from '../../domain/school/confirmation.ts'
import { clauseOfPetition, petitionIndicators } from '../../domain/school/petition.ts'
import type { Organisation, Person } from '../stores/people.ts'
import type { Petition, SetItem } from '../stores/school.ts'
import { fullName } from './case-subject.ts'
import type { Block, Paper } from './paper.ts'
import { asText, heading } from './sheet.ts'

/** Papers that a school issues itself; the ministry neither makes nor signs them. */
export const schoolForms = ['school_certificate', 'certification_act', 'school_petition'] as const satisfies Form[]
export type SchoolForm = (typeof schoolForms)[number]
export const isSchoolForm = (form: Form): form is SchoolForm => schoolForms.some(one => one === form)

export const schoolTitles: Record<SchoolForm, string> = {
  school_certificate: 'Справка с места работы',
  certification_act: 'Акт о заверении документов',
  school_petition: 'Ходатайство',
}

/** Who issues it and whom it is about. */
export type SchoolSubject = {
  pack: Pack
  school: Organisation
  teacher: Person
  date: PlainDate
  number: string
}

/** «Справка с места работы о должности на день аттестации» (KBR reg п. 9.3.1 пп. 5): what the school confirmed, fact by fact. */
export const certificatePaper = (
  subject: SchoolSubject,
  answers: readonly FactAnswer[],
  { onDay, caseNumber }: { onDay: PlainDate; caseNumber: string | undefined },
): Paper => {
  const answer = (fact: FactAnswer['fact']): string => answers.find(one => one.fact === fact)?.says ?? ''
  const differing = answers.filter(({ verdict }) => verdict !== 'confirmed')
  return {
    ...headOf('school_certificate', subject, clauseOfCertificate(subject.pack)),
    addressee: ['По месту требования'],
    blocks: [
      asText(
        `Настоящая справка выдана для аттестации педагогического работника${caseNumber === undefined ? '' : ` (заявление № ${caseNumber})`} и подтверждает сведения на ${asRussianDate(onDay)} г.`,
      ),
      {
        kind: 'facts',
        rows: [
          ['Фамилия, имя, отчество', fullName(subject.teacher)],
          ['Место работы', answer('workplace')],
          ['Должность', answer('position')],
          ['Стаж', answer('experience')],
          [`Работает на ${asShortRussianDate(onDay)}`, answer('employment')],
        ].filter((row): row is [string, string] => row[1] !== ''),
      },
      ...(differing.length === 0
        ? []
        : [
            heading('Отличается от указанного в заявлении'),
            {
              kind: 'table' as const,
              head: ['Сведения', 'В заявлении', 'По данным организации', 'Примечание'],
              widths: [20, 26, 28, 26],
              rows: differing.map(({ fact, stated, says, verdict, note }) => [
                factTitles[fact],
                stated || 'не указано',
                verdict === 'denied' ? verdictWords.denied : says,
                note ?? '–',
              ]),
            },
          ]),
      sealPlace,
    ],
  }
}

/** One act over the whole list: what is certified is the bytes, so each file stands with its SHA-256. */
export const actPaper = (subject: SchoolSubject, items: readonly SetItem[], round: number): Paper => ({
  ...headOf('certification_act', subject, actClause(subject.pack)),
  layout: 'minutes',
  addressee: [],
  blocks: [
    {
      kind: 'facts',
      rows: [
        ['Организация', subject.school.fullName],
        ['Педагогический работник', fullName(subject.teacher)],
        ['Файлов', String(items.length)],
        ...(round > 1 ? ([['Проверено', `${round}-й раз, после исправления замечаний`]] as [string, string][]) : []),
      ],
    },
    asText(
      'Организация просмотрела перечисленные ниже файлы и заверяет, что они соответствуют документам, которые хранятся в организации или предъявлены в подлиннике.',
    ),
    {
      kind: 'table',
      caption: 'Заверенные файлы',
      head: ['№', 'Документ и файл', 'Байт', 'Контрольная сумма SHA-256'],
      widths: [5, 43, 12, 40],
      rows: items.map(({ title, name, size, digest }, at) => [
        String(at + 1),
        title === name ? name : `${title} (файл «${name}»)`,
        String(size),
        inGroups(digest),
      ]),
    },
    asText(
      'Контрольная сумма вычислена по содержимому файла. Если файл изменён хотя бы на один знак, сумма будет другой и акт на него не распространяется.',
    ),
    asText(
      actReplacesStamps(subject.pack)
        ? 'Акт составлен вместо печати и подписи на каждой странице перечисленных документов.'
        : 'Акт прикладывается дополнительно и не заменяет печать и подпись на каждой странице там, где их требует регламент.',
    ),
    sealPlace,
  ],
})

/** The employer's petition (196 п. 48): work outside the duties, by the indicators of п. 50 or п. 51, with the council's decision. */
export const petitionPaper = (subject: SchoolSubject, petition: Petition): Paper => {
  const { category, texts, position, minutesNumber, minutesOn, council } = petition
  if (minutesNumber === null || minutesOn === null) throw new Error(`Petition ${petition.id} has no minutes`)
  const described = petitionIndicators(category).filter(indicator => (texts[indicator] ?? '').trim() !== '')
  const minutes = `протокол от ${asRussianDate(minutesOn)} г. № ${minutesNumber}`
  return {
    ...headOf('school_petition', subject, clauseOfPetition(subject.pack)),
    addressee: [subject.pack.authority.commission_name],
    blocks: [
      asText(
        `${subject.school.fullName} ходатайствует об установлении квалификационной категории «${categoryTitles[category]}» педагогическому работнику:`,
      ),
      {
        kind: 'facts',
        rows: [
          ['Фамилия, имя, отчество', fullName(subject.teacher)],
          ['Должность', position],
          ['Решение коллегиального органа', `${council ?? 'Педагогический совет'}, ${minutes}`],
        ],
      },
      heading(
        category === 'methodist'
          ? 'Методическая работа, не входящая в должностные обязанности'
          : 'Наставническая работа, не входящая в должностные обязанности',
      ),
      ...described.flatMap((indicator): Block[] => [
        {
          kind: 'heading',
          level: 2,
          text: `${indicatorTitles[indicator]} (${indicatorClause(indicator, category).replace('196', 'Порядок № 196,')})`,
        },
        ...(texts[indicator] ?? '')
          .split('\n')
          .filter(line => line.trim() !== '')
          .map(line => asText(line.trim())),
      ]),
      sealPlace,
    ],
    enclosures: [`выписка из протокола от ${asShortRussianDate(minutesOn)} № ${minutesNumber}`],
  }
}

const headOf = (form: SchoolForm, { school, date, number }: SchoolSubject, clause: string): Omit<Paper, 'blocks'> => ({
  ...{ authority: school.fullName, city: school.municipality ?? '', title: schoolTitles[form], number, date, clause },
  addressee: [],
  signatory: { post: 'Руководитель организации', name: school.headName === null ? null : shortName(school.headName) },
})

const clauseOfCertificate = (pack: Pack): string =>
  pack.evidence.find(({ document }) => document === 'employment_certificate')?.clause ??
  pack.application.find(({ field }) => field === 'organisation')?.clause ??
  '196 п. 28'

const actClause = (pack: Pack): string => pack.files.certified_by_act?.clause ?? pack.files.clause

/** «Иванова Мария Петровна» → «М. П. Иванова»; what is written otherwise stays as the directory has it. */
const shortName = (head: string): string => {
  const [surname, name, patronymic, ...more] = head.trim().split(/\s+/)
  if (surname === undefined || name === undefined || more.length > 0 || name.endsWith('.')) return head
  return [...[name, patronymic].flatMap(part => (part ? [`${part[0]}.`] : [])), surname].join('\u00a0')
}

/** Sixteen signs and a blank: two people can compare it over the telephone, and a line has where to break. */
const inGroups = (digest: string): string => digest.match(/.{1,16}/g)?.join(' ') ?? digest

const sealPlace: Block = { kind: 'note', text: 'При подписании на бумаге: подпись руководителя и печать организации.' }
