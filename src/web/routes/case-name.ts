import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { confirmNames, nameInPapers, type TypedForms } from '../../application/confirm-names.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { requiredText } from '../answers.ts'
import { applicantOf, caseCrumbs, numberWords } from '../desk/case-page.ts'
import { type OpenCase, openCase } from '../desk/open-case.ts'
import { NotForYou } from '../errors.ts'
import { type Filled, filledWith, readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { textField } from '../views/fields.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'

const keepers = ['clerk', 'secretary'] as const

const longest = 300
const schema = z.object({
  genitive: requiredText('Напишите имя в родительном падеже', longest),
  dative: requiredText('Напишите имя в дательном падеже', longest),
  accusative: requiredText('Напишите имя в винительном падеже', longest),
  instrumental: requiredText('Напишите имя в творительном падеже', longest),
  prepositional: requiredText('Напишите имя в предложном падеже', longest),
})

const questions: Record<keyof TypedForms, { label: string; hint: string }> = {
  genitive: { label: 'Родительный', hint: 'Заявление от кого' },
  dative: { label: 'Дательный', hint: 'Кому адресовано письмо, кому установлена категория' },
  accusative: { label: 'Винительный', hint: 'Аттестовать кого' },
  instrumental: { label: 'Творительный', hint: 'Подано кем' },
  prepositional: { label: 'Предложный', hint: 'Сведения о ком' },
}

/** How the applicant's name is written in papers: proposed by rules, read and mended by a person before papers are frozen. */
export const caseNameRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.caseName(':id'),
    roles: keepers,
    handler: async context => {
      const open = await openCase(desk, context, 'form.name')
      const { proposed, agreed } = nameInPapers(desk.app, open.card.person, open.card.nameForms)
      const shown = Object.fromEntries(
        Object.keys(questions).map(name => {
          const form = agreed[name as keyof TypedForms]
          return [name, form.origin === 'confirmed' ? form.text : proposed.forms[name as keyof TypedForms]]
        }),
      )
      return context.render(namePage(desk, context.csrf, open, filledWith(shown)))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.caseName(':id'),
    roles: keepers,
    handler: async context => {
      const open = await openCase(desk, context, 'order.name')
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(namePage(desk, context.csrf, open, read.filled), 422)
      const done = await confirmNames(desk.app, by(context, read.once), open.card.line.id, read.value)
      if (isRefusal(done)) throw new NotForYou()
      return context.goTo(paths.case(done.caseId), {
        kind: 'success',
        words: 'Имя в документах записано. Готовые документы не изменились.',
      })
    },
  })
}

const namePage = (desk: Desk, csrf: string, open: OpenCase, filled: Filled) => {
  const { proposed, agreed } = nameInPapers(desk.app, open.card.person, open.card.nameForms)
  return {
    title: 'Имя в документах',
    caption: `${numberWords(open)}, ${applicantOf(open)}`,
    lead: 'Так имя встанет в письма и приказы. Поправьте, если нужно: исправление останется и для следующих дел этого человека.',
    breadcrumbs: caseCrumbs(open),
    errors: filled.errors,
    width: 'reading' as const,
    body: html`${
      agreed.dative.origin === 'uncertain' &&
      banner({
        kind: 'warning',
        title: 'Правило не уверено',
        body: html`<p>Пока формы не проверены, в документах имя стоит в именительном падеже.</p><ul class="govuk-list govuk-list--bullet">${proposed.doubts.map(doubt => html`<li>${doubt}</li>`)}</ul>`,
      })
    }
    ${form({
      action: paths.caseName(open.card.line.id),
      csrf,
      filled,
      body: html`<p class="govuk-body">Именительный: <strong>${proposed.forms.nominative}</strong></p>
        ${Object.entries(questions).map(([name, { label, hint }]) => textField({ name, label, hint }, filled))}
        ${buttonGroup(button('Проверено, записать'), linkButton('Отмена', paths.case(open.card.line.id), 'secondary'))}`,
    })}`,
  }
}
