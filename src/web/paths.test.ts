import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { paths, returnPath, withQuery } from './paths.ts'

describe('адреса сайта', () => {
  it('одна функция даёт и образец, и ссылку', () => {
    assert.equal(paths.caseThing(':id', 'registration'), '/cases/:id/registration')
    assert.equal(paths.caseThing('a/../b?', 'registration'), '/cases/a%2F..%2Fb%3F/registration')
    assert.equal(withQuery('/cases', { page: '2', stage: undefined, q: '' }), '/cases?page=2')
  })

  it('вернуться можно только внутрь сайта', () => {
    for (const good of ['/', '/cases?page=2', '/sign-in/persona?region=kbr']) assert.equal(returnPath(good), good)
    for (const bad of [
      '//x.example',
      '/\\x.example',
      'https://x.example',
      'javascript:1',
      '/a\\b',
      '/\n/x',
      '',
      undefined,
      ['/'],
    ])
      assert.equal(returnPath(bad), undefined, String(bad))
  })

  it('чем бы ни был адрес возврата, браузер остаётся на сайте', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map(rest => `/${rest}`),
        ),
        asked => {
          const path = returnPath(asked)
          if (path !== undefined) assert.equal(new URL(path, 'https://edu.example').host, 'edu.example')
        },
      ),
    )
  })
})
