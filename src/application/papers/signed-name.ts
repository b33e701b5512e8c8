import type { Person } from '../stores/people.ts'

/** «М. П. Иванова»: as a name stands beside a signature, with no-break spaces. */
export const signedName = ({ surname, name, patronymic }: Pick<Person, 'surname' | 'name' | 'patronymic'>): string =>
  [...[name, patronymic].flatMap(part => (part ? [`${part[0]}.`] : [])), surname].join('\u00a0')
