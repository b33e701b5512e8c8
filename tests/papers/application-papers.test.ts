import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chosenIn, lineIn, packOf, paperIn, regions, subjectIn, teacher, textOf } from './paper-desk.ts'

const answers = [
  { field: 'category', question: 'Категория', answer: 'Высшая' },
  { field: 'held_category', question: 'Имею', answer: 'Первая' },
  { field: 'held_set_on', question: 'С какого дня', answer: '01.10.2019' },
  { field: 'held_valid_until', question: 'Действует по', answer: '01.10.2024' },
  { field: 'held_order_number', question: 'Номер приказа', answer: '55' },
  { field: 'held_order_date', question: 'Дата приказа', answer: '05.10.2019' },
  { field: 'held_body', question: 'Орган', answer: 'Министерство образования Ярского края' },
  { field: 'grounds', question: 'Результаты', answer: 'Победы учеников на олимпиадах' },
  { field: 'education_institution', question: 'Где', answer: 'Учебный педагогический институт' },
  { field: 'education_finished_on', question: 'Когда', answer: '30.06.2007' },
  { field: 'education_speciality', question: 'Специальность', answer: 'математика' },
  { field: 'education_qualification', question: 'Квалификация', answer: 'учитель' },
  { field: 'teaching_experience_years', question: 'Стаж', answer: '16' },
  { field: 'position_experience_years', question: 'В должности', answer: '10' },
  { field: 'organisation_experience_years', question: 'В организации', answer: '4' },
  { field: 'awards', question: 'Награды', answer: 'Почётная грамота' },
  { field: 'professional_development', question: 'Курсы', answer: 'Курсы 2023 года' },
  { field: 'passport_series', question: 'Серия', answer: '4508' },
  { field: 'passport_number', question: 'Номер', answer: '123456' },
  { field: 'phone', question: 'Телефон', answer: '+7 900 000-00-02' },
  { field: 'email', question: 'Почта', answer: 'new@example.ru' },
  { field: 'address', question: 'Адрес', answer: 'г. Учебный, ул. Новая, д. 2' },
  { field: 'consent', question: 'Согласие', answer: 'Да' },
  { field: 'responsibility', question: 'Сведения достоверны', answer: 'Да' },
]

