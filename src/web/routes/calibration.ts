import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  calibrationFaults,
  closeCalibration,
  openCalibration,
  saveCalibration,
  saveCalibrationSheet,
  signCalibrationSheet,
} from '../../application/quality/calibrations.ts'
import type { Calibration, CalibrationSheet } from '../../application/stores/quality.ts'
import { isUuid } from '../../application/uuid.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { samePosition } from '../../domain/people/nomenclature.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { requiredDate, requiredText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { judges } from '../expertise/open-seat.ts'
import { type Filled, filledWith, readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { readDraft, readMarks } from '../quality/calibration-answers.ts'
import { calibrationSigningPage, keeperPage, specialistPage } from '../quality/calibration-pages.ts'
import { qualityReaders } from '../quality/tabs.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { checkboxesField, dateField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { asShortDate } from '../views/words.ts'

const opening = z.object({
  due: requiredDate('Напишите, до какого дня заполнить лист'),
  experts: z.preprocess(
    sent => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(z.uuid()).min(2, { error: 'Выберите хотя бы двух специалистов: сравнивать нужно с кем-то' }),
  ),
})
const signing = z.object({ saved: requiredText('Откройте страницу подписи заново') })

type Context = PageContext<(typeof qualityReaders)[number] | (typeof judges)[number]>

/** One calibration: made and given out by the secretary, filled in by specialists, read by both afterwards. */
export const calibrationRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.calibration(':id'),
    roles: [...qualityReaders, ...judges],
    handler: async context => context.render(await pageFor(desk, context, await calibrationOf(desk, context))),
  })

  page(server, {
    method: 'POST',
    path: paths.calibration(':id'),
    roles: ['secretary', ...judges],
    handler: async context => {
      const calibration = await calibrationOf(desk, context)
      const { id } = calibration
      if (context.actor.role === 'secretary') {
        if (calibration.status !== 'draft') throw new NotForYou()
        const { draft, filled, version, once } = readDraft(calibration.criteria, context.body)
        if (draft === undefined) return context.render(await pageFor(desk, context, calibration, { filled }), 422)
        const saved = await saveCalibration(desk.app, by(context, once), { id, version }, draft)
        if (isRefusal(saved))
          return context.render(await pageFor(desk, context, calibration, { filled, refusal: saved }), 422)
        return context.goTo(paths.calibration(id), { kind: 'success', words: 'Портфолио сохранено.' })
      }
      await ownSheetOf(desk, context, calibration)
      const { points, comments, filled } = readMarks(calibration.criteria, context.body)
      const saved = await saveCalibrationSheet(desk.app, by(context), id, points, comments)
      if (isRefusal(saved) || filled.errors.length > 0)
        return context.render(
          await pageFor(desk, context, calibration, { filled, refusal: isRefusal(saved) ? saved : undefined }),
          422,
        )
      return filled.typed.next === 'signing'
        ? context.goTo(paths.calibrationThing(id, 'signing'))
        : context.goTo(paths.calibration(id), { kind: 'success', words: 'Черновик листа сохранён.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.calibrationThing(':id', 'opening'),
    roles: ['secretary'],
    handler: async context => {
      const calibration = await calibrationOf(desk, context)
      if (calibration.status !== 'draft' || calibrationFaults(calibration).length > 0)
        return context.goTo(paths.calibration(calibration.id))
      return context.render(await openingPage(desk, context, calibration))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.calibrationThing(':id', 'opening'),
    roles: ['secretary'],
    handler: async context => {
      const calibration = await calibrationOf(desk, context)
      const read = readForm(opening, context.body)
      if (!read.ok) return context.render(await openingPage(desk, context, calibration, read.filled), 422)
      const { due, experts } = read.value
      const opened = await openCalibration(desk.app, by(context, read.once), calibration.id, {
        due: due as PlainDate,
        expertIds: experts,
      })
      if (isRefusal(opened))
        return context.render(await openingPage(desk, context, calibration, read.filled, opened), 422)
      return context.goTo(paths.calibration(calibration.id), {
        kind: 'success',
        words: 'Портфолио роздано специалистам.',
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.calibrationThing(':id', 'closing'),
    roles: ['secretary'],
    handler: async context => {
      const calibration = await calibrationOf(desk, context)
      const { once } = readForm(z.object({}), context.body)
      const closed = await closeCalibration(desk.app, by(context, once), calibration.id)
      if (isRefusal(closed)) return context.render(await pageFor(desk, context, calibration, { refusal: closed }), 422)
      return context.goTo(paths.calibration(calibration.id), { kind: 'success', words: 'Калибровка завершена.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.calibrationThing(':id', 'signing'),
    roles: judges,
    handler: async context => {
      const calibration = await calibrationOf(desk, context)
      const sheet = await ownSheetOf(desk, context, calibration)
      if (calibration.status !== 'open' || sheet.signedAt !== null)
        return context.goTo(paths.calibration(calibration.id))
      return context.render(calibrationSigningPage(desk, context, calibration, sheet))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.calibrationThing(':id', 'signing'),
    roles: judges,
    handler: async context => {
      const calibration = await calibrationOf(desk, context)
      const sheet = await ownSheetOf(desk, context, calibration)
      const { id } = calibration
      const read = readForm(signing, context.body)
      if (!read.ok) return context.goTo(paths.calibrationThing(id, 'signing'))
      const signed = await signCalibrationSheet(desk.app, by(context, read.once), { id, savedAt: read.value.saved })
      if (isRefusal(signed))
        return context.render(calibrationSigningPage(desk, context, calibration, sheet, signed), 422)
      return context.goTo(paths.calibration(id), { kind: 'success', words: 'Лист подписан.' })
    },
  })
}

/** Of this region; for a specialist only one that was given to them. */
const calibrationOf = async (desk: Desk, context: Context): Promise<Calibration> => {
  const id = context.params.id ?? ''
  const found = isUuid(id) ? await desk.reads.calibration(id) : undefined
  if (found === undefined || found.region !== context.active.region) throw new NotForYou()
  if (judges.some(role => role === context.actor.role)) await ownSheetOf(desk, context, found)
  return found
}

const ownSheetOf = async (desk: Desk, { actor }: Context, { id, status }: Calibration): Promise<CalibrationSheet> => {
  const own = (await desk.reads.calibrationSheets(id)).find(({ expertId }) => expertId === actor.personId)
  if (own === undefined || status === 'draft') throw new NotForYou()
  return own
}

const pageFor = async (
  desk: Desk,
  context: Context,
  calibration: Calibration,
  { filled, refusal }: { filled?: Filled | undefined; refusal?: Refusal | undefined } = {},
) => {
  const sheets = await desk.reads.calibrationSheets(calibration.id)
  const own = sheets.find(({ expertId }) => expertId === context.actor.personId)
  if (judges.some(role => role === context.actor.role)) {
    if (own === undefined) throw new NotForYou()
    return specialistPage(desk, context, calibration, own, { filled, refusal })
  }
  return keeperPage(desk, context, calibration, sheets, { filled, refusal, keeps: context.actor.role === 'secretary' })
}

const openingPage = async (
  desk: Desk,
  context: Context,
  calibration: Calibration,
  typed?: Filled,
  refusal?: Refusal,
) => {
  const { region } = context.active
  const due = desk.app.law.calendar(region).workingDayOnOrAfter(addDays(todayIn(desk, region), 14))
  const experts = (await desk.reads.expertsOf(region)).filter(({ profile }) =>
    profile.positions.some(title => samePosition(title, calibration.position)),
  )
  const filled = typed ?? filledWith({ due: asShortDate(due), experts: experts.map(({ profile }) => profile.id) })
  return {
    title: 'Кому раздать портфолио',
    caption: calibration.title,
    breadcrumbs: [
      { label: 'Калибровка', address: paths.calibrations() },
      { label: calibration.title, address: paths.calibration(calibration.id) },
    ],
    errors: filled.errors,
    width: 'reading' as const,
    body: html`${refused(desk.app.law, packRef(packToday(desk, region)), refusal)}
      <p class="govuk-body">После раздачи портфолио и эталон изменить нельзя.</p>
      ${form({
        action: paths.calibrationThing(calibration.id, 'opening'),
        csrf: context.csrf,
        filled,
        body: html`${dateField({ name: 'due', label: 'Заполнить до' }, filled)}
          ${checkboxesField(
            {
              name: 'experts',
              label: 'Специалисты',
              hint: 'Показаны те, кто вправе оценивать эту должность',
              options: experts.map(({ profile, name, organisation, open }) => ({
                value: profile.id,
                label: name,
                hint: `${organisation}. В работе дел: ${open}`,
              })),
            },
            filled,
          )}
          ${buttonGroup(button('Раздать'))}`,
      })}`,
  }
}
