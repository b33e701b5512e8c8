import type { Level } from '../../domain/expertise/levels.ts'
import type { EvidenceKind } from '../../domain/portfolio/evidence.ts'
import type { Indicator } from '../../domain/portfolio/indicators.ts'

/** A proof as a teacher of the demo describes it. Events and organisers are invented. */
export type ToldProof = {
  kind: EvidenceKind
  title: string
  level?: Level
  organiser: string
  result: string
  indicators: Indicator[]
  /** It speaks of three years of work, not of a day. */
  years?: true
  scan?: true
  link?: string
  bare?: true
}

export const toldProofs: readonly ToldProof[] = [
  {
    kind: 'reference',
    title: 'Справка о качестве знаний за три года',
    organiser: 'Школа',
    result: 'Качество выросло с 61 до 68 %',
    indicators: ['t1'],
    years: true,
  },
  {
    kind: 'analysis',
    title: 'Аналитическая справка о динамике результатов',
    organiser: 'Методический кабинет',
    result: 'Положительная динамика по всем классам',
    indicators: ['t1'],
    years: true,
  },
  {
    kind: 'reference',
    title: 'Справка об итогах всероссийских проверочных работ',
    level: 'municipal',
    organiser: 'Управление образования',
    result: '72 % не ниже среднего по региону',
    indicators: ['t2'],
  },
  {
    kind: 'protocol',
    title: 'Протокол итоговой аттестации класса',
    organiser: 'Школа',
    result: 'Успеваемость 100 %, качество 64 %',
    indicators: ['t2'],
  },
  {
    kind: 'diploma',
    title: 'Диплом призёра муниципального этапа олимпиады',
    level: 'municipal',
    organiser: 'Управление образования',
    result: '2 призёра',
    indicators: ['t3'],
  },
  {
    kind: 'diploma',
    title: 'Диплом победителя региональной конференции «Шаг в науку»',
    level: 'regional',
    organiser: 'Центр детского творчества',
    result: '1 победитель',
    indicators: ['t3'],
    scan: true,
  },
  {
    kind: 'certificate',
    title: 'Сертификаты участников конкурса «Живая классика»',
    level: 'municipal',
    organiser: 'Городская библиотека',
    result: '4 участника',
    indicators: ['t3'],
  },
  {
    kind: 'diploma',
    title: 'Благодарность за подготовку команды к турниру юных исследователей',
    level: 'regional',
    organiser: 'Институт развития образования',
    result: 'Команда – призёр',
    indicators: ['t3', 't4'],
  },
  {
    kind: 'programme',
    title: 'Рабочая программа курса внеурочной деятельности',
    level: 'organisation',
    organiser: 'Школа',
    result: 'Принята педагогическим советом',
    indicators: ['t4', 't5'],
  },
  {
    kind: 'publication',
    title: 'Статья о приёмах смыслового чтения',
    level: 'regional',
    organiser: 'Журнал «Практика учителя»',
    result: 'Опубликована',
    indicators: ['t4'],
    link: 'https://journal.example.ru/2025/3/reading',
  },
  {
    kind: 'certificate',
    title: 'Мастер-класс для молодых педагогов округа',
    level: 'municipal',
    organiser: 'Методический центр',
    result: 'Представлен опыт',
    indicators: ['t4', 'm5'],
  },
  {
    kind: 'media',
    title: 'Запись открытого урока',
    level: 'municipal',
    organiser: 'Методический центр',
    result: 'Урок показан на семинаре',
    indicators: ['t4'],
    link: 'https://video.example.ru/lesson-17',
  },
  {
    kind: 'protocol',
    title: 'Выписка: руководство школьным методическим объединением',
    organiser: 'Школа',
    result: 'Руководитель с 2022 года',
    indicators: ['t5', 'm1'],
    years: true,
  },
  {
    kind: 'review',
    title: 'Рецензия на учебно-методический комплект',
    level: 'regional',
    organiser: 'Институт развития образования',
    result: 'Рекомендован к использованию',
    indicators: ['t5', 'm2'],
  },
  {
    kind: 'diploma',
    title: 'Диплом участника конкурса «Учитель года»',
    level: 'municipal',
    organiser: 'Управление образования',
    result: 'Лауреат',
    indicators: ['t5'],
  },
  {
    kind: 'protocol',
    title: 'Приказ о наставничестве над молодым педагогом',
    organiser: 'Школа',
    result: 'Педагог прошёл аттестацию',
    indicators: ['n2'],
    years: true,
  },
  {
    kind: 'certificate',
    title: 'Помощь коллеге в подготовке к конкурсу',
    level: 'municipal',
    organiser: 'Методический центр',
    result: 'Коллега – призёр',
    indicators: ['m3', 'n3'],
  },
  {
    kind: 'other',
    title: 'Отзывы родителей и выпускников',
    organiser: 'Школа',
    result: 'Собраны за два года',
    indicators: [],
    bare: true,
  },
  {
    kind: 'certificate',
    title: 'Удостоверение эксперта предметной комиссии',
    level: 'regional',
    organiser: 'Центр оценки качества',
    result: 'Проверено 140 работ',
    indicators: ['t5'],
  },
  {
    kind: 'diploma',
    title: 'Диплом призёра дистанционной олимпиады',
    level: 'federal',
    organiser: 'Олимпиадный центр',
    result: '3 призёра',
    indicators: ['t3'],
    bare: true,
  },
]
