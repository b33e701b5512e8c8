import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { packNow } from '../../application/edition.ts'
import { channelTitles } from '../../application/filing/options.ts'
import { openChannels, startDraft } from '../../application/filing/start-draft.ts'
import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { optionalText, requiredText } from '../answers.ts'
import { type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { refusalBanner } from '../views/banner.ts'
import { radiosField, textField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { asShortDate } from '../views/words.ts'
import { advice } from './apply.ts'

const ownFilers = ['teacher', 'representative'] as const
const schema = z.object({
  region: requiredText('Выберите регион'),
  snils: optionalText(30),
  surname: optionalText(60),
  name: optionalText(60),
  patronymic: optionalText(60),
})

/** Where to apply: the regions with the edition in force today, and what each of them offers. */
export const applyStartRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.apply(),
    roles: ownFilers,
    handler: async context => {
      const own = context.active.region
      return context.render(startPage(desk, context, filledWith({ region: context.query.region ?? own })))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.apply(),
    roles: ownFilers,
    handler: async context => {
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(startPage(desk, context, read.filled), 422)
      const { region, snils = '', surname = '', name = '', patronymic } = read.value
      const isOwn = context.actor.role === 'teacher'
      if (!isOwn && (surname === '' || name === '')) {
        const message = 'Укажите фамилию и имя заявителя'
        return context.render(startPage(desk, context, withErrors(read.filled, { field: 'surname', message })), 422)
      }
      const applicant = isOwn ? undefined : { snils, surname, name, patronymic }
      const done = await startDraft(desk.app, by(context, read.once), { region, channel: 'system', applicant })
      if (isRefusal(done)) return context.render(startPage(desk, context, refusedAt(read.filled, done), done), 422)
      return context.goTo(paths.draft(done.draftId))
    },
  })
}

/** What is wrong with the applicant's number stands beside it; other refusals stand at the top. */
const refusedAt = (filled: Filled, { refused, because }: Refusal): Filled =>
  refused === 'snils' || refused === 'another_person'
    ? withErrors(filled, { field: 'snils', message: because })
    : filled

type StartContext = PageContext<(typeof ownFilers)[number]>

const startPage = (desk: Desk, context: StartContext, filled: Filled, refusal?: Refusal) => {
  const regions = [...new Set(desk.app.law.packs.map(({ pack }) => pack.region))]
  const packs = regions.flatMap(region => {
    const pack = packNow(desk.app, region)
    return isRefusal(pack) ? [] : [pack]
  })
  const isAbout = refusal !== undefined && refusal.refused !== 'snils' && refusal.refused !== 'another_person'
  return {
    title: 'Куда вы подаёте заявление?',
    width: 'reading' as const,
    breadcrumbs: [{ label: 'Мои заявления', address: paths.myApplications() }],
    errors: filled.errors,
    lead: 'Выберите регион, в котором вы работаете. Заявление рассмотрят по его регламенту, действующему сегодня.',
    body: html`${isAbout && refusalBanner(refusal)}${form({
      action: paths.apply(),
      csrf: context.csrf,
      filled,
      body: html`${radiosField(
        {
          name: 'region',
          label: 'Регион',
          options: packs.map(pack => ({
            value: pack.region,
            label: pack.authority.name,
            hint: offerOf(pack, context),
          })),
        },
        filled,
      )}
      ${context.actor.role === 'representative' && applicantFields(filled)}
      ${buttonGroup(button('Начать заявление'), html`<a class="govuk-link" href="${url(paths.myApplications())}">Вернуться</a>`)}`,
    })}
    ${packs.filter(pack => pack.region === filled.typed.region).map(pack => advice(pack, 'start'))}`,
  }
}

const offerOf = (pack: Pack, context: StartContext): string => {
  const offered = pack.categories.map(({ category }) => categoryTitles[category]).join(', ')
  const edition = `Редакция действует с ${asShortDate(pack.in_force.from)}. Категории: ${offered}`
  if (openChannels(pack, context.actor).includes('system')) return edition
  const ways = pack.channels.filter(({ open }) => open).map(({ channel }) => channelTitles[channel])
  return `${edition}. Через эту систему заявления не принимают; можно: ${ways.join(', ')}`
}

const applicantFields = (filled: Filled) => html`<h2 class="govuk-heading-m">Заявитель, которого вы представляете</h2>
  ${applicantQuestions(filled)}`

/** Who the application concerns, when somebody else types it in. */
export const applicantQuestions = (filled: Filled) => html`${textField(
  { name: 'snils', label: 'СНИЛС', hint: 'Одиннадцать цифр, например 112-233-445 95', width: 20, inputmode: 'numeric' },
  filled,
)}
  ${textField({ name: 'surname', label: 'Фамилия', width: 30 }, filled)}
  ${textField({ name: 'name', label: 'Имя', width: 30 }, filled)}
  ${textField({ name: 'patronymic', label: 'Отчество (если есть)', width: 30 }, filled)}`
