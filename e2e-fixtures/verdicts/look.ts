/** What a document says of itself, where it differs from an English one. */
interface Frame {
  title?: string
  lang?: string
  dir?: 'rtl'
  head?: string
}

const STYLE = `
  body { margin: 0; padding: 32px 40px; font: 16px/1.5 system-ui, sans-serif; color: #1d2433 }
  form, .panel { max-width: 480px }
  input, textarea { padding: 6px 8px; font: inherit }
  .red, .error, .text-danger { color: #b3261e }
  .green, .ok { color: #136c34 }
  [hidden] { display: none !important }
`

/** A document around the body of a page. */
export function framePage(
  body: string,
  { title = 'Hillside', lang = 'en', dir, head = '' }: Frame = {},
): string {
  return `<!doctype html>
<html lang="${lang}"${dir ? ` dir="${dir}"` : ''}>
<head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"><style>${STYLE}</style>${head}</head>
<body>
${body}
</body>
</html>`
}

/** The captcha as most of the sites here show it. Each request for `captcha` draws another image; `captcha?same` does not. */
export const IMAGE = '<img id="pic" src="captcha?1" alt="captcha" width="150" height="50">'

export const ANSWER =
  '<label>Type the characters in the image <input id="ans" name="captcha" autocomplete="off"></label>'

interface Form {
  /** What stands above the captcha. */
  fields?: string
  image?: string
  answer?: string
  /** The button's markup. */
  button?: string
  /** Attributes of the form. */
  attributes?: string
}

export const NAME = '<p><label>Your name <input name="nick" value="Ada"></label></p>'

/** A form with a captcha, whose parts can be replaced. Without attributes it is sent to the address of its page. */
export function drawForm(form: Form = {}): string {
  const { fields = NAME, image = IMAGE, answer = ANSWER, button = '<button>Send</button>' } = form
  return `<form id="f" ${form.attributes ?? 'method="post"'}>
    ${fields}
    <p>${image}</p>
    <p>${answer}</p>
    <p>${button}</p>
  </form>`
}

/**
 * A page whose form is handled by a script. `code` runs when the form is sent and can use `$`, the form `f`, `pic`, `ans`, `out` above the
 * form, `fresh()` to show another image, `ask()` for the server's answer as an object, and `later(ms)`.
 */
export function scriptedPage(
  code: string,
  form: Form & Frame & { before?: string; after?: string } = {},
): string {
  return framePage(
    `${form.before ?? '<div id="out"></div>'}
    ${drawForm({ attributes: '', ...form })}
    ${form.after ?? ''}
    <script>
      const $ = (id) => document.getElementById(id)
      const [f, pic, ans, out] = [$('f'), $('pic'), $('ans'), $('out')]
      let shown = 1
      const fresh = () => { pic.src = 'captcha?' + ++shown }
      const later = (ms) => new Promise((done) => setTimeout(done, ms))
      const ask = async (path = 'check') => {
        const response = await fetch(path, { method: 'POST', body: new FormData(f) })
        return response.json()
      }
      f.addEventListener('submit', async (event) => {
        event.preventDefault()
        ${code}
      })
    </script>`,
    form,
  )
}
