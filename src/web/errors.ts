import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { StaleCase } from '../application/stale-case.ts'
import { html } from './html.ts'
import type { PageView } from './views/layout.ts'

/**
 * There is nothing at this address, or it is not for this person: an outsider must not learn from the answer that
 * somebody's case exists. Throw it in both situations.
 */
export class NotForYou extends Error {
  readonly statusCode = 404
}

/** The person's role may not do this at all (the address itself is no secret). */
export class Forbidden extends Error {
  readonly statusCode = 403
}

export class TooManyAttempts extends Error {
  readonly statusCode = 429
}

/** The request came from another site or its form is too old. */
export class StaleForm extends Error {
  readonly statusCode = 403
}

/** More than anybody may send; nothing of it was read. */
export class TooLarge extends Error {
  readonly statusCode = 413
}

/** Too much of this is being done at once; a moment later it will be less. */
export class Busy extends Error {
  readonly statusCode = 503
}

/** The body of the request is cut short or is no form. */
export class UnreadableForm extends Error {
  readonly statusCode = 400
}

export type Problem = { status: number; title: string; detail: string }

/** What went wrong and what to do next, in words for people. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof StaleForm) return { ...problem(403), title: 'Страница устарела', detail: staleWords }
  if (error instanceof StaleCase) return problem(409)
  const status = statusOf(error)
  return problem(status)
}

/** Sends pages to people and RFC 9457 problems to programs. `show` draws a page with the site's shell. */
export const answerErrors = (
  server: FastifyInstance,
  show: (request: FastifyRequest, reply: FastifyReply, page: PageView) => Promise<string>,
): void => {
  const answer = async (found: Problem, request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    reply.status(found.status).header('cache-control', 'no-store')
    if (wantsJson(request)) {
      reply.type('application/problem+json; charset=utf-8')
      return JSON.stringify({ type: 'about:blank', ...found, instance: `urn:request:${request.id}` })
    }
    reply.type('text/html; charset=utf-8')
    return show(request, reply, errorPage(found, request.id))
  }
  server.setNotFoundHandler(async (request, reply) => answer(problem(404), request, reply))
  server.setErrorHandler(async (error, request, reply) => {
    const found = problemOf(error)
    if (found.status >= 500) request.log.error({ err: error }, 'request failed')
    else request.log.info({ status: found.status, reason: (error as FastifyError).code }, 'request refused')
    return answer(found, request, reply)
  })
}

const errorPage = ({ status, title, detail }: Problem, requestId: string): PageView => ({
  title,
  width: 'reading',
  body: html`<p class="govuk-body">${detail}</p>
    ${status >= 500 && html`<p class="govuk-body">Если ошибка повторится, сообщите администратору её номер: <code>${requestId}</code></p>`}
    <p class="govuk-body"><a class="govuk-link" href="/">На главную страницу</a></p>`,
})

const words: Record<number, readonly [title: string, detail: string]> = {
  400: ['Запрос не прочитан', 'Вернитесь на предыдущую страницу и попробуйте ещё раз.'],
  403: [
    'Нет доступа',
    'Это действие не входит в права вашей роли. Если вы работаете в нескольких ролях, выберите другую наверху страницы.',
  ],
  404: ['Страница не найдена', 'Такой страницы нет, или она открыта не вам. Проверьте адрес.'],
  409: [
    'Дело уже изменилось',
    'Пока вы работали, в этом деле что-то произошло. Откройте дело заново, посмотрите, что изменилось, и повторите действие.',
  ],
  413: ['Слишком много данных', 'Файл или форма больше, чем можно принять. Уменьшите файл и отправьте ещё раз.'],
  415: ['Такие данные не принимаются', 'Вернитесь на предыдущую страницу и отправьте форму ещё раз.'],
  422: ['Это действие сейчас невозможно', 'Вернитесь на предыдущую страницу и проверьте ответы.'],
  429: ['Слишком много попыток', 'Подождите несколько минут и попробуйте ещё раз.'],
  500: ['Ошибка на нашей стороне', 'Мы записали, что случилось. Попробуйте ещё раз через несколько минут.'],
  503: ['Система временно недоступна', 'Попробуйте ещё раз через несколько минут.'],
}

const staleWords =
  'Форма открыта слишком давно или отправлена с другого сайта. Откройте страницу заново и повторите действие.'

const problem = (status: number): Problem => {
  const known = words[status] !== undefined ? status : status >= 500 ? 500 : 400
  const [title, detail] = words[known] ?? ['Ошибка', '']
  return { status, title, detail }
}

const statusOf = (error: unknown): number => {
  if (isOutOfReach(error)) return 503
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  return status >= 400 && status < 600 ? status : 500
}

/** The database does not answer or says that it is going down; it will be back, and the next request finds it. */
const isOutOfReach = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE'].includes(code) ||
    /^(08...|57P0[123]|53300)$/.test(code) ||
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      error.message,
    )
  )
}

const wantsJson = (request: FastifyRequest): boolean => {
  const accepted = request.headers.accept ?? ''
  return /application\/(problem\+)?json/.test(accepted) && !accepted.includes('text/html')
}
