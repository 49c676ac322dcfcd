import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { watchDialogs } from '../../../src/page/dialogs.ts'
import type { PagePort } from '../../../src/page/port.ts'

function fakePage() {
  const page = Object.assign(new EventEmitter(), { url: () => 'http://localhost/' })
  return page as unknown as PagePort & EventEmitter
}

function fakeDialog(kind: string, message = 'Wrong code') {
  return {
    type: () => kind,
    message: () => message,
    accept: vi.fn(async () => {}),
    dismiss: vi.fn(async () => {}),
  }
}

test('dismisses dialogs, and lets a page leave, while nobody else listens', () => {
  const page = fakePage()
  const dialogs = watchDialogs(page)
  const [alert, leaving] = [fakeDialog('alert'), fakeDialog('beforeunload', '')]
  page.emit('dialog', alert)
  page.emit('dialog', leaving)
  expect(alert.dismiss).toHaveBeenCalledOnce()
  expect(leaving.accept).toHaveBeenCalledOnce()
  expect(dialogs.seen).toEqual([
    { kind: 'alert', message: 'Wrong code' },
    { kind: 'beforeunload', message: '' },
  ])
  expect(dialogs.open).toBeUndefined()
})

test('leaves dialogs to the test that listens to them, and knows that one is open', () => {
  const page = fakePage()
  page.on('dialog', () => {})
  const dialogs = watchDialogs(page)
  const confirm = fakeDialog('confirm', 'Sure?')
  page.emit('dialog', confirm)
  expect(confirm.dismiss).not.toHaveBeenCalled()
  expect(dialogs.open).toEqual({ kind: 'confirm', message: 'Sure?' })
})

test('leaves no listener behind', () => {
  const page = fakePage()
  watchDialogs(page).stop()
  expect(page.listenerCount('dialog')).toBe(0)
})
