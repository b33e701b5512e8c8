import type { Person } from '../../application/stores/people.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Dice } from './dice.ts'

type Origin = {
  /** Of a man; a woman's ending follows. */
  surnames: readonly string[]
  men: readonly string[]
  women: readonly string[]
  /** Names of fathers with both patronymics. */
  fathers: readonly (readonly [man: string, woman: string])[]
}

const words = (text: string): string[] => text.split(' ')
/** Stems of patronymics; a stem in a soft vowel takes «-евич», one that has its vowel already «-вич». */
const pairs = (text: string): [string, string][] =>
  words(text).map(stem => {
    const joint = stem.endsWith('е') ? '' : /[иэ]$/.test(stem) ? 'е' : 'о'
    return [`${stem}${joint}вич`, `${stem}${joint}вна`]
  })

const russian: Origin = {
  surnames: words(
    'Алфеев Березин Ветлугин Годунов Державин Елагин Жаворонков Заречный Истомин Калугин Ладыгин Мещеряков Нечаев Ордынцев Полозов Радищев Самарин Тихомиров Усольцев Филатов Храмов Чердынцев Шелестов Щеглов Юрасов Ярцев Бахметьев Вяземцев Дубравин Кедров Лугин Осокин Родников Соловьёв Травин Черёмухин',
  ),
  men: words(
    'Андрей Борис Виктор Глеб Денис Евгений Игорь Кирилл Леонид Максим Николай Павел Роман Сергей Тимофей Юрий',
  ),
  women: words(
    'Анна Валентина Вера Галина Дарья Екатерина Жанна Инна Ксения Лариса Марина Надежда Ольга Полина Светлана Татьяна Ульяна Юлия',
  ),
  fathers: pairs(
    'Александр Борис Виктор Герман Иван Константин Леонид Михайл Олег Павл Роман Степан Фёдор Андрее Алексее Сергее',
  ),
}
const tatar: Origin = {
  surnames: words(
    'Абзалов Валиев Гайнутдинов Закиров Ибатуллин Камалов Мингазов Насыров Сафин Тагиров Фаттахов Хайруллин Шакиров',
  ),
  men: words('Азат Айдар Ильдар Марат Наиль Ренат Тимур Фарид'),
  women: words('Айгуль Альбина Гузель Дина Лейсан Наиля Резеда Эльвира'),
  fathers: pairs('Азат Ильдар Камил Марат Наил Рафик Ринат Фарид'),
}
const buryat: Origin = {
  surnames: words('Бадмаев Баторов Гомбоев Доржиев Дугаров Жамбалов Намсараев Очиров Раднаев Санжиев Цыренов'),
  men: words('Аюр Баир Бато Доржо Жаргал Солбон Чингис'),
  women: words('Аюна Баирма Дарима Оюна Сэсэг Туяна Эржена'),
  fathers: pairs('Баир Бато-Мункэ Владимир Доржи Жаргал Цырен'),
}
const caucasian: Origin = {
  surnames: words(
    'Абазов Алоев Бабугоев Гедгафов Дышеков Жемухов Карданов Кумыков Макоев Нагоев Сабанчиев Таов Тлупов Унажоков Хашхожев Шогенов Эльмесов Боташев Гулиев Джаппуев Кулиев Мизиев Этезов',
  ),
  men: words('Азамат Анзор Артур Аслан Ахмед Беслан Залим Мурат Руслан Тимур Хасан'),
  women: words('Алина Асият Джамиля Залина Лариса Мадина Марьяна Оксана Рамета Фатима Халимат'),
  fathers: pairs('Азамат Альберт Аслан Ахмед Барасби Мухамед Руслан Султан Хасан Хажмурат'),
}

/** Who lives where: the first kinds of names are the more common ones. */
const mixes: Record<string, readonly Origin[]> = {
  kuzbass: [russian, russian, russian, tatar],
  irkutsk: [russian, russian, buryat, tatar],
  penza: [russian, russian, tatar],
  kaliningrad: [russian, russian, russian, russian, tatar],
  kbr: [caucasian, caucasian, caucasian, russian],
}

/** An invented person of a working age. `taken` keeps full names and numbers from coming twice. */
export const makePerson = (luck: Dice, region: string, today: PlainDate, taken: Set<string>): Person => {
  for (;;) {
    const origin = luck.pick(mixes[region] ?? [russian])
    const woman = luck.chance(0.82)
    const stem = luck.pick(origin.surnames)
    const [his, hers] = luck.pick(origin.fathers)
    const surname = woman ? feminine(stem) : stem
    const name = luck.pick(woman ? origin.women : origin.men)
    const patronymic = woman ? hers : his
    const whole = `${surname} ${name} ${patronymic}`
    const snils = makeSnils(luck)
    if (taken.has(whole) || taken.has(snils)) continue
    taken.add(whole).add(snils)
    return {
      id: luck.id(),
      surname,
      name,
      patronymic,
      sex: woman ? 'female' : 'male',
      birthDate: addDays(today, -365 * luck.between(26, 60) - luck.between(0, 364)),
      snils,
      citizenship: 'russian',
      identity: null,
      phone: `+7 900 ${luck.between(100, 999)}-${luck.between(10, 99)}-${luck.between(10, 99)}`,
      email: `user${luck.between(1000, 9_999_999)}@example.invalid`,
      address: null,
    }
  }
}

const feminine = (surname: string): string => (surname.endsWith('ый') ? `${surname.slice(0, -2)}ая` : `${surname}а`)

/** Eleven digits from the range that nobody has been given, with the right check number. */
const makeSnils = (luck: Dice): string => {
  const number = `9${String(luck.between(0, 99_999_999)).padStart(8, '0')}`
  const sum = [...number].reduce((total, digit, place) => total + Number(digit) * (9 - place), 0)
  return `${number}${String((sum % 101) % 100).padStart(2, '0')}`
}
