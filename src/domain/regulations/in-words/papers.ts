import { stageTitles } from '../../case/case-words.ts'
import { roleTitles } from '../../people/roles.ts'
import { listed } from '../../wording.ts'
import type { Pack } from '../pack.ts'
import { type Stage, stages } from '../vocabulary.ts'
import { serviceRuleWords, stagesInWords } from './grounds.ts'
import { quoted, type Reading, read } from './reading.ts'
import { blankWords, channelWords, forCategories, formWords, kindWords, paperWords, wayWords } from './titles.ts'

const readers = {
  applicant: 'заявителю',
  employer: 'работодателю',
  experts: 'специалистам',
  commission: 'комиссии',
  file: 'в дело',
} as const

export const documentsInWords = ({ documents }: Pack): Reading[] =>
  documents.map((line, index) =>
    read(
      'Документы и письма',
      ['documents', index],
      `${line.form} ${line.outcome ?? ''} ${line.to}${forCategories(line.for)}`,
      line,
      `Система составляет документ ${quoted(line.title)} (${formWords[line.form]})${forCategories(line.for)} ${readers[line.to]}` +
        `${line.outcome === undefined ? '' : line.outcome === 'set' ? ', если категория установлена' : ', если в категории отказано'}` +
        `${line.on === undefined ? ', по требованию' : ', сама в свой момент'}` +
        `${line.by === undefined ? '' : `; доставка: ${listed(line.by.map(way => wayWords[way]))}`}` +
        `${line.blank === undefined ? '' : `; по бланку: ${blankWords[line.blank]}`}.` +
        `${line.says === undefined ? '' : ` Текст: ${line.says.map(quoted).join(' ')}`}`,
    ),
  )

export const statusesInWords = ({ statuses }: Pack): Reading[] =>
  stages.flatMap((stage: Stage) => {
    const line = statuses[stage]
    if (line === undefined) return []
    const number = line.number === undefined ? '' : ` № ${line.number}`
    const portal = line.epgu === null ? 'на ЕПГУ не передаётся' : `код ЕПГУ ${line.epgu}`
    return [
      read(
        'Статусы',
        ['statuses', stage],
        stage,
        line,
        `Состояние «${stageTitles[stage]}» читатель видит как статус${number} ${quoted(line.word)} (${portal}).`,
      ),
    ]
  })

export const variantsInWords = ({ variants }: Pack): Reading[] =>
  (Object.keys(variants) as (keyof Pack['variants'])[]).flatMap(kind => {
    const line = variants[kind]
    const title = kindWords[kind]
    const path = ['variants', kind] as const
    if (!line.offered) {
      return [read('Другие обращения', path, kind, line, `Обращение ${quoted(title)} не принимается.`)]
    }
    return [
      read(
        'Другие обращения',
        path,
        kind,
        line,
        `Обращение ${quoted(title)} принимается ${listed(line.channels.map(channel => channelWords[channel]))}; нужны: ` +
          `${listed(line.documents.map(paper => paperWords[paper])) || 'документы не нужны'}; результат: ` +
          `${listed(line.result.map(form => formWords[form])) || 'отметка в деле'}; выдача: ${listed(line.handed.map(way => wayWords[way]))}.` +
          `${line.addressees === undefined ? '' : ` Адресаты: ${line.addressees.join('; ')}.`}`,
      ),
      ...line.refuse_when.map((ground, index) =>
        read(
          'Другие обращения',
          [...path, 'refuse_when', index],
          `${kind} ${ground.id}`,
          ground,
          `По обращению ${quoted(title)} отказывают, если: ${quoted(ground.what)}; ${serviceRuleWords(ground.rule)}.`,
        ),
      ),
    ]
  })

export const numbersInWords = ({ numbers: line }: Pack): Reading[] => [
  read(
    'Номера',
    ['numbers'],
    'numbers',
    line,
    `Свой номер заявления строится по образцу ${quoted(line.own)} (received — дата получения, n — счётчик).` +
      `${line.epgu_digits === null ? '' : ` Номер ЕПГУ хранится отдельно, цифр: ${line.epgu_digits}.`}`,
  ),
]

export const officesInWords = ({ offices }: Pack): Reading[] =>
  offices.map((line, index) =>
    read(
      'Должностные лица',
      ['offices', index],
      `${line.role} ${line.title}`,
      line,
      `${quoted(line.title)} работает в роли ${quoted(roleTitles[line.role])}.`,
    ),
  )

const placesWords = {
  start: 'на первой странице',
  apply: 'у формы заявления',
  readiness: 'при проверке готовности',
  case: 'в карточке дела',
  result: 'на странице результата',
} as const

export const adviceInWords = ({ advice }: Pack): Reading[] =>
  advice.map((line, index) =>
    read(
      'Советы',
      ['advice', index],
      line.text,
      line,
      `Совет, никого не обязывает; показывается ${listed(line.show.map(place => placesWords[place]))}: ${quoted(line.text)}.`,
    ),
  )

const occasions = {
  always: '',
  presence_wished: ', если педагог пожелал присутствовать',
  category_from_other_region: ', если категория установлена в другом регионе',
  paper_channel: ', если заявление подано на бумаге',
} as const

export const byHandInWords = ({ by_hand }: Pack): Reading[] =>
  by_hand.map((line, index) =>
    read(
      'Делает человек',
      ['by_hand', index],
      line.id,
      line,
      `${roleTitles[line.who]}: ${quoted(line.what)}${occasions[line.when ?? 'always']}. ${
        line.at.length === 0
          ? 'К отдельному делу не относится.'
          : `Система напоминает, пока ${stagesInWords(line.at)}, и хранит отметку.`
      }`,
    ),
  )

export const outsideInWords = ({ outside }: Pack): Reading[] =>
  outside.map((line, index) =>
    read('Вне системы', ['outside', index], line.what, line, `Вне системы: ${line.what}. Причина: ${line.why}.`),
  )

export const questionsInWords = ({ questions }: Pack): Reading[] =>
  questions.map((line, index) =>
    read('Вопросы', ['questions', index], line.ask, line, `Требует уточнения: ${line.ask}`),
  )
