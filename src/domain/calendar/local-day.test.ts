import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isTimeZone, localDay, localMoment, localTime } from './local-day.ts'

const zones = [
  { region: 'Кузбасс', zone: 'Asia/Novokuznetsk', hours: 7 },
  { region: 'Иркутская область', zone: 'Asia/Irkutsk', hours: 8 },
  { region: 'Калининградская область', zone: 'Europe/Kaliningrad', hours: 2 },
  { region: 'Пензенская область и КБР', zone: 'Europe/Moscow', hours: 3 },
]

describe('местный день', () => {
  for (const { region, zone, hours } of zones) {
    it(`${region}: поданное в 23:30 по местному времени относится к местной дате`, () => {
      const instant = new Date(Date.UTC(2023, 10, 3, 23 - hours, 30))
      assert.deepEqual(localMoment(instant, zone), { date: '2023-11-03', time: '23:30' })
      const halfAnHourLater = new Date(instant.getTime() + 30 * 60_000)
      assert.deepEqual(localMoment(halfAnHourLater, zone), { date: '2023-11-04', time: '00:00' })
    })

    it(`${region}: смещение +${hours} круглый год`, () => {
      const instants = fc.date({ min: new Date('2022-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
      fc.assert(
        fc.property(instants, instant => {
          const shifted = new Date(instant.getTime() + hours * 3_600_000).toISOString()
          assert.equal(localDay(instant, zone), shifted.slice(0, 10))
          assert.equal(localTime(instant, zone), shifted.slice(11, 16))
        }),
      )
    })
  }

  it('один и тот же миг в Калининграде — ещё вчера, в Иркутске — уже сегодня', () => {
    const instant = new Date('2023-12-31T20:00:00Z')
    assert.equal(localDay(instant, 'Europe/Kaliningrad'), '2023-12-31')
    assert.equal(localDay(instant, 'Asia/Irkutsk'), '2024-01-01')
  })

  it('неизвестный пояс и негодный миг — ошибка, а не догадка', () => {
    assert.throws(() => localDay(new Date('2023-11-03'), 'Asia/Kuzbass'), RangeError)
    assert.throws(() => localDay(new Date('нет'), 'Europe/Moscow'), RangeError)
    assert.equal(isTimeZone('Asia/Kuzbass'), false)
    assert.equal(isTimeZone('Asia/Novokuznetsk'), true)
  })
})
