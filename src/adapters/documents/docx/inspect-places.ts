import {
  MissingCloseDelimiterError,
  MissingStartDelimiterError,
  RelType,
  type Tag,
  TagDisposition,
  TagPlacement,
  UnclosedTagError,
  UnopenedTagError,
} from 'easy-template-x'
import { meant, shown, unknown } from '../../../application/templates/place-names.ts'
import type { TemplatePlaces } from '../../../application/templates/template-places.ts'
import type { TemplateFault } from '../../../application/templates/word-templates.ts'
import { wordHandler } from './fill-template.ts'
import { asBuffer } from './zip.ts'

const mostFaults = 20

/** Parts that are filled. */
const readable = [RelType.MainDocument, RelType.Header, RelType.Footer]

/** The samples have no braces, so one that is left belongs to no place. */
const loose = 'В тексте есть скобка { или } без пары: место пишут в одном абзаце, как {дата}'

/** Whether every place of the file is known for this form, and every list and condition that begins also ends. */
export const placeFaults = async (bytes: Uint8Array, places: TemplatePlaces): Promise<TemplateFault[]> => {
  const handler = wordHandler(sampleData(places))
  let tags: Tag[]
  try {
    tags = await handler.parseTags(asBuffer(bytes))
  } catch (error) {
    return [{ message: unread(error) }]
  }
  const faults = faultsOf(tags, places)
  if (faults.length > 0) return faults.slice(0, mostFaults)
  try {
    const filled = await handler.process(asBuffer(bytes), {})
    const text = await Promise.all(readable.map(part => handler.getText(filled, part)))
    return /[{}]/.test(text.join('')) ? [{ message: loose }] : []
  } catch (error) {
    return [{ message: unread(error) }]
  }
}

const faultsOf = (tags: readonly Tag[], places: TemplatePlaces): TemplateFault[] => {
  const faults: TemplateFault[] = []
  const open: { name: string; list: boolean }[] = []
  const lists = places.lists.map(({ name }) => name)
  const names = (): string[] => {
    const columns = open.flatMap(({ name }) => places.lists.find(list => list.name === name)?.columns ?? [])
    return [...columns, ...places.fields].map(({ name }) => name)
  }
  for (const tag of tags) {
    const name = tag.name ?? ''
    if (tag.placement === TagPlacement.Attribute)
      faults.push({ message: `Место ${shown(tag.rawText)} стоит в описании рисунка: там оно не заполняется` })
    else if (tag.options !== undefined)
      faults.push({ message: `В скобках ${shown(tag.rawText)} лишнее: нужно только название места` })
    else if (tag.disposition === TagDisposition.Close) {
      const last = open.pop()
      if (last === undefined || (name !== '' && name !== last.name))
        faults.push({
          message: `${shown(tag.rawText)} закрывает то, что не начато${last && `: ждали {/${last.name}}`}`,
        })
    } else if (tag.disposition === TagDisposition.Open) {
      const list = lists.includes(name)
      if (!list && !names().includes(name))
        faults.push({ message: `Списка или условия «${shown(name)}» нет${meant(name, [...lists, ...names()])}` })
      if (list && open.some(one => one.list))
        faults.push({ message: `Список {#${shown(name)}} внутри другого списка не повторить` })
      open.push({ name, list })
    } else if (!names().includes(name)) faults.push({ message: unknown(name, { names: names() }) })
  }
  for (const { name } of open)
    faults.push({ message: `{#${shown(name)}} начато, но не закрыто: нужно {/${shown(name)}}` })
  return faults
}

/** What the library could not read; its own words are for programmers. */
const unread = (error: unknown): string => {
  if (error instanceof MissingCloseDelimiterError || error instanceof MissingStartDelimiterError) return loose
  if (error instanceof UnclosedTagError || error instanceof UnopenedTagError)
    return 'Начало и конец списка {#…} {/…} не сходятся'
  return 'Места в файле расставлены так, что их не заполнить: начало и конец списка должны стоять на одном уровне – в одной таблице или в соседних абзацах'
}

const sampleData = ({ fields, lists }: TemplatePlaces) => ({
  fields: new Map(fields.map(({ name, sample }) => [name, sample])),
  lists: new Map(lists.map(({ name, sample }) => [name, sample])),
})
