import { folded } from '../../domain/wording.ts'

/** What a list says of an organisation; empty words mean that the list does not know. */
export type DirectoryRecord = {
  fullName: string
  shortName: string
  municipality: string
  address: string
  email: string
  headName: string
  inn: string
  kpp: string
  ogrn: string
}

/** Columns of a list in their order, with the headings people give them. */
export const directoryColumns: readonly {
  field: keyof DirectoryRecord | 'otherNames'
  title: string
  also: string[]
}[] = [
  { field: 'fullName', title: 'Полное название', also: ['наименование', 'полное наименование', 'организация'] },
  {
    field: 'shortName',
    title: 'Короткое название',
    also: ['краткое наименование', 'сокращенное наименование', 'сокращенное название'],
  },
  {
    field: 'municipality',
    title: 'Район или город',
    also: ['муниципалитет', 'муниципальное образование', 'мо', 'район'],
  },
  { field: 'address', title: 'Адрес', also: ['юридический адрес', 'адрес организации'] },
  { field: 'email', title: 'Электронная почта', also: ['e-mail', 'email', 'почта'] },
  { field: 'headName', title: 'Руководитель', also: ['директор', 'заведующий', 'фио руководителя'] },
  { field: 'inn', title: 'ИНН', also: [] },
  { field: 'kpp', title: 'КПП', also: [] },
  { field: 'ogrn', title: 'ОГРН', also: [] },
  { field: 'otherNames', title: 'Другие названия', also: ['прежние названия', 'псевдонимы'] },
]

/** Both are known, and they are not the same. */
export const differ = (one: string, other: string): boolean =>
  one !== '' && other !== '' && folded(one) !== folded(other)

export const titleOfField = (field: keyof DirectoryRecord): string =>
  directoryColumns.find(column => column.field === field)?.title ?? field

/** What looking at one row of a list found. Notes are sentences for a person. */
export type RowVerdict = {
  /** new: not in the directory; doubtful: much like one that is there, a person must decide; faulty: cannot be kept. */
  verdict: 'new' | 'changed' | 'same' | 'faulty' | 'doubtful'
  organisationId: string | null
  notes: string[]
}
