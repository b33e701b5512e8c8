import type { LoadedPack } from '../../domain/regulations/loaded-pack.ts'
import { regionName } from '../../domain/regulations/region-name.ts'
import { sheetOf } from '../../domain/regulations/sheet.ts'
import { type Html, html } from '../html.ts'
import { paths } from '../paths.ts'
import type { LinkView, PageView } from './layout.ts'
import { sections } from './sections.ts'
import { summaryList } from './summary-list.ts'
import { tag } from './tag.ts'
import { asRussianDate, asShortDate, counted } from './words.ts'

/** Pages of one edition. */
export const regulationParts = {
  clauses: 'По пунктам',
  statuses: 'Состояния',
  deadlines: 'Сроки',
  'life-cycle': 'Ход дела',
  questions: 'Вопросы',
} as const
export type RegulationPart = keyof typeof regulationParts

/** What every page of an edition begins with. */
export const regulationPage = (
  loaded: LoadedPack,
  part: RegulationPart,
  view: Pick<PageView, 'body' | 'errors' | 'lead'>,
): PageView => {
  const { pack } = loaded
  const address = (name: RegulationPart): string =>
    name === 'clauses'
      ? paths.regulation(pack.region, pack.edition)
      : paths.regulationPart(pack.region, pack.edition, name)
  const questions = sheetOf(loaded).questions.length
  return {
    ...view,
    title: `${regionName(pack)}: ${regulationParts[part].toLowerCase()}`,
    heading: regionName(pack),
    caption: `Регламент, редакция от ${asShortDate(pack.edition)}`,
    breadcrumbs: crumbs,
    width: 'wide',
    sections: sections(
      'Части регламента',
      (Object.keys(regulationParts) as RegulationPart[]).map(name => ({
        label: regulationParts[name],
        address: address(name),
        current: name === part,
        ...(name === 'questions' && { count: questions }),
      })),
    ),
  }
}

const crumbs: readonly LinkView[] = [{ label: 'Регламенты', address: paths.regulations() }]

/** «подпись юриста есть / нет» in words and colour. */
export const signOffTag = ({ sign_off: { by, on } }: LoadedPack['pack']): Html =>
  by !== null && on !== null
    ? tag({ words: `согласован ${asShortDate(on)}`, tone: 'good' })
    : tag({ words: 'нет подписи юриста', tone: 'attention' })

/** The edition's passport: when it is in force, by which acts, who has signed it, its fingerprint. */
export const passportOf = (loaded: LoadedPack): Html => {
  const { pack, text, base, hash } = loaded
  const { from, to } = pack.in_force
  return summaryList([
    { name: 'Ведомство', value: pack.authority.name },
    {
      name: 'Действует',
      value: html`с ${asRussianDate(from)}${to && ` по ${asRussianDate(to)}`}${pack.in_force.note && html`<div class="house-muted">${pack.in_force.note}</div>`}`,
    },
    {
      name: 'Акты',
      value: html`<ul class="govuk-list">${[...Object.entries(text.acts), ...Object.entries(base.text.acts)].map(([name, title]) => html`<li><span class="house-muted">${name}</span> – ${title}</li>`)}</ul>`,
    },
    {
      name: 'Согласование',
      value: html`${signOffTag(pack)} ${pack.sign_off.by ?? 'Пока юрист не подписал лист согласования, правила работают на учебном стенде.'}`,
    },
    { name: 'Отпечаток правил', value: html`<code class="house-code">${hash}</code>` },
  ])
}

export const questionsInWords = (count: number): string => counted(count, ['вопрос', 'вопроса', 'вопросов'])
