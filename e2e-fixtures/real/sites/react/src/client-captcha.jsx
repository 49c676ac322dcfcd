import { useState } from 'react'
import ClientCaptcha from 'react-client-captcha'
import { tell } from './tell.js'

/** The readme's component in a form: the readme ends at the code. */
export function ClientCaptchaLogin() {
  const [code, setCode] = useState('')
  const [typed, setTyped] = useState('')
  const [message, setMessage] = useState('')

  const submit = (event) => {
    event.preventDefault()
    tell(typed === code)
    setMessage(typed === code ? 'Welcome' : 'The code is wrong')
    setTyped('')
  }

  if (message === 'Welcome') return <h1>Welcome</h1>
  return (
    <form onSubmit={submit}>
      <ClientCaptcha captchaCode={setCode} />
      <label>
        Captcha code <input value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <p role="alert">{message}</p>
      <button type="submit">Sign in</button>
    </form>
  )
}
