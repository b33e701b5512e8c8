import type { NameDeclension, NameToDecline, ProposedForms, Sex } from '../../domain/people/declension.ts'
import { undeclined } from '../../domain/people/declension.ts'
import { sexByPatronymic, sexOf } from '../../domain/people/declension-sex.ts'
import { givenNameForms } from './given-name.ts'
import { joined } from './inflection.ts'
import { patronymicForms } from './patronymic.ts'
import { surnameForms } from './surname.ts'

const kept = 5000
const russianLetters = /^[А-Яа-яЁё]+(?:[-' ][А-Яа-яЁё]+)*$/

/**
 * Declines Russian names by the package petrovich and own rules for what it gets wrong. Sure only for well-known patterns;
 * all else carries a doubt. Remembers the last names asked, for an order asks for the same ones again and again.
 */
export const nameDeclension = (): NameDeclension => {
  const remembered = new Map<string, ProposedForms>()
  return {
    propose: name => {
      const key = [name.surname, name.name, name.patronymic ?? '', name.sex ?? ''].join('|')
      const known = remembered.get(key)
      if (known !== undefined) return known
      const proposed = propose(name)
      const [oldest] = remembered.keys()
      if (remembered.size >= kept && oldest !== undefined) remembered.delete(oldest)
      remembered.set(key, proposed)
      return proposed
    },
  }
}

const propose = (given: NameToDecline): ProposedForms => {
  const name = {
    ...given,
    surname: tidy(given.surname),
    name: tidy(given.name),
    patronymic: tidy(given.patronymic ?? ''),
  }
  const strange = [name.surname, name.name, name.patronymic].filter(text => text !== '' && !russianLetters.test(text))
  if (strange.length > 0) {
    return undeclined(
      name,
      strange.map(text => `«${text}»: не только русские буквы, проверьте написание`),
    )
  }
  if (name.surname === '' || name.name === '') return undeclined(name, ['Фамилия или имя не указаны'])
  const sex = sexOf(name)
  if (sex === undefined) {
    return undeclined(name, [
      sexByPatronymic(name.patronymic) === undefined
        ? 'Пол не указан, а отчество его не показывает: без него имя не склоняется'
        : 'Пол и отчество не сходятся: проверьте, что указано верно',
    ])
  }
  return proposedFor(name, sex)
}

const proposedFor = (name: NameToDecline, sex: Sex): ProposedForms => {
  const parts = [
    { text: name.surname, title: 'Фамилия', ...surnameForms(name.surname, sex) },
    { text: name.name, title: 'Имя', ...givenNameForms(name.name, sex) },
    { text: name.patronymic, title: 'Отчество', ...patronymicForms(name.patronymic ?? '', sex) },
  ]
  const doubts = parts.flatMap(({ text, title, doubt }) =>
    doubt === undefined ? [] : [`${title} «${text}»: ${doubt}`],
  )
  const forms = joined(
    parts.map(part => part.forms),
    ' ',
  )
  return { forms, sure: doubts.length === 0, doubts }
}

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
