import { useCallback, useRef, useState } from 'react'
import Captcha from 'react-captcha-code'
import { tell } from './tell.js'

/** The readme's example, with a field: the readme ends at the code. */
export function CaptchaCode() {
  const [code, setCode] = useState('')
  const [typed, setTyped] = useState('')
  const [message, setMessage] = useState('')
  const handleChange = useCallback((captcha) => setCode(captcha), [])
  const captchaRef = useRef()

  const submit = (event) => {
    event.preventDefault()
    const isRight = typed === code
    tell(isRight)
    setMessage(isRight ? '登录成功' : '验证码错误')
    setTyped('')
    if (!isRight) captchaRef.current.refresh()
  }

  if (message === '登录成功') return <h1>{message}</h1>
  return (
    <form onSubmit={submit}>
      <input placeholder="请输入验证码" value={typed} onChange={(event) => setTyped(event.target.value)} />
      <Captcha ref={captchaRef} charNum={6} onChange={handleChange} />
      <div>
        <button type="button" onClick={() => captchaRef.current.refresh()}>
          更换验证码
        </button>
      </div>
      <p role="alert">{message}</p>
      <button type="submit">登录</button>
    </form>
  )
}
