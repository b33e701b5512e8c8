import assert from 'node:assert/strict'
import { join } from 'node:path'
import { loadCalendars } from '../src/adapters/regulations/load-calendar.ts'
import { fileFault, maxBytes } from '../src/application/filing/file-rules.ts'
import { formOf } from '../src/application/filing/form.ts'
import { optionsOf, type Setting } from '../src/application/filing/options.ts'
import { numberFrom } from '../src/application/numbers.ts'
import type { Subject } from '../src/application/papers/case-subject.ts'
import { composeCasePaper } from '../src/application/papers/compose-case-paper.ts'
import type { ReceivedFile } from '../src/application/ports.ts'
import type { CheckedSection } from '../src/cli/proofs.ts'
import { sheetAsHtml } from '../src/cli/sheet-html.ts'
import { sheetAsText } from '../src/cli/sheet-text.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Application } from '../src/domain/case/application.ts'
import type { Context } from '../src/domain/case/context.ts'
import { decide } from '../src/domain/case/decide.ts'
import { mayOrder } from '../src/domain/case/life-cycle.ts'
import { dueTasks } from '../src/domain/case/reminders.ts'
import { statusOf } from '../src/domain/case/status.ts'
import { evidenceFor } from '../src/domain/eligibility/evidence.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import type { Reading } from '../src/domain/regulations/in-words/reading.ts'
import type { LoadedPack } from '../src/domain/regulations/loaded-pack.ts'
import type { Pack } from '../src/domain/regulations/pack.ts'
import { sheetOf } from '../src/domain/regulations/sheet.ts'
import { type Stage, stages } from '../src/domain/regulations/vocabulary.ts'
import { checkCommission, checkVariant } from './line-checks-beside.ts'
import { categoryOf, checkGround, isChannelOpen, nomenclature } from './line-checks-grounds.ts'
import { checkPortfolioLimits } from './line-checks-portfolio.ts'
import { applicationFor, caseAt, today } from './sample-case.ts'

/** What the content of a file turns out to be, where it is not called like the ending of its name. */
const contentOf: Record<string, string> = { jpeg: 'jpg', tiff: 'tif', doc: 'cfb', sig: 'cms' }
const soundFile: ReceivedFile = {
  ...{ kind: 'pdf', encrypted: false, cutShort: false, digest: 'a'.repeat(64), size: 1024, overLimit: false },
  ...{ read: async function* () {}, keep: async () => undefined, drop: async () => undefined },
}

type Check = (loaded: LoadedPack, reading: Reading) => void | Promise<void>

const calendars = await loadCalendars(join(import.meta.dirname, '..', 'regulations', 'calendar'))

/** The line of the pack that a reading speaks of. */
const lineOf = <Line>(lines: readonly Line[], { path }: Reading): Line => {
  const line = lines[Number(path[1])]
  assert.ok(line !== undefined, `нет строки ${path.join('.')}`)
  return line
}

const settingOf = (pack: Pack, application?: Application): Setting => ({
  pack,
  nomenclature,
  channel: 'system',
  application,
})

const contextOf = (pack: Pack): Context => {
  const calendar = calendars.get(pack.region)
  assert.ok(calendar !== undefined, `нет календаря региона ${pack.region}`)
  const actor = { personId: 'teacher-1', role: 'teacher', region: pack.region } as const
  return { pack, calendar, nomenclature, criteria: undefined, actor, today, world: { experts: [] } }
}

/** The same stages as the pack names and no others, among those at which the life cycle knows the command at all. */
const openAt = (pack: Pack, type: 'Withdraw' | 'SupplyDocuments'): Stage[] =>
  stages.filter(stage => {
    const command =
      type === 'Withdraw'
        ? ({ type, reason: 'по своему желанию' } as const)
        : ({ type, documents: ['other'] } satisfies { type: typeof type; documents: ['other'] })
    return !isRefusal(decide(caseAt(stage, pack), command, contextOf(pack)))
  })

