import { expect, test } from 'vitest'
import { parseBody } from '../../../../src/page/confirm/reply.ts'

test.each([
  '{"success":true}',
  '{"ok":true,"data":{"id":1}}',
  '{"code":0,"data":null}',
  '{"code":200,"msg":"操作成功"}',
  '{"status":"success"}',
  '{"errno":0}',
  '{"message":"Thank you!"}',
  'true',
  'OK',
])('%s says yes', (body) => {
  expect(parseBody(body).saysYes).toBe(true)
})

test.each([
  ['{"success":false,"message":"Captcha is wrong"}', 'Captcha is wrong'],
  ['{"ok":false,"error":"captcha"}', 'captcha'],
  ['{"code":500,"msg":"验证码错误"}', '验证码错误'],
  ['{"errno":1002,"errmsg":"bad code"}', 'bad code'],
  ['{"status":"error"}', undefined],
  ['{"errors":{"captcha":["does not match"]}}', 'does not match'],
  ['{"code":1,"msg":"invalid code"}', 'invalid code'],
  ['{"status":0,"form_errors":{"captcha":["Invalid CAPTCHA"]}}', 'Invalid CAPTCHA'],
  ['false', undefined],
  ['wrong', 'wrong'],
])('%s says no', (body, words) => {
  expect(parseBody(body)).toEqual({ saysYes: false, ...(words && { words }) })
})

test.each([
  '{}',
  '[]',
  '',
  '{"id":7}',
  '<p>error</p>',
  '{"code":1}',
  '{"status":0}',
  '{"state":"open"}',
  '12',
])('%s says neither', (body) => {
  expect(parseBody(body).saysYes).toBeUndefined()
})
