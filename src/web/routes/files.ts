import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ScanWish } from '../../application/files/advice.ts'
import { type FileCheck, isOpenToOthers } from '../../application/files/file-check.ts'
import { isShown, previewPage } from '../../application/files/preview.ts'
import { openFile } from '../../application/open-paper.ts'
import type { StoredFile } from '../../application/stores/cases.ts'
import { isUuid } from '../../application/uuid.ts'
import { roles } from '../../domain/people/roles.ts'
import { NotForYou } from '../errors.ts'
import { privateFile } from '../file-headers.ts'
import { html, url } from '../html.ts'
import { notedPaper } from '../papers/noted.ts'
import { paths } from '../paths.ts'
import { previewOf } from '../preview.ts'
import { isPreviewKey } from '../preview-key.ts'
import { type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { scanAdvice, virusWords } from '../views/file-check.ts'
import { pageLinks, pagePicture } from '../views/file-preview.ts'
import { sizeInWords } from '../views/files.ts'
import { linkButton } from '../views/form.ts'
import { summaryList } from '../views/summary-list.ts'

/** Files that people attach: the original as a download, its pages as pictures, for those who may read them. */
export const fileRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.file(':id'),
    roles,
    handler: async context => {
      const { file, check, isClosed } = await opened(desk, context)
      if (isClosed) return closedPage(context, file, check)
      const bytes = await desk.files.open(file.digest)
      if (bytes === undefined) throw new NotForYou()
      await notedPaper(desk, context, 'file', file.id)
      const { name, mediaType, size } = file
      return context.reply
        .headers(privateFile({ name, type: mediaType, size, shown: 'attachment' }))
        .send(Readable.from(bytes))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.fileView(':id'),
    roles,
    handler: async context => {
      const { file, check, isClosed, isOwner } = await opened(desk, context)
      if (isClosed) return closedPage(context, file, check)
      await notedPaper(desk, context, 'file', file.id)
      const asked = /^\d{1,5}$/.test(context.query.page ?? '') ? Number(context.query.page) : 1
      const last = check?.pages ?? asked
      const shown = previewOf(desk, context.session, file, check, {
        page: Math.min(Math.max(asked, 1), Math.max(last, 1)),
        isOwner,
      })
      return context.render({
        title: file.name,
        caption: 'Файл',
        breadcrumbs: wayTo(context, file),
        body: html`${summaryList([
          { name: 'Размер', value: html`${sizeInWords(file.size)}${check?.pages ? `, страниц: ${check.pages}` : ''}` },
          { name: 'Проверка', value: virusWords(check) },
          ...(isBeingLooked(file, check)
            ? [{ name: 'Качество', value: 'ещё не посмотрели, обновите страницу через минуту' }]
            : []),
        ])}
        ${scanAdvice(check, await wishOf(desk, file))}
        <p>${linkButton('Скачать файл', paths.file(file.id), 'secondary')}</p>
        ${pageLinks(shown)}${pagePicture(shown)}${shown.picture && pageLinks(shown)}`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.filePage(':id', ':page', ':key'),
    roles,
    handler: async context => {
      const { id = '', page: number = '', key = '' } = context.params
      const asked = /^[1-9]\d{0,4}$/.test(number) ? Number(number) : 0
      const { previews, inspector, files } = desk
      const fits = isPreviewKey(context.session.csrfSecret, id, asked, key, desk.app.clock.now())
      // Rights were checked when the key was made, some minutes ago at most and for this session.
      const file = isUuid(id) && fits ? await desk.reads.file(id) : undefined
      if (file === undefined || previews === undefined || inspector === undefined) throw new NotForYou()
      const check = await checkOf(desk, file)
      if (isClosedTo(context, file, check)) throw new NotForYou()
      const picture = await previewPage({ files, previews, inspector }, file, asked)
      if (picture === undefined) throw new NotForYou()
      return context.reply
        .type('image/jpeg')
        .headers({
          'x-content-type-options': 'nosniff',
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, no-store',
        })
        .send(Readable.from(picture))
    },
  })
}

type Opened = { file: StoredFile; check: FileCheck | undefined; isOwner: boolean; isClosed: boolean }

const opened = async (desk: Desk, context: PageContext): Promise<Opened> => {
  const file = await openFile(desk.reads, context.actor, context.params.id ?? '')
  if (file === undefined) throw new NotForYou()
  const check = await checkOf(desk, file)
  const isOwner = ownedBy(context, file)
  return { file, check, isOwner, isClosed: isClosedTo(context, file, check) }
}

const checkOf = async (desk: Desk, { digest }: StoredFile): Promise<FileCheck | undefined> =>
  (await desk.reads.fileChecks([digest]))[digest]

const ownedBy = ({ actor }: PageContext, { uploadedBy, ownerId }: StoredFile): boolean =>
  actor.personId === uploadedBy || actor.personId === ownerId

/** Infected bytes go to nobody; those without a verdict to nobody but their owner. */
const isClosedTo = (context: PageContext, file: StoredFile, check: FileCheck | undefined): boolean =>
  check?.virus === 'infected' || (!isOpenToOthers(check) && !ownedBy(context, file))

const isBeingLooked = ({ mediaType }: StoredFile, check: FileCheck | undefined): boolean =>
  isShown(mediaType) && check !== undefined && check.lookedAt === null

const closedPage = (context: PageContext, file: StoredFile, check: FileCheck | undefined): FastifyReply => {
  const isInfected = check?.virus === 'infected'
  const words = isInfected
    ? html`<p class="govuk-body">Антивирус нашёл в файле «${file.name}» угрозу${check.signature !== null && ` (${check.signature})`}. Файл закрыт для всех и никуда не передаётся.</p>
      <p class="govuk-body">${ownedBy(context, file) ? 'Проверьте свой компьютер антивирусом, сохраните документ заново и приложите его ещё раз.' : 'Попросите заявителя приложить документ ещё раз, с проверенного компьютера.'}</p>`
    : html`<p class="govuk-body">Файл «${file.name}» проверяется антивирусом. Обычно это занимает меньше минуты; до конца проверки его открывает только тот, кто приложил.</p>
      <p class="govuk-body"><a class="govuk-link" href="${url(context.request.url)}">Обновить страницу</a></p>`
  return context.render(
    {
      title: isInfected ? 'Файл заражён' : 'Файл проверяется',
      width: 'reading',
      breadcrumbs: wayTo(context, file),
      body: banner({ kind: isInfected ? 'refusal' : 'information', body: words }),
    },
    isInfected ? 409 : 202,
  )
}

/** What the region of the file asks of scans. */
const wishOf = async (desk: Desk, file: StoredFile): Promise<ScanWish | undefined> => {
  const draft = file.draftId ? await desk.reads.draft(file.draftId) : undefined
  const state = file.caseId ? (await desk.reads.caseCard(file.caseId))?.state : undefined
  const reference = draft?.draft.pack ?? state?.pack
  if (reference === undefined) return undefined
  const { dpi, text_layer } = desk.app.law.pack(reference).files
  return { dpi, textLayer: text_layer }
}

const wayTo = ({ actor }: PageContext, { draftId, caseId, requestId, ownerId }: StoredFile) => {
  const isApplicant = actor.role === 'teacher' || actor.role === 'representative'
  if (draftId) return [{ label: 'Документы заявления', address: paths.draftThing(draftId, 'files') }]
  if (requestId)
    return [{ label: 'Обращение', address: isApplicant ? paths.myRequest(requestId) : paths.request(requestId) }]
  if (ownerId === actor.personId && actor.role === 'teacher')
    return [{ label: 'Моё портфолио', address: paths.portfolio() }]
  if (!caseId) return []
  if (isApplicant) return [{ label: 'Документы дела', address: paths.applicationThing(caseId, 'papers') }]
  if (actor.role === 'expert' || actor.role === 'senior')
    return [{ label: 'Оценка', address: paths.assessment(caseId) }]
  return actor.role === 'employer'
    ? [{ label: 'Дело', address: paths.schoolCase(caseId) }]
    : [{ label: 'Дело', address: paths.case(caseId) }]
}
