/** What the YAML reader complains of, in words of the person who wrote the file; the rest stays as the reader says it. */
const words: readonly (readonly [pattern: RegExp, russian: string])[] = [
  [/Missing closing "quote.*/, 'не закрыта двойная кавычка'],
  [/Missing closing 'quote.*/, 'не закрыта одинарная кавычка'],
  [/Nested mappings are not allowed in compact mappings.*/, 'два ключа в одной строке без скобок { }'],
  [/All mapping items must start at the same column.*/, 'ключи одного раздела стоят с разным отступом'],
  [/A collection cannot be both a mapping and a sequence.*/, 'ключи и пункты списка «-» смешаны в одном разделе'],
  [
    /Implicit (map )?keys? need to be (on a single line|followed by map values).*/,
    'после ключа нужны двоеточие и значение',
  ],
  [/Tabs are not allowed as indentation.*/, 'отступ сделан табуляцией, нужны пробелы'],
  [/Flow (map|sequence) .*/, 'скобка { или [ не закрыта или закрыта не там'],
  [/Expected flow (map|sequence).*/, 'скобка { или [ не закрыта'],
  [/Missing , (or : )?between flow (map|sequence) items.*/, 'между значениями в скобках нет запятой'],
  [/Unexpected .* in (flow|block).*/, 'лишний знак в скобках или списке'],
  [/Plain value cannot start with.*/, 'значение начинается с особого знака: возьмите его в кавычки'],
  [/Source contains multiple documents.*/, 'в файле несколько документов, разделённых «---»: нужен один'],
  [/Unresolved alias.*: (\S+)$/, 'ссылка *$1 ни на что не указывает'],
  [/Excessive alias count.*/, 'ссылок «*» столько, что файл не развернуть'],
]

export const inRussianYaml = (message: string): string => {
  for (const [pattern, russian] of words) if (pattern.test(message)) return message.replace(pattern, russian)
  return message
}
