import type { Sex } from './declension.ts'

/** Male or female by the patronymic; undefined when it is absent or says nothing. */
export const sexByPatronymic = (patronymic: string | null | undefined): Sex | undefined => {
  const text = (patronymic ?? '').trim().toLowerCase().replaceAll('ё', 'е')
  if (/[ое]вич$|ьич$|[а-я][ -](?:оглы|оглу|улы|уулу)$/.test(text) || shortOnes.has(text)) return 'male'
  if (/(?:[ое]вна|ична)$|[а-я][ -](?:кызы|гызы)$/.test(text)) return 'female'
  return undefined
}

/** Of fathers whose names end in «-а»: «Никита», «Лука». */
const shortOnes = new Set(['кузьмич', 'фомич', 'лукич', 'никитич', 'саввич', 'силыч', 'мокич'])

/**
 * The sex the grammar goes by: the answer of the form, else the patronymic. Undefined when neither tells, and also when they
 * contradict each other: one of them is a slip of the pen, and which one only a person can say.
 */
export const sexOf = ({
  patronymic,
  sex,
}: {
  patronymic?: string | null | undefined
  sex?: Sex | null | undefined
}): Sex | undefined => {
  const told = sexByPatronymic(patronymic)
  if (sex === undefined || sex === null) return told
  return told === undefined || told === sex ? sex : undefined
}
