import { Component } from 'react'
import { LoadCanvasTemplate, loadCaptchaEnginge, validateCaptcha } from 'react-simple-captcha'
import { tell } from './tell.js'

/** The readme's example. */
export class SimpleCaptcha extends Component {
  componentDidMount() {
    loadCaptchaEnginge(6)
  }

  doSubmit = () => {
    const field = document.getElementById('user_captcha_input')
    if (validateCaptcha(field.value) === true) {
      tell(true)
      alert('Captcha Matched')
      loadCaptchaEnginge(6)
    } else {
      tell(false)
      alert('Captcha Does Not Match')
    }
    field.value = ''
  }

  render() {
    return (
      <div className="container">
        <div className="form-group">
          <div className="col mt-3">
            <LoadCanvasTemplate />
          </div>
          <div className="col mt-3">
            <input
              placeholder="Enter Captcha Value"
              id="user_captcha_input"
              name="user_captcha_input"
              type="text"
            />
          </div>
          <div className="col mt-3">
            <button type="button" className="btn btn-primary" onClick={this.doSubmit}>
              Submit
            </button>
          </div>
        </div>
      </div>
    )
  }
}
