import { journey } from './journey.ts'

journey('irkutsk', {
  form: 'video',
  answers: {
    category: { category: 'highest' },
    held: {
      held_category: 'first',
      held_set_on: '18.11.2021',
      held_position: 'Учитель',
      held_order_number: '871',
      held_order_date: '19.11.2021',
      held_body: 'Министерство образования Иркутской области',
    },
  },
})
