import type { Organisation } from '../../application/stores/people.ts'
import type { Dice } from './dice.ts'

/** Districts that sound like the region; schools in them are invented. */
const municipalities: Record<string, readonly string[]> = {
  kuzbass: [
    'Томьреченский городской округ',
    'Кедровоозёрский муниципальный округ',
    'Угольногорский городской округ',
    'Шорский муниципальный округ',
    'Верхнетомский городской округ',
  ],
  irkutsk: [
    'Приангарский район',
    'Байкалогорский городской округ',
    'Усть-Ленский район',
    'Саянский муниципальный округ',
    'Нижнеудинский городской округ',
  ],
  penza: [
    'Сурский район',
    'Верхнехопёрский район',
    'город Засурск',
    'Мокшанополянский район',
    'Вадинский муниципальный округ',
  ],
  kaliningrad: [
    'Янтаробережный городской округ',
    'Преголянский муниципальный округ',
    'Куршский муниципальный округ',
    'Косинский муниципальный округ',
    'Неманогорский муниципальный округ',
  ],
  kbr: [
    'Чегемгорский район',
    'Нальчикский городской округ',
    'Баксандольский район',
    'Терскогорский район',
    'Приэльбрусский район',
  ],
}

const schoolNames = [
  'Родник',
  'Горизонт',
  'Созвездие',
  'Перспектива',
  'Гармония',
  'Эврика',
  'Исток',
  'Вершина',
  'Ступени',
  'Диалог',
  'Лира',
  'Орбита',
]
const kindergartenNames = ['Рябинка', 'Солнышко', 'Теремок', 'Журавушка', 'Ручеёк', 'Колокольчик']

/** Fourteen invented schools and kindergartens, and an institute for the specialists. */
export const makeSchools = (luck: Dice, region: string): Organisation[] => {
  const towns = municipalities[region] ?? ['Городской округ']
  const school = (kind: string, name: string, index: number): Organisation => {
    const town = towns[index % towns.length] ?? ''
    const own = `«${kind} „${name}“»`
    return {
      id: luck.id(),
      region,
      fullName: `Муниципальное бюджетное общеобразовательное учреждение ${own}, ${town}`,
      shortName: `МБОУ ${own}`,
      municipality: town,
      address: `${town}, ул. ${luck.pick(['Школьная', 'Садовая', 'Центральная', 'Лесная', 'Молодёжная'])}, ${luck.between(1, 60)}`,
      email: `school${index + 1}.${region}@example.invalid`,
      headName: null,
    }
  }
  const schools = luck
    .shuffled(schoolNames)
    .map((name, index) => school(luck.pick(['Средняя школа', 'Гимназия', 'Лицей']), name, index))
  const kindergartens = luck
    .shuffled(kindergartenNames)
    .slice(0, 4)
    .map((name, index) => ({
      ...school('Детский сад', name, index),
      fullName: `Муниципальное автономное дошкольное образовательное учреждение «Детский сад «${name}», ${towns[index % towns.length]}`,
      shortName: `МАДОУ «Детский сад «${name}»`,
    }))
  return [...schools, ...kindergartens]
}