describe('заявление', () => {
  it('в каждом регионе названы заявитель, категория, должность, орган и подпись (196 п. 28)', () => {
    for (const region of regions) {
      const paper = paperIn(region, 'application')
      const text = textOf(paper)
      assert.equal(paper.layout, 'application', region)
      assert.deepEqual(paper.addressee, [`Куда: ${packOf(region).authority.name}`], region)
      assert.equal(paper.from?.[0], 'от Клёновой Веры Ильиничны', region)
      for (const part of ['Клёнова', 'Учитель (математика)', 'Школа № 1'])
        assert.ok(text.includes(part), `${region}: ${part}`)
      assert.match(text, /перв(ую|ая|ой) квалификационн/, region)
      assert.deepEqual(paper.signatory, { post: 'Заявитель', name: 'В.\u00a0И.\u00a0Клёнова', personId: 'teacher-1' })
      assert.doesNotMatch(
        text,
        /согласие на обработку моих персональных данных/i,
        `${region}: согласие — отдельный документ`,
      )
    }
  })

  it('КБР, приложение 2-а: каждая строка бланка заполнена ответом', () => {
    const paper = paperIn('kbr', 'application', {
      category: 'highest',
      answers,
      application: { wishesPresence: false, resultBy: 'email', paperCopy: false },
    })
    assert.equal(lineIn(paper, 'Я,'), 'Клёнова Вера Ильинична')
    assert.equal(lineIn(paper, 'Прошу аттестовать меня в 2024 г. на высшую'), 'Учитель (математика)')
    assert.equal(lineIn(paper, 'В настоящее время'), 'имею квалификационную категорию: первая')
    assert.equal(lineIn(paper, 'срок её действия до'), '01.10.2024')
    assert.equal(lineIn(paper, 'стаж педагогической работы'), '16')
    assert.equal(lineIn(paper, 'в данной должности'), '10')
    assert.equal(lineIn(paper, 'в данном учреждении'), '4')
    assert.equal(lineIn(paper, 'Имею следующие награды'), 'Почётная грамота')
    assert.equal(lineIn(paper, 'Сведения о повышении'), 'Курсы 2023 года')
    assert.match(lineIn(paper, 'образование') ?? '', /30\.06\.2007.*институт.*математика.*учитель/)
    assert.match(textOf(paper), /Победы учеников на олимпиадах/)
    assert.deepEqual(chosenIn(paper), [
      'без моего присутствия',
      'в форме электронного документа на личный адрес электронной почты или адрес электронной почты образовательной организации',
    ])
    assert.deepEqual(paper.from?.slice(1), [
      '+7 900 000-00-02',
      'new@example.ru',
      'адрес регистрации: г. Учебный, ул. Новая, д. 2',
    ])
  })

  it('КБР, приложение 2-б: есть день высшей категории и должность, которой в бланке нет', () => {
    const paper = paperIn('kbr', 'application', { category: 'mentor', answers })
    assert.equal(lineIn(paper, 'В настоящее время имею высшую'), '01.10.2019')
    assert.equal(
      lineIn(paper, 'Прошу аттестовать меня в 2024 г. на квалификационную категорию «педагог-наставник»'),
      'Учитель (математика)',
    )
    const line = packOf('kbr').documents.find(({ blank }) => blank === 'kbr-2b')
    assert.match(line?.question ?? '', /нет должности/)
  })

  it('без категории 2-а говорит «не имею»', () => {
    const none = answers.map(one => (one.field === 'held_category' ? { ...one, answer: 'Категории не было' } : one))
    const paper = paperIn('kbr', 'application', { answers: none })
    assert.equal(lineIn(paper, 'В настоящее время'), 'не имею квалификационной категории')
    assert.equal(lineIn(paper, 'срок её действия'), undefined)
  })

  it('Калининград, приложение 5: паспорт, прежняя категория с реквизитами, предупреждение о согласии', () => {
    const text = textOf(paperIn('kaliningrad', 'application', { category: 'highest', answers }))
    assert.match(text, /паспорт серия 45 08 № 123456/)
    assert.match(
      text,
      /Первая, установлена 01\.10\.2019, приказ № 55, от 05\.10\.2019, Министерство образования Ярского края/,
    )
    assert.match(text, /без согласия на обработку персональных данных заявление не может быть рассмотрено/)
  })

  it('без своего бланка печатаются все ответы, кроме служебных и согласия', () => {
    const reception = { field: 'signature', question: 'Как подписано', answer: 'Собственноручно' }
    for (const region of ['irkutsk', 'kuzbass', 'penza'] as const) {
      const paper = paperIn(region, 'application', { answers: [...answers, reception] })
      const text = textOf(paper)
      for (const { question, answer } of answers.filter(
        ({ field }) => field !== 'consent' && field !== 'responsibility',
      ))
        assert.ok(text.includes(question) && text.includes(answer), `${region}: ${question}`)
      assert.ok(!text.includes('Как подписано'), region)
      assert.deepEqual(chosenIn(paper), ['Сведения достоверны'], region)
    }
  })
})

