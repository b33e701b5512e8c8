import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { confirmOrganisation } from '../../application/directory/names.ts'
import type { KnownOrganisation } from '../../application/stores/directory.ts'
import { type Alike, alikeAmong } from '../../domain/people/organisation-name.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { openOrganisation } from '../directory/open-organisation.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { adminTabs } from '../views/admin-tabs.ts'
import { form } from '../views/form.ts'
import { table } from '../views/table.ts'

/** Organisations applicants wrote in words: each is either a school the directory knows or a new one. */
export const adminTypedOrganisationRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.typedOrganisations(),
    roles: ['admin'],
    handler: async ({ active, render, csrf }) => {
      const [typed, known] = await Promise.all([
        desk.reads.typedByHand(active.region),
        desk.reads.directoryOf(active.region),
      ])
      const written = new Set(typed.map(({ id }) => id))
      const ours = alikeAmong(
        known.filter(({ id }) => !written.has(id)),
        one => [one.fullName, one.shortName, ...one.otherNames.map(({ name }) => name)],
      )
      return render({
        title: 'Вписанные заявителями',
        heading: 'Администрирование',
        width: 'wide' as const,
        sections: adminTabs('organisations'),
        body: html`<h2 class="govuk-heading-m">Вписанные заявителями</h2>
          <p class="govuk-body">Этих организаций в справочнике не нашли, и заявители написали их сами. Объедините каждую с той, что уже есть, или подтвердите как новую.</p>
          ${table({
            caption: 'Организации, вписанные заявителями',
            columns: [
              { label: 'Как написано' },
              { label: 'Дел', numeric: true },
              { label: 'Похоже на' },
              { label: 'Что сделать' },
            ],
            empty: html`Все организации из заявлений найдены в справочнике. <a class="govuk-link" href="${url(paths.organisations())}">К справочнику</a>`,
            rows: typed.map(line => [
              html`<a class="govuk-link" href="${url(paths.organisation(line.id))}">${line.name}</a>${line.address !== null && html`<div class="house-muted">${line.address}</div>`}`,
              String(line.cases),
              similar(line.id, ours([line.name], 0.3)),
              form({
                action: paths.organisationThing(line.id, 'known'),
                csrf,
                filled: emptyForm,
                body: html`<button class="house-link-button" type="submit">Это новая организация<span class="govuk-visually-hidden">: ${line.name}</span></button>`,
              }),
            ]),
          })}`,
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.organisationThing(':id', 'known'),
    roles: ['admin'],
    handler: async context => {
      const record = await openOrganisation(desk, context)
      const { once } = readForm(z.object({}), context.body)
      if (isRefusal(await confirmOrganisation(desk.app, by(context, once), record.id))) throw new NotForYou()
      return context.goTo(paths.organisation(record.id), {
        kind: 'success',
        words: 'Организация подтверждена. Дополните её район, ИНН и почту: без почты школе не дойдут приказы.',
      })
    },
  })
}

/** The nearest schools of the directory, each a step from the merger. */
const similar = (id: string, alike: readonly Alike<KnownOrganisation>[]): Html => {
  const near = alike.toSorted((a, b) => b.how - a.how || (a.one.id < b.one.id ? -1 : 1)).slice(0, 3)
  if (near.length === 0)
    return html`<span class="house-muted">ни на одну</span> <a class="govuk-link" href="${url(paths.organisationThing(id, 'merger'))}">Найти самому</a>`
  return html`<ul class="govuk-list">${near.map(
    ({ one }) =>
      html`<li><a class="govuk-link" href="${url(paths.organisationThing(id, 'merger', { into: one.id }))}">${one.shortName}</a>${one.municipality !== '' && html` <span class="house-muted">${one.municipality}</span>`}</li>`,
  )}</ul>`
}
