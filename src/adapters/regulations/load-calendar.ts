import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type RegionalFile, regionalFile, type YearFile, yearFile } from '../../domain/calendar/calendar-file.ts'
import { type WorkCalendar, workCalendar } from '../../domain/calendar/work-calendar.ts'
import { BadRegulationFile, readYaml } from './yaml-file.ts'

export type CalendarFiles = { years: YearFile[]; regional: RegionalFile[] }

/**
 * Reads `<year>.yaml` and `regional/<region>.yaml` of a calendar folder. Throws BadRegulationFile naming file and line
 * for a wrong value, an unknown key, or a file whose name disagrees with what stands inside.
 */
export const readCalendarFiles = async (folder: string): Promise<CalendarFiles> => {
  const years = await Promise.all(
    (await yamlNames(folder)).map(async name => {
      const file = await readYaml(join(folder, name), `calendar/${name}`, yearFile)
      return named(name, String(file.year), `calendar/${name}`, file)
    }),
  )
  const regionalFolder = join(folder, 'regional')
  const regional = await Promise.all(
    (await yamlNames(regionalFolder)).map(async name => {
      const shownAs = `calendar/regional/${name}`
      const file = await readYaml(join(regionalFolder, name), shownAs, regionalFile)
      return named(name, file.region, shownAs, file)
    }),
  )
  return { years, regional }
}

/** The working calendars of all regions that have a file, by region code. */
export const loadCalendars = async (folder: string): Promise<ReadonlyMap<string, WorkCalendar>> => {
  const { years, regional } = await readCalendarFiles(folder)
  return new Map(regional.map(file => [file.region, workCalendar(years, file)]))
}

const yamlNames = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter(name => name.endsWith('.yaml')).sort()

const named = <File>(name: string, inside: string, shownAs: string, file: File): File => {
  if (name === `${inside}.yaml`) return file
  throw new BadRegulationFile([`${shownAs}:1: имя файла не совпадает с содержимым: внутри «${inside}»`])
}