const subjectOf = (pack: Pack, line: Pack['documents'][number]): Subject => {
  const application = applicationFor(pack, categoryOf(line.for, pack))
  const stage: Stage = line.outcome === undefined ? 'review' : 'published'
  const state = caseAt(stage, pack, application)
  assert.ok(state.stage !== 'draft')
  return {
    caseId: 'case-1',
    pack,
    state,
    event: undefined,
    moment: { at: new Date('2024-02-01T03:00:00Z'), date: today, time: '10:00' } as unknown as Subject['moment'],
    person: {
      ...{ id: 'teacher-1', surname: 'Клёнова', name: 'Вера', patronymic: 'Ильинична', sex: 'female' },
      ...{ birthDate: null, snils: null, citizenship: null, identity: null, phone: null, email: null, address: null },
    },
    organisation: {
      ...{ id: 'school-1', region: pack.region, fullName: 'Школа № 1', shortName: 'Школа № 1', municipality: null },
      ...{ address: null, email: null, headName: null },
    },
    deadlines: [],
    criteria: undefined,
  }
}

/** The sheet that a lawyer signs prints the sentence of the line, in both its forms. */
const onSheet: Check = (loaded, { sentence, question }) => {
  const sheet = sheetOf(loaded)
  const shown = sheet.rows.flatMap(({ readings }) => readings.map(reading => reading.sentence))
  assert.ok(shown.includes(sentence), 'строки нет в листе')
  const [text, html] = [sheetAsText(sheet), sheetAsHtml(sheet)]
  assert.ok(text.includes(sentence.split('\n')[0] ?? sentence), 'строка не напечатана')
  if (question !== undefined) assert.ok(text.includes(question), 'вопрос не напечатан')
  assert.ok(html.length > text.length / 2)
}

