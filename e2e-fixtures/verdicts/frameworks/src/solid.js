import { createSignal, Show } from 'solid-js'
import html from 'solid-js/html'
import { render } from 'solid-js/web'

/** A sign-in, refused below its field, and taken by another view at another address. */
function SignIn() {
  const [image, setImage] = createSignal(1)
  const [code, setCode] = createSignal('')
  const [hint, setHint] = createSignal('4 characters, capitals matter')
  const [isIn, setIn] = createSignal(false)

  async function send(event) {
    event.preventDefault()
    const body = new URLSearchParams({ user: 'ada', captcha: code() })
    const { ok } = await (await fetch('check', { method: 'POST', body })).json()
    if (ok) history.pushState({}, '', 'home')
    setIn(ok)
    setHint('Read again: the characters differ')
    setImage(image() + 1)
  }

  return html`<${Show} when=${() => !isIn()} fallback=${() => html`<nav>Ada</nav><h1>Home</h1>`}>
    <form onSubmit=${send}>
      <p><label>User <input name="user" value="ada" /></label></p>
      <p><img src=${() => `captcha?${image()}`} alt="captcha" width="150" height="50" /></p>
      <p><label>Characters <input name="code" prop:value=${code} onInput=${(event) => setCode(event.target.value)} /></label><br />
        <small style=${() => (hint().startsWith('Read') ? 'color: #c62828' : 'color: #666')}>${hint}</small></p>
      <button type="submit">Sign in</button>
    </form>
  <//>`
}

render(SignIn, document.getElementById('app'))