describe('согласие', () => {
  const parts = ['Оператор', 'Цель обработки', 'Перечень персональных данных', 'Действия с персональными данными']

  it('отдельный документ со всем, что велит 152-ФЗ ст. 9 ч. 4', () => {
    for (const region of ['irkutsk', 'kaliningrad', 'kbr', 'kuzbass'] as const) {
      const paper = paperIn(region, 'consent')
      const rows = new Map(paper.blocks.flatMap(block => (block.kind === 'facts' ? block.rows : [])))
      for (const part of [...parts, 'Срок действия согласия', 'Порядок отзыва'])
        assert.ok(rows.get(part), `${region}: ${part}`)
      assert.ok(rows.get('Оператор')?.startsWith(packOf(region).authority.name))
      assert.equal(lineIn(paper, 'Я,'), 'Клёнова Вера Ильинична')
      // Irkutsk does not ask the address: the line stays empty for a hand.
      const address = region === 'irkutsk' ? '' : 'г. Учебный, ул. Школьная, д. 1'
      assert.equal(lineIn(paper, 'зарегистрированная по адресу'), address, region)
      assert.match(lineIn(paper, 'документ, удостоверяющий личность') ?? '', /серия 45 08 № 123456, выдан 01\.02\.2015/)
      assert.equal(paper.signatory?.post, 'Субъект персональных данных')
    }
  })

  it('КБР: оператор с адресом, данные и срок – по бланку', () => {
    const text = textOf(paperIn('kbr', 'consent'))
    for (const part of ['ул. Кешокова, 43', 'стаж работы', 'обезличивание', 'Бессрочно'])
      assert.ok(text.includes(part), part)
  })

  it('данные – те, о которых спрашивает форма, когда источник их не перечислил', () => {
    const text = textOf(paperIn('irkutsk', 'consent'))
    assert.match(text, /фамилия.*имя.*СНИЛС/i)
  })

  it('Пенза согласия не берёт', () => {
    assert.equal(
      packOf('penza').documents.some(({ form }) => form === 'consent'),
      false,
    )
  })

  it('представителя и то, чего не спросили, вписывают рукой', () => {
    const paper = paperIn('kbr', 'consent', {
      person: teacher({ address: null, identity: null, sex: null }),
      application: { representative: { authority: true } },
    })
    assert.equal(lineIn(paper, 'в лице представителя'), '')
    assert.equal(lineIn(paper, 'зарегистрированный(ая) по адресу'), '')
    assert.equal(lineIn(paper, 'документ, удостоверяющий личность'), '')
  })
})

describe('имена', () => {
  it('мужчина, женщина, без отчества', () => {
    const from = (person: Parameters<typeof teacher>[0]) =>
      paperIn('penza', 'application', { person: teacher(person) }).from?.[0]
    assert.equal(
      from({ surname: 'Иванов', name: 'Иван', patronymic: 'Иванович', sex: 'male' }),
      'от Иванова Ивана Ивановича',
    )
    assert.equal(from({ surname: 'Иванова', name: 'Мария', patronymic: 'Петровна' }), 'от Ивановой Марии Петровны')
    assert.equal(from({ surname: 'Иванов', name: 'Иван', patronymic: null, sex: 'male' }), 'от Иванова Ивана')
  })

  it('неуверенный падеж – именительный, и документ это говорит', () => {
    const strange = teacher({ surname: 'שלום🙂', name: 'Кто', patronymic: null, sex: null })
    const paper = paperIn('penza', 'application', { person: strange })
    assert.equal(paper.from?.[0], 'от שלום🙂 Кто')
    assert.deepEqual(paper.doubtful, ['שלום🙂 Кто'])
    assert.equal(paperIn('penza', 'application').doubtful, undefined)
  })

  it('двести знаков фамилии и разметка в имени остаются текстом', () => {
    const person = teacher({ surname: 'Щ'.repeat(200), name: '<script>alert(1)</script>', patronymic: '{{dog}}' })
    for (const region of regions) {
      const text = textOf(paperIn(region, 'application', { person }))
      assert.ok(
        text.includes('Щ'.repeat(200)) && text.includes('<script>alert(1)</script>') && text.includes('{{dog}}'),
      )
    }
  })

  it('место в словах документа не раскрывает чужих скобок', () => {
    const subject = subjectIn('kuzbass', { person: teacher({ name: '{order}' }), stage: 'published' })
    assert.ok(subject.person.name === '{order}')
    const text = textOf(
      paperIn('kuzbass', 'decision_granted', { person: teacher({ name: '{order}' }), stage: 'published' }),
    )
    assert.ok(text.includes('Клёнова {order} Ильинична'))
  })
})
