import { type Html, html, url } from '../html.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { sectionPath } from './case-page.ts'
import type { OpenCase } from './open-case.ts'

/** Files of an open case in which the scanner found a threat: they stay in the case closed, so somebody must ask for them again. */
export const infectedFiles = async (desk: Desk, { card }: OpenCase): Promise<Html | false> => {
  const { files, line } = card
  if (line.finished) return false
  const checks = await desk.reads.fileChecks(files.map(({ digest }) => digest))
  const infected = files.filter(({ digest }) => checks[digest]?.virus === 'infected')
  return (
    infected.length > 0 &&
    banner({
      kind: 'warning',
      title: 'В файлах дела найден вирус',
      body: html`<ul class="govuk-list govuk-list--bullet">${infected.map(({ name }) => html`<li>${name}</li>`)}</ul>
        <p class="govuk-body">Эти файлы никто не откроет, и в архив дела они не войдут. Тому, кто их приложил, уже сообщено. Если документ ещё не прислан заново, <a class="govuk-link" href="${url(sectionPath(line.id, 'messages'))}">напишите заявителю</a>.</p>`,
    })
  )
}
