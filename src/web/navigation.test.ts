import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roles } from '../domain/people/roles.ts'
import { navigation, reachable } from './navigation.ts'

describe('меню роли', () => {
  const page = (path: string, ...open: string[]) => ({ method: 'GET', path, roles: open })
  const clerk = { role: 'clerk', region: 'kbr' } as const

  it('показывает только страницы, которые есть на сервере и открыты роли', () => {
    const declared = [
      page('/cases', 'clerk'),
      page('/journal', 'supervisor'),
      { ...page('/intake', 'clerk'), method: 'POST' },
    ]
    assert.deepEqual(
      reachable(navigation(clerk), declared, clerk).map(item => item.address),
      ['/cases'],
    )
  })

  it('общие страницы – меню гостя; у работающего в меню только своё', () => {
    const declared = [page('/register', 'public'), page('/cases', 'clerk')]
    assert.deepEqual(
      reachable(navigation(undefined), declared, undefined).map(item => item.address),
      ['/register'],
    )
    assert.deepEqual(
      reachable(navigation(clerk), declared, clerk).map(item => item.address),
      ['/cases'],
    )
  })

  it('у каждой роли есть с чего начать день, и ни одна строка не повторяется', () => {
    for (const role of roles) {
      const items = navigation({ role, region: 'kbr' })
      assert.ok(items.length > 0, role)
      assert.equal(new Set(items.map(item => item.address)).size, items.length, role)
    }
  })
})