/** How each line of a section shows itself in the engine. */
export const lineChecks: Record<CheckedSection, Check> = {
  categories: ({ pack }, reading) => {
    const { category } = lineOf(pack.categories, reading)
    assert.ok(optionsOf('category', settingOf(pack))?.some(({ value }) => value === category))
  },
  channels: ({ pack }, reading) => {
    const line = lineOf(pack.channels, reading)
    const finding = isChannelOpen(pack, line.channel)
    assert.equal(finding, line.open)
  },
  application: ({ pack }, reading) => {
    const line = lineOf(pack.application, reading)
    const category = categoryOf(line.for, pack)
    const asked = formOf(settingOf(pack, applicationFor(pack, category)), 'own', category)
      .flatMap(({ questions }) => questions)
      .find(({ name }) => name === line.field)
    assert.ok(asked !== undefined, `поля «${line.field}» нет в форме`)
    if (line.required) assert.equal(asked.required, true)
    if (line.label !== undefined) assert.equal(asked.label, line.label)
  },
  evidence: ({ pack }, reading) => {
    const line = lineOf(pack.evidence, reading)
    for (const category of line.for) {
      const application = applicationFor(pack, category, {
        awardsClaimed: line.when === 'awards_claimed' || (line.paths?.includes('awards') ?? false),
        nameChanged: true,
        foreignCitizen: true,
        representative: { authority: true },
        held: [{ category: 'highest', setOn: plainDate('2023-10-02'), position: 'Учитель', otherRegion: 'perm' }],
      })
      const found = evidenceFor(pack, application).some(({ title, due }) => title === line.title && due === line.due)
      assert.ok(found, `документа «${line.title}» нет в списке для категории ${category}`)
    }
  },
  files: ({ pack }) => {
    const { formats, max_mb } = pack.files
    const file = (kind: string) => ({ ...soundFile, kind })
    for (const format of formats) {
      const kind = contentOf[format] ?? format
      assert.equal(fileFault(pack, `справка.${format}`, file(kind)), undefined, `формат ${format}`)
    }
    assert.match(fileFault(pack, 'справка.exe', file('exe')) ?? '', /формат не принимается/)
    assert.match(fileFault(pack, `справка.${formats[0]}`, { ...soundFile, overLimit: true }) ?? '', /больше/)
    if (max_mb !== null) assert.equal(maxBytes(pack), max_mb * 1024 * 1024)
    checkPortfolioLimits(pack)
  },
  refuse_acceptance_when: ({ pack }, reading) => checkGround(pack, lineOf(pack.refuse_acceptance_when, reading)),
  refuse_service_when: ({ pack }, reading) => checkGround(pack, lineOf(pack.refuse_service_when, reading)),
  withdrawal: ({ pack }) => {
    const known = stages.filter(stage => mayOrder(stage, 'Withdraw', 'teacher'))
    assert.deepEqual(
      openAt(pack, 'Withdraw'),
      known.filter(stage => pack.withdrawal.from.includes(stage)),
    )
  },
  supplement: ({ pack }) => {
    const known = stages.filter(stage => mayOrder(stage, 'SupplyDocuments', 'teacher'))
    assert.deepEqual(
      openAt(pack, 'SupplyDocuments'),
      known.filter(stage => pack.supplement.stages.includes(stage)),
    )
  },
  information_requests: ({ pack }) => {
    const clerk = { personId: 'clerk-1', role: 'clerk', region: pack.region } as const
    const context = { ...contextOf(pack), actor: clerk }
    for (const whom of ['applicant', 'agency', 'other_region'] as const) {
      const command = { type: 'AskInformation', of: whom, what: 'справка' } as const
      const allowed = !isRefusal(decide(caseAt('review', pack), command, context))
      assert.equal(
        allowed,
        pack.information_requests.some(line => line.of === whom),
        whom,
      )
    }
  },
  commission: ({ pack }, { key }) => checkCommission(pack, key),
  documents: ({ pack }, reading) => {
    const line = lineOf(pack.documents, reading)
    const paper = composeCasePaper(line, subjectOf(pack, line))
    assert.equal(paper.title, line.title)
    assert.equal(paper.authority, pack.authority.name)
    const printed = JSON.stringify(paper.blocks)
    for (const sentence of line.says ?? []) {
      const [before = ''] = JSON.stringify(sentence).slice(1, -1).split('{')
      assert.ok(printed.includes(before), `нет слов «${sentence}»`)
    }
  },
  statuses: ({ pack }, { path }) => {
    const stage = stages.find(name => name === path[1])
    assert.ok(stage !== undefined)
    const line = pack.statuses[stage]
    const shown = statusOf(caseAt(stage, pack), pack)
    assert.equal(shown.word, line?.word)
    assert.equal(shown.number, line?.number)
    assert.equal(shown.epgu, line?.epgu)
  },
  variants: ({ pack }, { path }) => {
    const kind = (Object.keys(pack.variants) as (keyof Pack['variants'])[]).find(name => name === path[1])
    assert.ok(kind !== undefined)
    checkVariant(pack, kind)
  },
  numbers: ({ pack }) => {
    const [first, second] = [1, 2].map(n => numberFrom(pack.numbers.own, n, today))
    assert.notEqual(first, second)
    if (pack.numbers.own.includes('{received}')) assert.match(String(first), /^01\.02\.2024/)
  },
  offices: (loaded, reading) => onSheet(loaded, reading),
  advice: (loaded, reading) => onSheet(loaded, reading),
  by_hand: (loaded, reading) => {
    const { pack } = loaded
    const task = lineOf(pack.by_hand, reading)
    // A duty outside any case, such as a planned inspection: no case reminds of it, the sheet names it.
    if (task.at.length === 0) onSheet(loaded, reading)
    const application = applicationFor(pack, 'first', {
      channel: 'in_person',
      held: [{ category: 'first', setOn: plainDate('2020-01-10'), position: 'Учитель', otherRegion: 'perm' }],
    })
    for (const stage of stages.filter(name => name !== 'draft')) {
      const state = caseAt(stage, pack, application)
      const reminded = dueTasks(state, pack).some(({ id }) => id === task.id)
      assert.equal(reminded, task.at.includes(stage), `стадия ${stage}`)
      const done = { ...state, handTasksDone: [task.id] } as typeof state
      assert.ok(!dueTasks(done, pack).some(({ id }) => id === task.id), 'сделанное больше не напоминается')
    }
  },
  outside: (loaded, reading) => {
    assert.match(reading.sentence, /Причина: \S/)
    return onSheet(loaded, reading)
  },
  questions: (loaded, reading) => {
    const { ask } = lineOf(loaded.pack.questions, reading)
    assert.ok(sheetOf(loaded).questions.some(({ text }) => text === ask))
  },
}
