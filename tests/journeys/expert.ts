import assert from 'node:assert/strict'
import type { Place } from './place.ts'
import { diploma, notTaken, publication } from './portfolio.ts'
import { scores } from './scoring.ts'
import type { Visitor } from './visitor.ts'

type Judging = {
  /** Items to be marked lower than the best. */
  lower?: readonly string[]
  /** Whose signed sheet is there already. */
  signedBy?: string | undefined
  /** The school has certified the diploma. */
  certified?: boolean
  /** The case holds the proofs of the portfolio. */
  portfolio?: boolean
}

/** A specialist opens the case that waits, begins the work if nobody has, and scores every item at its best. */
export const scoresAndSigns = async (
  place: Place,
  name: string,
  { lower = [], signedBy, certified = false, portfolio = true }: Judging = {},
): Promise<void> => {
  const expert = await opensCase(place, name)
  if (await expert.page.getByRole('button', { name: 'Начать экспертизу' }).isVisible())
    await expert.press('Начать экспертизу')
  if (portfolio) await expert.sees(new RegExp(diploma))
  if (certified) await expert.sees(/Заверено школой .*акт № \d+/)
  if (signedBy !== undefined) {
    if (place.pack().experts.scheme === 'joint') await expert.sees(/Лист уже подписан коллегой/)
    else await knowsNothingOf(place, expert, signedBy)
  }
  await scores(expert, lower)
  const marked = await proves(expert, wordsOf(place, name))
  assert.equal(marked.has(diploma), portfolio)
  await expert.press('Проверить и подписать')
  await expert.sees(/Проверьте и подпишите лист/)
  await expert.press('Подписать лист')
  await expert.sees(/Лист подписан/)
}

/** A case of the teacher from the specialist's own list. */
export const opensCase = async (place: Place, name: string): Promise<Visitor> => {
  const expert = await place.visitor(name)
  await expert.open('/expertise')
  await expert.follow(new RegExp(place.surnameOf('teacher')))
  return expert
}

/** Words by which an independent sheet is told from the other; a joint one is in the same words for all. */
const wordsOf = (place: Place, name: string): string =>
  place.pack().experts.scheme === 'joint'
    ? 'Лист бумажного дела, справка руководителя'
    : `Лист бумажного дела, смотрела ${place.surnameOf(name)}`

/** Independent sheets are blind: nothing of the other's work is on the page, neither in sight nor in a field. */
const knowsNothingOf = async (place: Place, expert: Visitor, other: string): Promise<void> =>
  assert.ok(!(await expert.page.content()).includes(wordsOf(place, other)), `виден лист: ${other}`)

/** Before both sheets are signed the senior has nothing to decide and nothing to read. */
export const waitsBlind = async (place: Place, name: string, signed: string): Promise<void> => {
  const senior = await opensCase(place, name)
  await senior.seesNot(/Решить спорные позиции/)
  await knowsNothingOf(place, senior, signed)
}

/** The diploma counts, the publication does not, and why; where neither is tied to the item, a sheet of the paper file does. */
const proves = async (expert: Visitor, words: string): Promise<ReadonlySet<string>> => {
  const items = await expert.page
    .locator('[data-proofs]')
    .evaluateAll(blocks => blocks.map(block => block.getAttribute('data-proofs') ?? ''))
  assert.ok(items.length > 0, 'доказательств отметить нечем')
  const seen = new Set<string>()
  for (const code of items) {
    const rows = await expert.page
      .locator(`[data-proofs="${code}"] > ul > li`)
      .evaluateAll(lines =>
        lines.map(line => ({ text: line.textContent ?? '', name: line.querySelector('input')?.name ?? '' })),
      )
    const fieldOf = (title: string) => rows.find(({ text }) => text.includes(title))?.name
    const [counts, fails, paper] = [fieldOf(diploma), fieldOf(publication), fieldOf('Лист бумажного дела')]
    if (counts !== undefined) await expert.answer(counts, 'yes')
    if (fails !== undefined) {
      await expert.answer(fails, 'no')
      await expert.answer(fails.replace('verdict_', 'reason_'), notTaken)
    }
    if (counts === undefined && paper !== undefined) {
      await expert.answer(paper, 'yes')
      await expert.answer(paper.replace('verdict_', 'reason_'), words)
    }
    for (const title of [diploma, publication]) if (fieldOf(title) !== undefined) seen.add(title)
  }
  return seen
}

/** The senior specialist decides the positions where two sheets differ, and only those. */
export const rulesDisputes = async (
  place: Place,
  name: string,
  { items, between }: { items: readonly string[]; between: readonly string[] },
): Promise<void> => {
  const senior = await opensCase(place, name)
  await senior.follow('Решить спорные позиции')
  const shown = await senior.page.locator('.house-criterion h2').allInnerTexts()
  assert.deepEqual(
    shown.map(words => words.split(/\s/)[0]),
    items,
  )
  for (const one of between) await senior.sees(new RegExp(wordsOf(place, one)))
  await senior.press('Подписать протокол')
  await senior.sees(new RegExp(`Решите позицию ${items[0]}`))
  await scores(senior, [])
  for (const item of items)
    await senior.answer(`comment_${item.replace('.', '_')}`, 'Справка руководителя подтверждает показатель')
  await senior.press('Подписать протокол')
  await senior.sees(/протокол сформирован/)
}
