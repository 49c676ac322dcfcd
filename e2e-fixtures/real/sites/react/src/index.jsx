/** A page for each library, as its readme shows it, chosen by the address. */
import ReactDOM from 'react-dom'
import { CaptchaCode } from './captcha-code.jsx'
import { ClientCaptchaLogin } from './client-captcha.jsx'
import { SimpleCaptcha } from './simple-captcha.jsx'

const pages = {
  '/react-simple-captcha': SimpleCaptcha,
  '/react-client-captcha': ClientCaptchaLogin,
  '/react-captcha-code': CaptchaCode,
}
const Page = pages[location.pathname]
ReactDOM.render(<Page />, document.getElementById('root'))
