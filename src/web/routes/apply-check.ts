import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { submitDraft } from '../../application/drafts.ts'
import type { FileChecks } from '../../application/files/file-check.ts'
import { inWords } from '../../application/filing/in-words.ts'
import type { OpenDraft } from '../../application/filing/open-draft.ts'
import { unfinishedSections } from '../../application/filing/progress.ts'
import { sectionTitles } from '../../application/filing/sections.ts'
import { draftLimitFaults, hasPortfolio } from '../../application/portfolio/choose-proofs.ts'
import { evidenceFor } from '../../domain/eligibility/evidence.ts'
import { type Finding, isRefusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { ticked } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { sourceOf } from '../portfolio/proof-source.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner, refusalBanner } from '../views/banner.ts'
import { findings } from '../views/citation.ts'
import { checkboxesField } from '../views/fields.ts'
import { checkedFile } from '../views/files.ts'
import { findingView } from '../views/finding.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { summaryCard } from '../views/summary-list.ts'
import { advice, draftCrumbs, draftOf, type FilerContext, filers } from './apply.ts'

const sending = z.object({ despite: ticked() })

/** The last look before sending, the readiness page, and the sending itself. */
export const applyCheckRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.draftThing(':id', 'readiness'),
    roles: filers,
    handler: async context => context.render(readinessPage(desk, await draftOf(desk, context))),
  })

  page(server, {
    method: 'GET',
    path: paths.draftThing(':id', 'check'),
    roles: filers,
    handler: async context => context.render(await checkPage(desk, context, await draftOf(desk, context), emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.draftThing(':id', 'submission'),
    roles: filers,
    handler: async context => {
      const id = context.params.id ?? ''
      const read = readForm(sending, context.body)
      const despite = read.ok && read.value.despite
      const done = await submitDraft(desk.app, by(context, read.once), id, { despite })
      if (!isRefusal(done)) return filed(context, done.caseId)
      if (done.refused === 'no_draft') throw new NotForYou()
      const open = await draftOf(desk, context)
      const filled = filledWith({ ...read.filled.typed })
      if (done.refused === 'would_be_refused') {
        const message = 'Отметьте, что подаёте заявление, зная о возможном отказе, или исправьте сведения'
        return context.render(
          await checkPage(desk, context, open, withErrors(filled, { field: 'despite', message })),
          422,
        )
      }
      const shown = await checkPage(desk, context, open, filled)
      return context.render({ ...shown, body: html`${refusalBanner(done)}${shown.body}` }, 422)
    },
  })
}

/** The applicant gets a receipt; a worker goes on with the case they took in. */
const filed = (context: FilerContext, caseId: string) =>
  context.actor.role === 'clerk' || context.actor.role === 'mfc'
    ? context.goTo(paths.case(caseId), { kind: 'success', words: 'Заявление принято.' })
    : context.goTo(paths.applicationThing(caseId, 'sent'))

const checkPage = async (desk: Desk, context: FilerContext, open: OpenDraft, filled: Filled) => {
  const { draft, form: sections, readiness } = open
  const attached = [...open.files, ...open.proofs.flatMap(({ file }) => file ?? [])]
  const checks = await desk.reads.fileChecks(attached.map(({ digest }) => digest))
  const unfinished = unfinishedSections(open)
  const against = readiness?.wouldBeRefused ?? []
  const beyond = draftLimitFaults(open)
  return {
    title: 'Проверьте ответы',
    caption: open.pack.authority.name,
    width: 'reading' as const,
    breadcrumbs: draftCrumbs(open),
    errors: filled.errors,
    body: html`
      ${
        unfinished.length > 0 &&
        banner({
          kind: 'warning',
          title: 'Отправить пока нельзя',
          body: html`<p class="govuk-body">Заполните разделы:</p><ul class="govuk-list govuk-list--bullet">${unfinished.map(
            id =>
              html`<li><a class="govuk-link" href="${url(paths.draftSection(draft.id, id))}">${sectionTitles[id]}</a></li>`,
          )}</ul>`,
        })
      }
      ${
        beyond.length > 0 &&
        banner({
          kind: 'warning',
          title: 'Отправить пока нельзя: портфолио',
          body: html`<ul class="govuk-list govuk-list--bullet">${beyond.map(({ because }) => html`<li>${because}</li>`)}</ul>
            <p class="govuk-body"><a class="govuk-link" href="${url(paths.draftThing(draft.id, 'portfolio'))}">Изменить выбор</a></p>`,
        })
      }
      ${
        against.length > 0 &&
        banner({
          kind: 'refusal',
          title: 'По этим сведениям откажут',
          body: html`<p class="govuk-body">Мы проверили заявление по тем же правилам, по которым его проверит делопроизводитель. Исправьте сведения, если в них ошибка.</p>
          ${findings(against.map(({ finding, kind }) => findingView(desk.app.law, packRef(open.pack), finding, against.length > 0 ? refusalOf[kind] : undefined)))}`,
        })
      }
      ${sections
        .filter(({ questions }) => questions.length > 0)
        .map(({ id, questions }) =>
          summaryCard(
            sectionTitles[id],
            // Questions of our own that were left empty need no line: nobody asked for them on paper.
            questions
              .filter(question => question.required || question.clause !== undefined || open.read.values[question.name])
              .map(question => ({
                name: question.label,
                value: inWords(question, open.read.values[question.name] ?? '', open.organisation?.fullName ?? ''),
              })),
            html`<a class="govuk-link" href="${url(paths.draftSection(draft.id, id))}">Изменить<span class="govuk-visually-hidden"> – ${sectionTitles[id]}</span></a>`,
          ),
        )}
      ${hasPortfolio(open) && proofsCard(open, checks)}
      ${filesCard(open, checks)}
      ${unfinished.length === 0 && beyond.length === 0 && sendForm(context, open, filled, against.length > 0)}`,
  }
}

const refusalOf = { acceptance: 'откажут в приёме документов', service: 'откажут в услуге' } as const

const proofsCard = ({ draft, proofs }: OpenDraft, checks: FileChecks) =>
  summaryCard(
    'Портфолио',
    proofs.length > 0
      ? proofs.map(proof => ({ name: proof.title, value: sourceOf(proof, { checks }) }))
      : [{ name: 'Доказательства', value: 'Не выбраны' }],
    html`<a class="govuk-link" href="${url(paths.draftThing(draft.id, 'portfolio'))}">Изменить<span class="govuk-visually-hidden"> – портфолио</span></a>`,
  )

const filesCard = (open: OpenDraft, checks: FileChecks) =>
  summaryCard(
    sectionTitles.files,
    open.files.length > 0
      ? open.files.map(file => ({
          name: titleOf(open, file.document),
          value: checkedFile(file, checks),
        }))
      : [{ name: 'Файлы', value: 'Не приложены' }],
    html`<a class="govuk-link" href="${url(paths.draftThing(open.draft.id, 'files'))}">Изменить<span class="govuk-visually-hidden"> – документы</span></a>`,
  )

const titleOf = ({ pack, application }: OpenDraft, document: string): string =>
  (application ? evidenceFor(pack, application) : pack.evidence).find(line => line.document === document)?.title ??
  'Другой документ'

const sendForm = (context: FilerContext, open: OpenDraft, filled: Filled, warned: boolean) =>
  form({
    action: paths.draftThing(open.draft.id, 'submission'),
    csrf: context.csrf,
    filled,
    body: html`<h2 class="govuk-heading-m">Отправить заявление</h2>
      <p class="govuk-body">${
        open.notes.mode === 'own'
          ? 'Вход в систему по логину заменяет подпись: отправляя заявление, вы подписываете его простой электронной подписью.'
          : 'Заявление будет записано как принятое вами сегодня.'
      }</p>
      ${
        warned &&
        checkboxesField(
          {
            name: 'despite',
            label: 'Возможен отказ',
            options: [{ value: 'yes', label: 'Знаю о возможном отказе, прошу рассмотреть заявление' }],
          },
          filled,
        )
      }
      ${buttonGroup(button(warned ? 'Подать всё равно' : 'Отправить заявление'), html`<a class="govuk-link" href="${url(paths.draft(open.draft.id))}">Вернуться к разделам</a>`)}`,
  })

/** What stands in the way comes first. */
const inOrder = (found: readonly Finding[]): Finding[] => [...found].sort((a, b) => Number(a.met) - Number(b.met))

const readinessPage = (desk: Desk, open: OpenDraft) => {
  const { readiness, pack, draft } = open
  const view = (finding: Finding) => findingView(desk.app.law, packRef(pack), finding)
  return {
    title: 'Не откажут ли мне?',
    caption: pack.authority.name,
    width: 'reading' as const,
    breadcrumbs: draftCrumbs(open),
    lead: 'Те же правила, по которым заявление проверит делопроизводитель. Что видит только человек, проверит он сам.',
    body:
      readiness === undefined
        ? html`<p class="govuk-body">Сначала <a class="govuk-link" href="${url(paths.draftSection(draft.id, 'category'))}">выберите категорию</a>: от неё зависят правила.</p>`
        : html`${banner(
            readiness.ready
              ? {
                  kind: 'success',
                  title: 'Причин для отказа не видно',
                  body: 'По тому, что вы указали, заявление можно подавать.',
                }
              : {
                  kind: 'warning',
                  title: `Причин для отказа: ${readiness.wouldBeRefused.length}`,
                  body: 'Каждая отмечена ниже словом «препятствие», рядом – что сделать.',
                },
          )}
          ${findings(inOrder(readiness.findings.filter(({ known }) => !('проверяет' in known))).map(view))}
          <details class="house-details"><summary>Что проверит сам делопроизводитель</summary>${findings(readiness.findings.filter(({ known }) => 'проверяет' in known).map(view))}</details>
          ${advice(pack, 'readiness')}`,
  }
}
