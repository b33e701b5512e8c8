import { eventWords, peopleIn } from '../../application/event-words.ts'
import { recorded } from '../../application/handle.ts'
import type { HistoryLine } from '../../application/reads/cases.ts'
import { type Role, roleTitles } from '../../domain/people/roles.ts'
import { lowered } from '../../domain/wording.ts'
import { html } from '../html.ts'
import type { Desk } from '../screens.ts'
import type { HappeningView } from '../views/timeline.ts'
import { asRussianMoment } from '../views/words.ts'
import { officeOf } from './case-page.ts'
import type { OpenCase } from './open-case.ts'

/** The history of a case in sentences, the newest first; with `after`, only what happened since that version. */
export const happenings = async (desk: Desk, { card, pack }: OpenCase, after = 0): Promise<HappeningView[]> => {
  const lines = (await desk.reads.history(card.line.id)).filter(line => line.version > after)
  const events = lines.map(recorded)
  const names = await desk.reads.peopleNames(peopleIn(events))
  return events
    .map((event, index): HappeningView => {
      const { title, details } = eventWords(event, { names, pack })
      return {
        title,
        details: details.length > 0 && html`${details.map(line => html`<p class="house-line">${line}</p>`)}`,
        by: whoDid(lines[index], pack),
        at: { iso: event.at, words: asRussianMoment(new Date(event.at), pack.authority.time_zone) },
      }
    })
    .reverse()
}

const whoDid = (line: HistoryLine | undefined, pack: OpenCase['pack']): string | undefined => {
  if (line === undefined) return undefined
  if (line.actorName === null) return roleTitles.system
  const role = line.actorRole as Role
  return `${line.actorName}, ${lowered(officeOf(pack, role))}`
}
