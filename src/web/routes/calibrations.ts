import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { startCalibration } from '../../application/quality/calibrations.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { categories } from '../../domain/regulations/vocabulary.ts'
import { oneOf, optionalText, requiredText, requiredWords } from '../answers.ts'
import { judges } from '../expertise/open-seat.ts'
import { type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { calibrationTable } from '../quality/calibration-pages.ts'
import { qualityReaders, qualityTabs } from '../quality/tabs.ts'
import { packToday } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { selectField, textareaField, textField } from '../views/fields.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { refused } from '../views/refused.ts'

const schema = z.object({
  title: requiredText('Назовите калибровку, например «Учитель, первая категория, весна»', 200),
  about: requiredWords('Опишите вымышленного человека: должность, стаж, чем занимается', 2000),
  category: oneOf(categories, 'Выберите категорию'),
  position: requiredText('Выберите должность', 200),
  number: optionalText(60),
})

/** Calibration portfolios: the region's list, a specialist's own, and the beginning of a new one. */
export const calibrationsRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.calibrations(),
    roles: [...qualityReaders, ...judges],
    handler: async context => {
      const { actor, active } = context
      if (judges.some(role => role === actor.role)) {
        const lines = await desk.reads.calibrationsOfExpert(actor.personId)
        return context.render({
          title: 'Калибровка',
          lead: 'Учебные портфолио вымышленных людей: все оценивают одно и то же, а потом сравнивают с эталоном.',
          body: calibrationTable(
            lines.filter(({ region }) => region === active.region),
            true,
          ),
        })
      }
      return context.render({
        title: 'Качество экспертизы: калибровка',
        lead: 'Несколько специалистов оценивают одно вымышленное портфолио. Видно, кто и где расходится с эталоном и друг с другом. Ни на одно дело это не влияет.',
        sections: qualityTabs('calibrations'),
        width: 'wide',
        body: html`${actor.role === 'secretary' && linkButton('Новая калибровка', paths.newCalibration())}
          ${calibrationTable(await desk.reads.calibrationsOf(active.region), false)}`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.newCalibration(),
    roles: ['secretary'],
    handler: async context =>
      context.render(newPage(desk, context, filledWith({ category: 'first', position: 'Учитель' }))),
  })

  page(server, {
    method: 'POST',
    path: paths.newCalibration(),
    roles: ['secretary'],
    handler: async context => {
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(newPage(desk, context, read.filled), 422)
      const { number, position, ...rest } = read.value
      if (!desk.app.law.nomenclature.includes(position))
        return context.render(
          newPage(desk, context, withErrors(read.filled, { field: 'position', message: 'Выберите должность' })),
          422,
        )
      const started = await startCalibration(desk.app, by(context, read.once), {
        ...rest,
        position,
        fromNumber: number,
      })
      if (isRefusal(started)) {
        const field = started.refused === 'no_case' || started.refused === 'no_points' ? 'number' : 'category'
        const filled = withErrors(read.filled, { field, message: started.because })
        return context.render(newPage(desk, context, filled), 422)
      }
      return context.goTo(paths.calibration(started.id), {
        kind: 'success',
        words: 'Портфолио начато. Заполните показатели.',
      })
    },
  })
}

const newPage = (desk: Desk, context: PageContext<'secretary'>, filled: Filled, refusal?: Refusal) => ({
  title: 'Новая калибровка',
  breadcrumbs: [{ label: 'Калибровка', address: paths.calibrations() }],
  errors: filled.errors,
  width: 'reading' as const,
  body: html`${refused(desk.app.law, packRef(packToday(desk, context.active.region)), refusal)}
    ${form({
      action: paths.newCalibration(),
      csrf: context.csrf,
      filled,
      body: html`${textField({ name: 'title', label: 'Название', hint: 'Видно специалистам' }, filled)}
        ${textareaField({ name: 'about', label: 'О ком портфолио', hint: 'Вымышленный человек без имени: должность, стаж, условия работы', rows: 4 }, filled)}
        ${selectField({ name: 'category', label: 'Категория', options: categories.map(value => ({ value, label: categoryWords[value] })) }, filled)}
        ${selectField({ name: 'position', label: 'Должность', options: desk.app.law.nomenclature.map(value => ({ value, label: value })) }, filled)}
        ${textField({ name: 'number', label: 'Взять за основу завершённое дело (необязательно)', hint: 'Номер дела. Возьмутся только виды, уровни и годы доказательств и итоговые баллы; имена, названия и файлы не берутся. Категория и должность – как в деле', width: 20 }, filled)}
        ${buttonGroup(button('Начать'))}`,
    })}`,
})
