import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ReceivedFile } from '../../application/ports.ts'
import { largestSignature } from '../../application/signing/check.ts'
import {
  largestDocument,
  type Shown,
  type Unfit,
  type Verified,
  verifyDocument,
} from '../../application/verify-document.ts'
import { limitAsking } from '../attempts.ts'
import { Busy, TooLarge } from '../errors.ts'
import type { FieldError } from '../forms.ts'
import { html, url } from '../html.ts'
import { answerJson, wantsJson } from '../json.ts'
import { paths } from '../paths.ts'
import { zoneOf } from '../public-place.ts'
import { type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { fileFieldFor, readFiles } from '../uploads.ts'
import { fileField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'
import { verifiedAsJson, verifyResult } from '../views/verify-result.ts'

/** Checks at a time in this process: each may read fifty megabytes. */
const atOnce = 4
/** A body that cannot hold two allowed files is not read at all. */
const mostBody = largestDocument * 2

/** «Проверить документ»: a document with its .sig, for anybody, without signing in. Nothing that is sent stays. */
export const verifyDocumentRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  let under = 0

  page(server, {
    method: 'GET',
    path: paths.verifyDocument(),
    roles: ['public'],
    handler: async ({ csrf, render }) => render(formPage(csrf)),
  })

  page(server, {
    method: 'POST',
    path: paths.verifyDocument(),
    roles: ['public'],
    multipart: true,
    changesNothing: true,
    before: [limitAsking(server, 40), fitsIn],
    handler: async context => {
      if (under >= atOnce) throw new Busy()
      under += 1
      try {
        const answer = await verified(desk, context.request)
        if (wantsJson(context.request)) return answerProgram(context, answer)
        if (Array.isArray(answer)) return context.render(formPage(context.csrf, answer), 422)
        return context.render({ ...formPage(context.csrf), ...resultPage(desk, answer, context.csrf) })
      } finally {
        under -= 1
      }
    },
  })
}

const fitsIn = async (request: FastifyRequest): Promise<void> => {
  if (Number(request.headers['content-length'] ?? 0) > mostBody) throw new TooLarge()
}

type Answer = Verified | FieldError[]

/** Takes both files aside, has them looked at and drops them, whatever happens. */
const verified = async (desk: Desk, request: FastifyRequest): Promise<Answer> => {
  const received: (Shown & { field: string })[] = []
  const files: ReceivedFile[] = []
  try {
    const sent = await readFiles(request, async ({ document: field, name, bytes }) => {
      const file = await desk.files.receive(bytes, field === 'signature' ? largestSignature : largestDocument)
      files.push(file)
      if (received.some(one => one.field === field))
        return { refused: 'several', because: 'Выберите один файл: проверяется один документ за раз' }
      const shown = { field, name, file }
      received.push(shown)
      return shown
    })
    if (sent.errors.length > 0) return sent.errors
    const of = (field: string) => received.find(one => one.field === field)
    const answer = await verifyDocument(desk, of('document'), of('signature'))
    return Array.isArray(answer) ? answer.map(asFieldError) : answer
  } finally {
    await Promise.all(files.map(file => file.drop()))
  }
}

const asFieldError = ({ field, because }: Unfit): FieldError => ({ field: fileFieldFor(field), message: because })

/** RFC 9457 for what cannot be looked at. */
const answerProgram = ({ request, reply }: PageContext<'public'>, answer: Answer) => {
  if (!Array.isArray(answer)) return answerJson(reply, verifiedAsJson(answer))
  return reply
    .status(422)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: 'Проверьте файлы',
        status: 422,
        detail: answer.map(({ message }) => message).join('. '),
        instance: `urn:request:${request.id}`,
        errors: answer.map(({ field, message }) => ({ field: field.replace(/^file_/, ''), message })),
      }),
    )
}

const formPage = (csrf: string, errors: readonly FieldError[] = []) => ({
  title: 'Проверить документ',
  lead: 'Узнайте, действительна ли электронная подпись и опубликован ли такой приказ. Файлы нигде не сохраняются.',
  width: 'reading' as const,
  errors,
  body: html`${verifyForm(csrf, errors)}
    <h2 class="govuk-heading-m">Если в руках бумага</h2>
    <p class="govuk-body">Наведите камеру телефона на код внизу выписки или <a class="govuk-link" href="${url(paths.publicPeople())}">найдите педагога в реестре</a>.</p>`,
})

const verifyForm = (csrf: string, errors: readonly FieldError[]) =>
  form({
    action: paths.verifyDocument(),
    csrf,
    multipart: true,
    body: html`${fileField({ name: fileFieldFor('document'), label: 'Документ', hint: 'Приказ, выписка или другой документ, чаще всего PDF; до 50 МБ' }, { typed: {}, errors })}
      ${fileField(
        {
          name: fileFieldFor('signature'),
          label: 'Файл подписи',
          hint: 'Файл .sig, который получен вместе с документом; до 1 МБ. Без него узнаем только, опубликован ли такой приказ',
        },
        { typed: {}, errors },
      )}
      ${button('Проверить')}`,
  })

const resultPage = (desk: Desk, answer: Verified, csrf: string) => ({
  title: 'Результат проверки',
  lead: undefined,
  breadcrumbs: [{ label: 'Проверить документ', address: paths.verifyDocument() }],
  body: html`${verifyResult(answer, zoneOf(desk))}
    <p class="house-small">Время – московское. Файлы не сохранены.</p>
    <h2 class="govuk-heading-m">Проверить другой документ</h2>
    ${verifyForm(csrf, [])}`,
})
